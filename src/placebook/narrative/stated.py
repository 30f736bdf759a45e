"""Words that set what programmes say of a place beside what the data show, and the reverse."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.links import page_link
from placebook.narrative.numbers import percent
from placebook.narrative.phrases import capital, inside, join, plural
from placebook.narrative.quotients import how_many_times, join_plain
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from typing import Any

    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["answer", "note", "table", "unnamed"]

# In order: the first that fits one of a theme's sectors is told of the theme.
VERDICTS = {
    "both": ("bear out {}", "The data bear this out"),
    "industry": (
        "show the industry, but no strong research for the size of the economy, for {}",
        "The data show the industry, but no strong research for the size of the economy",
    ),
    "research": (
        "show research but no strong industry for {}",
        "The data show research but no strong industry",
    ),
    "half": (
        "show strong research for {}, whose industry they cannot tell apart",
        "The data show research; the industry cannot be told apart",
    ),
    "held": (
        "do not settle {} (part of a strong industry that holds much else)",
        "The data leave this open: it is part of a strong industry that holds much else",
    ),
    "neither": (
        "show neither strong industry nor strong research for {}",
        "The data show neither strong industry nor strong research",
    ),
    "unseen": ("have no figure for {}", "No statistic shows this"),
}
MOST, FIELDS = 4, 3


def answer(beside: pd.DataFrame, data: PlaceData) -> str:
    """Say in a sentence what the data make of the themes; why not, if there is none.

    Parameters
    ----------
    beside
        As ``measures.stated_and_measured`` gives it.
    """
    if beside.empty:
        return _nothing(data)
    found = [_verdict(row) for row in beside.to_dict("records")]
    told = [
        words.format(join(list(beside["theme"][[each == name for each in found]])))
        for name, (words, _) in VERDICTS.items()
        if name in found
    ]
    is_are = "is" if len(beside) == 1 else "are"
    return (
        f"**Stated against measured.** {capital(plural(len(beside), 'theme'))} {is_are} stated "
        f"for {data.place.name_in_text} by name. The data {_listed(told)}.{_why_unseen(beside)}"
    )


def _listed(told: list[str]) -> str:
    return "; and ".join(part for part in ("; ".join(told[:-1]), told[-1]) if part)


def _seen(beside: pd.DataFrame) -> bool:
    """Tell whether a statistic sees any of the themes: a table of nothing else helps nobody."""
    return any(_verdict(row) != "unseen" for row in beside.to_dict("records"))


def _why_unseen(beside: pd.DataFrame) -> str:
    return "" if _seen(beside) else "".join(f" {basis}." for basis in beside["basis"])


def _nothing(data: PlaceData) -> str:
    """Say why nothing can be set beside the data, where a checked programme names the place."""
    rows, pairs = data.package["programmes"], data.package["programme_places"]
    checked = pairs["programme"].isin(rows.loc[rows["status"] == "verified", "id"])
    if not (checked & (pairs["basis"] == "named")).any():
        return ""
    return (
        "**Stated against measured.** There is nothing to set beside the data here: what they are "
        "about is not in what we could read."
    )


def _verdict(row: dict[str, Any]) -> str:
    """Tell which words fit: what is not told apart cannot be said to have no industry."""
    found = row["finding"]
    if found == "neither" and not row["apart"] and not row["searched"]:
        return "unseen"
    return "half" if found == "research" and not row["apart"] else found


def table(beside: pd.DataFrame) -> str:
    """Set each theme beside the figures of its sector.

    Parameters
    ----------
    beside
        As ``measures.stated_and_measured`` gives it.
    """
    if not _seen(beside):
        return ""
    rows = [
        [escape(capital(row["theme"])), VERDICTS[_verdict(row)][1], escape(_figures(row))]
        for row in beside.to_dict("records")
    ]
    head = ["Theme", "What the data show", "The figures"]
    caption = (
        "What programmes state, and what the data show; industries as multiples of the UK’s share"
    )
    return html_table(caption, head, rows)


def _figures(row: dict[str, Any]) -> str:
    if row["finding"] == "unseen":
        return f"{row['basis']}."
    held = [_industry(each) for each in row["industries"]]
    if not row["apart"]:
        output = f"It is a part of {join_plain(held)}" if held else ""
    else:
        output = capital(join_plain(held)) if held else "Hardly any industry"
    return "; ".join(part for part in (output, _research(row)) if part) + "."


def _research(row: dict[str, Any]) -> str:
    if not row["searched"]:
        return "no field of research is this alone"
    shown = [
        f"{percent(each['uk_share'], 1)} of the UK’s best research in {inside(each['short_title'])}"
        for each in row["research"][:FIELDS]
    ]
    return "; ".join(shown) or "no strong research in the fields that go with it"


def _industry(row: dict[str, Any]) -> str:
    size = how_many_times(row["lq"], row["low"], row["high"], row["confidence"])
    return f"{inside(row['short_title'])} ({size})"


def unnamed(others: pd.DataFrame, beside: pd.DataFrame) -> str:
    """Say which strong sectors no programme names.

    Parameters
    ----------
    others
        As ``measures.unnamed_strengths`` gives it.
    beside
        As ``measures.stated_and_measured`` gives it.
    """
    if beside.empty:
        return ""
    if others.empty:
        return (
            "The other way round, every strong sector that the data can tell apart is named by at "
            "least one programme."
        )
    strong = [
        _sector(row["short_title"], [each for each in row["industries"] if each["strength"]])
        for row in others.to_dict("records")
    ]
    rest = len(strong) - MOST
    more = [plural(rest, "other sector")] if rest > 0 else []
    them = "it" if len(strong) == 1 else "them"
    have = "one sector has" if len(strong) == 1 else "these sectors have"
    return (
        f"The other way round, {have} more than the UK’s share of output here, and none of these "
        f"programmes names {them}: {_listed([*strong[:MOST], *more])}."
    )


def _sector(title: str, industries: list[dict[str, Any]]) -> str:
    return f"{inside(title)}, with {join_plain([_industry(each) for each in industries])}"


def note(beside: pd.DataFrame) -> str:
    """Say what counts as strong, and whose reading the sectors are."""
    if not _seen(beside):
        return ""
    link = page_link("practice/programmes", "Which sector each theme belongs to")
    return (
        '<p class="pb-note">An industry is strong here from 1.1 times the UK’s share of output, if '
        "the whole range of the figure is above 1; research, from ten full-time posts of world-"
        "leading work, if the place does more of the UK’s than its share of the UK’s output. "
        f"{link} is our own reading. That the data show nothing does not make an "
        "audit wrong: it looked closer than statistics of whole areas can.</p>"
    )
