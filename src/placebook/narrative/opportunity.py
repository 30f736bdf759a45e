"""Words about where a place might lead: what it has, what could come next, and what research adds.

The answer differs in kind for a place with many strengths and one with few,
and it never says more than past decades bear out.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, odds, percent, times
from placebook.narrative.phrases import capital, inside, join, plural, possessive
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = [
    "answer",
    "bands",
    "can_foresee",
    "in_words",
    "limits",
    "meeting_note",
    "meeting_table",
    "next_table",
    "space_note",
    "space_title",
]

# As in the words on specialisation: what stands out.
DISTINCT, SEVERAL = 1.5, 4
VERGE, NEAR, PAIR = 0.9, 0.75, 2
LABELS = 3
LISTED = 6
WORTH_NAMING = 0.04
MOST_OF_UK = "england"


def in_words(options: pd.DataFrame, close: pd.DataFrame) -> pd.DataFrame:
    """Add to each industry its chance in words, its close strengths and whether to label it.

    Parameters
    ----------
    options
        As ``measures.opportunities`` gives it.
    close
        As ``measures.close_strengths`` gives it.
    """
    titles = close.groupby("industry")["strength_title"].agg(list)
    lists = [titles.get(code, []) for code in options["industry"]]
    spans = zip(options["chance_low"], options["chance_high"], strict=True)
    near = options[~options["local"] & (options["lq"] >= NEAR)]
    nearest = near.nlargest(LABELS, "lq").index
    return options.assign(
        chance=[odds(*span) for span in spans],
        strengths=["; ".join(names) or "none" for names in lists],
        beside=lists,
        named=options.index.isin(nearest),
    )


def bands(table: pd.DataFrame) -> pd.DataFrame:
    """Add to ``measures.chance_bands`` a label short enough to stand above a band."""
    spans = zip(table["chance_low"], table["chance_high"], strict=True)
    return table.assign(chance=[f"{low * 100:.0f}–{high * 100:.0f}%" for low, high in spans])


def answer(
    options: pd.DataFrame,
    traded: pd.DataFrame,
    fields: pd.DataFrame,
    meets: pd.DataFrame,
    data: PlaceData,
) -> str:
    """Answer the second question: what there is to lead from, and what could come next.

    Parameters
    ----------
    options
        As `in_words` gives it.
    traded, fields, meets
        As ``measures.traded_industries``, ``strong_fields`` and ``meetings`` give them.
    """
    sold = options[~options["local"]].sort_values("lq", ascending=False)
    if not can_foresee(data):
        return (
            "England is most of the UK, so hardly any industry can weigh much more or less here. "
            f"{_research(fields, meets)} The chapters on its LEPs show where within England the "
            "strengths lie, and what could come next."
        )
    sentences = [_base(traded, data)]
    if data.covers("research"):
        sentences.append(_research(fields, meets))
    if len(sold):
        sentences += [_next(sold, data), _beside(sold.iloc[0], meets)]
    return " ".join(sentences)


def can_foresee(data: PlaceData) -> bool:
    """Tell whether nearness to the UK says anything: not for what is most of the UK."""
    return data.place.id != MOST_OF_UK


def _base(traded: pd.DataFrame, data: PlaceData) -> str:
    """Say which clear strengths there are to lead from."""
    clear = traded[traded["lq"] >= DISTINCT]
    name, of = capital(data.place.name_in_text), f"{count_word(len(traded))} industries"
    if len(clear) >= SEVERAL:
        return (
            f"{name} has clear strengths to lead from: {count_word(len(clear))} of the {of} that "
            "sell beyond their area weigh at least one and a half times as much here as in the UK, "
            f"led {_each('by', clear['short_title'].head(PAIR))}."
        )
    above = int(traded["strength"].sum()) - len(clear)
    if len(clear):
        top = join([inside(title) for title in clear["short_title"]])
        return (
            f"{name} has few clear strengths to lead from: of the {of} that sell beyond their area "
            f"only {top} {_weigh(len(clear))} at least one and a half times as much here as in the "
            f"UK{_others(above)}."
        )
    top = traded.iloc[0]
    return (
        f"No industry of {data.place.name_in_text} stands far out: of the {of} that sell beyond "
        f"their area, {count_word(above)} {_weigh(above)} more here than in the UK, but none one "
        f"and a half times as much. {capital(inside(top['short_title']))} comes first, with "
        f"{times(top['lq'])} the UK’s share of output."
    )


def _others(count: int) -> str:
    return f", though {plural(count, 'other')} also {_weigh(count)} more here" if count else ""


def _weigh(count: int) -> str:
    return "weighs" if count == 1 else "weigh"


def _research(fields: pd.DataFrame, meets: pd.DataFrame) -> str:
    """Say where strong research and strong industry meet, or what is missing."""
    both = meets[meets["strength"]].drop_duplicates("industry")
    if len(both):
        more = ", among others" if len(both) > SEVERAL - 1 else ""
        names = _each("in", both["short_title"].head(SEVERAL - 1))
        return f"Strong industry and strong research meet {names}{more}."
    if fields.empty:
        return (
            "Research of world-leading quality is scarce here, less in every field of any size "
            "than the place’s share of the UK economy, so new knowledge will mostly have to come "
            "from its firms or from partners elsewhere."
        )
    strong = _each("in", fields["short_title"].head(2))
    if len(meets):
        first = meets.iloc[0]
        return (
            f"Its strongest research, {strong}, has no strong industry to match; the nearest "
            f"pair is {inside(first['field_title'])} with {inside(first['short_title'])}, which "
            f"has {percent(first['lq'])} of the UK’s share."
        )
    return f"Its strongest research, {strong}, has no strong industry to match."


def _next(sold: pd.DataFrame, data: PlaceData) -> str:
    """Say which industries come nearest to a specialisation, and how often such became one."""
    first = sold.iloc[0]
    verge = sold.loc[sold["lq"] >= VERGE, "short_title"].head(2)
    if len(verge):
        where = ", or ".join(f"in {inside(title)}" for title in verge)
        return (
            f"A new specialisation is likeliest {where}: {first['chance']} of "
            f"{data.small_places}’ industries as near to the UK’s share became specialisations "
            "within ten years."
        )
    return (
        f"No new specialisation is close. {capital(inside(first['short_title']))} comes "
        f"nearest, with {percent(first['lq'])} of the UK’s share; of {data.small_places}’ "
        f"industries at that level, {first['chance']} became specialisations within ten years."
    )


def _beside(first: pd.Series, meets: pd.DataFrame) -> str:
    """Say what the likeliest industry could build on."""
    title = capital(inside(first["short_title"]))
    known = meets.loc[meets["industry"] == first["industry"], "field_title"].head(2)
    research = f"strong research {_each('in', known)}" if len(known) else ""
    if first["beside"]:
        beside = f", with {research} beside it" if research else ""
        return f"{title} could build {_each('on', first['beside'][:2])}{beside}."
    alone = f"{title} is seldom found with the industries that the place is strong in"
    return f"{alone}, but could build on {research}." if research else f"{alone}."


def _each(word: str, titles: Iterable[str]) -> str:
    """List names with a preposition, before each of them where one is itself a list.

    Examples
    --------
    >>> _each("in", ["Chemistry", "Physics"]), _each("on", ["Wholesale", "Wood and paper"])
    ('in chemistry and physics', 'on wholesale, and on wood and paper')
    """
    names = [inside(title) for title in titles]
    if not any(" and " in name for name in names):
        return f"{word} {join(names)}"
    parts = [f"{word} {name}" for name in names]
    if len(parts) <= PAIR:
        return ", and ".join(parts)
    return f"{'; '.join(parts[:-1])}; and {parts[-1]}"


def limits(data: PlaceData) -> str:
    """Say what the answer rests on and what it cannot say."""
    nation = (
        f" The odds are those of {data.small_places}, which are smaller than "
        f"{data.place.name_in_text}: take them as a rough guide."
    )
    beside = "All of this sets the place beside the UK, not the world."
    if not can_foresee(data):
        return beside
    return (
        f"{beside} What could come next goes by how "
        "near an industry’s share of output is to the UK’s, for in the past that told most. "
        "Related strengths say what an industry could build on, not that it will come."
        f"{nation if data.place.nation == data.place.id else ''}"
    )


def space_title(options: pd.DataFrame) -> str:
    """Title the opportunity space with the nearest industry that sells beyond the area."""
    sold = options[~options["local"]]
    if sold.empty:
        return "No industry that sells beyond the area is left to move into"
    first = sold.loc[sold["lq"].idxmax()]
    return (
        f"{first['short_title']} comes nearest to a new specialisation, at "
        f"{percent(first['lq'])} of its weight in the UK"
    )


def space_note(data: PlaceData) -> str:
    """Say how to read the opportunity space."""
    return (
        f"Percentages above the bands: the share of {data.small_places}’ industries in that band "
        "that became specialisations within ten years, in the decade with fewer and the one "
        "with more (2003 to 2013, 2013 to 2023). Upwards: of what is found with an industry, how "
        "much the place is specialised in; beside the quotient this did not help to foresee new "
        "specialisations. The horizontal scale is stretched towards 1."
    )


def next_table(options: pd.DataFrame, data: PlaceData) -> str:
    """List the likeliest next specialisations with what they could build on.

    Parameters
    ----------
    options
        As `in_words` gives it.
    """
    if not can_foresee(data):
        return (
            "For England no next specialisations are listed: it is most of the UK, so that nearly "
            "every industry lies close to the UK’s share, and the odds of LEPs would not hold."
        )
    sold = options[~options["local"] & (options["chance_high"] >= WORTH_NAMING)]
    rows = [
        [
            escape(row.short_title),
            f"{row.lq:.2f}",
            row.chance,
            escape(join([inside(name) for name in row.beside[:PAIR]]) or "none that is close"),
        ]
        for row in sold.sort_values("lq", ascending=False).head(LISTED).itertuples()
    ]
    if not rows:
        return ""
    return html_table(
        f"Industries nearest to being {possessive(data.place.name_in_text)} next specialisations, "
        f"and how many such industries of {data.small_places} became one within ten years",
        ["Industry", "Quotient", "Became one", "Often found with these strengths"],
        rows,
        numeric=[False, True, False, False],
        kind="pb-next",
    )


def meeting_note(meets: pd.DataFrame) -> str:
    """Say what counts as strong research, and whose reading the pairs are."""
    none = "" if len(meets) else "No strong research meets an industry that uses it here. "
    return (
        f"{none}Research is strong here where the place has at least ten full-time posts of "
        "world-leading work, and a larger share of the UK’s than of the UK’s output. Industries "
        "are listed from three quarters of the UK’s share. Which fields go with which industries "
        "is our own reading, and many fields go with none."
    )


def meeting_table(meets: pd.DataFrame) -> str:
    """Set strong research beside the industries that use it; nothing where none meet.

    Parameters
    ----------
    meets
        As ``measures.meetings`` gives it.
    """
    if meets.empty:
        return ""
    rows = [
        [
            escape(title),
            f"{pairs['lq'].iloc[0]:.2f}",
            "; ".join(
                f"{escape(pair.field_title)} ({percent(pair.uk_share)} of the UK’s)"
                for pair in pairs.itertuples()
            ),
        ]
        for title, pairs in meets.groupby("short_title", sort=False)
    ]
    return html_table(
        "Where strong research meets an industry that uses it",
        ["Industry", "Location quotient", "Strong research"],
        rows,
        numeric=[False, True, False],
    )
