"""Words about the places most like a place: who they are, why, and what to ask them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.links import chapter_link, page_link
from placebook.narrative.numbers import count_word, percent
from placebook.narrative.phrases import capital, inside, join, possessive, some_of
from placebook.narrative.say import note
from placebook.narrative.surroundings import MOST_OF_UK, Units, shown, units_of
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["AHEAD", "lessons", "peers", "peers_note", "peers_table"]

# On what places with like conditions are compared.
LESSONS = {
    "gva_per_hour": "in output per hour",
    "he_research_income_per_head": "in university research income per head",
    "qualifications_level4": "in degree-level skills",
}
AHEAD = tuple(LESSONS)
MIX = "industry_mix"
NAMED = 3
CLOSE, FAR = 0.6, 1.1


def peers(reasons: pd.DataFrame, data: PlaceData) -> str:
    """Say which places are most like this one, how much, and how surely.

    Parameters
    ----------
    reasons
        As ``measures.peer_reasons`` gives it.
    """
    names = data.package.places["name_in_text"]
    linked = [chapter_link(peer, names[peer]) for peer in reasons["peer"]]
    name = data.place.name_in_text
    if data.place.kind == "nation":
        return _among_nations(reasons, names, data)
    first = reasons["distance"].iloc[0]
    near = f"Of the {len(data.cohort) - 1} other LEPs"
    if first >= FAR:
        opening = (
            f"No LEP is much like {name}. {near}, {linked[0]} is nearest, and even that differs "
            "about as much from it as two LEPs taken at random, or more. Learn from single "
            "conditions that are alike, not from the whole."
        )
    else:
        opening = f"{near}, {join(linked[:NAMED])} have conditions most like {possessive(name)}."
        closely = int((reasons["distance"] < CLOSE).sum())
        if not closely:
            opening += " The likeness is loose: even the nearest differs clearly in some of them."
    return f"{opening} {_steady(reasons)}"


def _steady(reasons: pd.DataFrame) -> str:
    """Say how many peers do not hang on a single condition."""
    firm = int((reasons["kept"] == reasons["of"]).sum())
    cases = count_word(int(reasons["of"].iloc[0]))
    if firm == len(reasons):
        return (
            f"{capital(some_of(firm, firm))} below stay among the {count_word(firm)} nearest "
            f"whichever of the {cases} groups of conditions is left out."
        )
    number = capital(some_of(firm, len(reasons)))
    stay = "stays" if firm <= 1 else "stay"
    return (
        f"{number} below {stay} among the nearest whichever of the {cases} groups of conditions "
        "is left out."
    )


def _among_nations(reasons: pd.DataFrame, names: pd.Series, data: PlaceData) -> str:
    """Say which nation is nearest, and that a choice among three says little."""
    row = reasons.iloc[0]
    if data.place.id == MOST_OF_UK:
        return (
            "The UK has only four nations, and none is like England, which has more than four "
            "fifths of the UK’s people. The table says in what the others are like it all the same."
        )
    opening = (
        "With only four nations there is little choice. The nearest to "
        f"{data.place.name_in_text} is {chapter_link(row['peer'], names[row['peer']])}"
    )
    if row["distance"] >= FAR:
        return f"{opening}, but the two differ more than two English LEPs usually do."
    return f"{opening}, and the two differ less than two English LEPs usually do."


def lessons(ahead: pd.DataFrame, reasons: pd.DataFrame, data: PlaceData) -> str:
    """Say from which of the peers there is something to learn.

    Parameters
    ----------
    ahead
        As ``measures.clearly_ahead`` gives it.
    reasons
        As ``measures.peer_reasons`` gives it.
    """
    if data.place.kind == "nation":
        return ""
    if ahead.empty:
        return (
            "None of them is clearly ahead in output per hour, university research income per head "
            "or degree-level skills. For examples in any of these, look further afield."
        )
    names = data.package.places["name_in_text"]
    order = list(reasons["peer"])
    found = []
    for indicator in ahead["indicator"].unique():
        those = sorted(ahead.loc[ahead["indicator"] == indicator, "peer"], key=order.index)
        linked = join([chapter_link(peer, names[peer]) for peer in those])
        found.append(f"{LESSONS[indicator]}, {linked}")
    alike = reasons["distance"].iloc[0] < FAR
    who = "Some places in similar conditions do clearly better"
    lead = who if alike else "Some are clearly ahead"
    return f"{lead}: {'; '.join(found)}. That is where to ask how, not a proof of what works."


def peers_table(reasons: pd.DataFrame, ahead: pd.DataFrame, data: PlaceData) -> str:
    """Write the most similar places with what is alike, what is not, and in what they are ahead.

    Parameters
    ----------
    reasons
        As ``measures.peer_reasons`` gives it.
    ahead
        As ``measures.clearly_ahead`` gives it.
    """
    names, units = data.package.places["name"], units_of(data.package)
    lines = [
        [
            chapter_link(row.peer, names[row.peer]),
            escape(_alike(row, data)),
            escape(_differs(row, data, units)),
            escape(_ahead(ahead[ahead["peer"] == row.peer], data, units)),
        ]
        for row in reasons.itertuples()
    ]
    kind = "LEP" if data.place.kind == "lep" else "Nation"
    head = [kind, "Alike in", "Differs most in", "Clearly ahead in"]
    return html_table(f"Places most like {data.place.name_in_text}", head, lines)


def _alike(row: object, data: PlaceData) -> str:
    """List the conditions that are alike; for the mix of industries, how much is the same."""
    titles = data.package["conditions"].set_index("id")["title"]
    words = [
        f"industry mix ({percent(row.overlap)} in common)" if one == MIX else inside(titles[one])
        for one in row.alike
    ]
    return capital(join(words)) or "Nothing very closely"


def _differs(row: object, data: PlaceData, units: Units) -> str:
    if row.gap < 1:
        return "Nothing much"
    if row.differs == MIX:
        return f"Industry mix ({percent(row.overlap)} in common)"
    title = data.package.indicators["short_title"][row.differs]
    there, here = (shown(value, row.differs, units) for value in (row.there, row.here))
    return f"{title}: {there} there, {here} here"


def _ahead(rows: pd.DataFrame, data: PlaceData, units: Units) -> str:
    titles = data.package.indicators["short_title"]
    words = [
        f"{titles[r.indicator]}: {shown(r.value, r.indicator, units)} there, "
        f"{shown(r.here, r.indicator, units)} here"
        for r in rows.itertuples()
    ]
    return "; ".join(words) or "–"


def peers_note() -> str:
    """Explain what alike and ahead mean."""
    return note(
        "Alike: three in four pairs of LEPs are farther apart, or half of them "
        "where nothing is nearer. Clearly ahead, in output per hour, research income per head or "
        "degree-level skills: rank ranges do not touch, and the difference is at least a quarter "
        "of that between the lower and the upper quarter of places. Output and pay play no part "
        "in who is most like whom. ",
        page_link("methods/peers", "How this is measured") + ".",
    )
