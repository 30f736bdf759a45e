"""Words about a place's conditions, the places most like it, and its parts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from placebook.narrative.links import chapter_link
from placebook.narrative.numbers import count_word, percent, quantity
from placebook.narrative.phrases import (
    SAME,
    capital,
    inside,
    join,
    possessive,
    some_of,
    with_article,
)
from placebook.narrative.say import year_label
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from placebook.dataset import PlaceData

__all__ = [
    "AHEAD",
    "PARTS",
    "SHAPING",
    "beside",
    "conditions",
    "conditions_note",
    "conditions_table",
    "conditions_title",
    "in_words",
    "lessons",
    "parts",
    "parts_table",
    "peers",
    "peers_note",
    "peers_table",
]

# What firms meet: skills, research, enterprise, connections. Size and density are neither good
# nor bad.
SHAPING = (
    *("qualifications_level4", "qualifications_level3", "stem_professionals"),
    *("ref_world_leading_per_10000_people", "research_students_per_1000_people"),
    *("birth_rate", "high_growth_share", "business_density"),
    *("gigabit_broadband", "mobile_5g", "travel_time_to_work"),
)
# On what places with like conditions are compared.
LESSONS = {
    "gva_per_hour": "in output per hour",
    "he_research_income_per_head": "in university research income per head",
    "qualifications_level4": "in degree-level skills",
}
AHEAD = tuple(LESSONS)
PARTS = ("population_density", "gva_per_hour", "weekly_pay", "gigabit_broadband")
MIX = "industry_mix"
DENSITY, PER_AREA = "population_density", " people per sq. km"
HIGH, LOW = 75, 25
NAMED = 3
CLOSE, FAR = 0.6, 1.0
MOST_OF_UK = "england"
KINDS = {"england": "LEPs", "scotland": "council areas", "wales": "unitary authorities"}


def in_words(standing: pd.DataFrame, data: PlaceData) -> pd.DataFrame:
    """Add titles, years and values in words to ``measures.standing_beside``."""
    meta = data.package.indicators.loc[standing["indicator"]]
    years = zip(standing["period"], meta["period_kind"], strict=True)
    table = standing.assign(
        title=[_name(*row) for row in meta[["title", "short_title", "unit"]].to_numpy()],
        short_title=list(meta["short_title"]),
        direction=list(meta["direction"]),
        year=[year_label(int(period), kind) for period, kind in years],
    )
    for column in ("value", "middle", "reference"):
        table[f"{column}_shown"] = [
            _shown(value, indicator, data)
            for value, indicator in zip(table[column], table["indicator"], strict=True)
        ]
    return table


def _shown(value: float, indicator: str, data: PlaceData) -> str:
    """Write a value; what it is per is left out, for the name beside it says so."""
    if pd.isna(value):
        return "not available"
    if indicator == DENSITY:
        return f"{value:,.0f}{PER_AREA}"
    unit, decimals = data.package.indicators.loc[indicator, ["unit", "decimals"]]
    return quantity(value, unit, int(decimals), bare=True).partition(" per")[0]


def _name(title: str, short_title: str, unit: str) -> str:
    """Choose the name that says what a value is per, without the exercise that counted it."""
    named = short_title if unit.startswith("per ") and unit[4:] not in title else title
    return named.partition(" (")[0].replace("'", "’")


def conditions(standing: pd.DataFrame, data: PlaceData) -> str:
    """Say which conditions are favourable here and which are not.

    LEPs are placed among LEPs. Four nations are too few for that, so a nation is set beside the
    UK, and England, which is most of the UK, beside nothing.

    Parameters
    ----------
    standing
        As `in_words` gives it.
    """
    name = capital(data.place.name_in_text)
    if data.place.id == MOST_OF_UK:
        return (
            "England is more than four fifths of the UK, so to set its conditions beside the UK’s "
            "says little. What matters is how they differ between its parts."
        )
    if data.place.kind == "nation":
        return _beside_uk(standing, name)
    ranked = standing.sort_values("position", ascending=False, kind="stable")
    high, low = ranked[ranked["position"] >= HIGH], ranked[ranked["position"] <= LOW][::-1]
    of = f"of the {len(data.cohort)} LEPs"
    if high.empty and low.empty:
        return (
            f"{name} is in the middle half {of} on all {count_word(len(standing))} conditions "
            "that firms and researchers meet: neither unusually favourable nor unusually hard."
        )
    subject = f"{name} is in the most favourable quarter {of}"
    met = "conditions that firms and researchers meet"
    sentences = [
        f"{subject} on {some_of(len(high), len(standing))} {met}{_most(high, 'middle')}.",
        f"It is in the least favourable quarter on {count_word(len(low))}{_most(low, 'middle')}."
        if len(low)
        else "It is in the least favourable quarter on none.",
    ]
    return " ".join(sentences)


def _most(rows: pd.DataFrame, beside: str) -> str:
    """List the first of some rows with their values beside others."""
    if rows.empty:
        return ""
    named = [
        f"{inside(row.title)} ({row.value_shown}, {_whose(row, beside)} "
        f"{getattr(row, f'{beside}_shown')})"
        for row in rows.head(NAMED).itertuples()
    ]
    return f"{', most clearly' if len(rows) > NAMED else ''}: {join(named)}"


def _whose(row: object, beside: str) -> str:
    if beside == "middle":
        return "the middle LEP"
    return "England" if row.against == MOST_OF_UK else "the UK"


def _beside_uk(standing: pd.DataFrame, name: str) -> str:
    """Say on which conditions a nation is better and worse placed than the UK."""
    known = standing[standing["reference"].notna()]
    ratio = known["value"] / known["reference"]
    gain = ratio.where(known["direction"] != "lower", 1 / ratio) - 1
    better = known[gain > SAME].loc[gain[gain > SAME].sort_values(ascending=False).index]
    worse = known[gain < -SAME].loc[gain[gain < -SAME].sort_values().index]
    met = f"on {some_of(len(better), len(known))} conditions that firms and researchers meet"
    sentences = [
        f"{name} is better placed than the UK {met}{_most(better, 'reference')}.",
        f"It is worse placed on {count_word(len(worse))}{_most(worse, 'reference')}."
        if len(worse)
        else "It is worse placed on none.",
    ]
    return " ".join(sentences)


def conditions_title(standing: pd.DataFrame, data: PlaceData) -> str:
    """Title the chart with the ends: most and least favourable."""
    ranked = standing.sort_values("position", kind="stable")
    least, most = ranked.iloc[0], ranked.iloc[-1]
    return (
        f"{capital(possessive(data.place.name_in_text))} conditions: most favourable in "
        f"{inside(most['short_title'])}, least in {inside(least['short_title'])}"
    )


def beside(surroundings: pd.DataFrame, reasons: pd.DataFrame, data: PlaceData) -> pd.DataFrame:
    """Name the conditions of the peers as the chart does.

    Parameters
    ----------
    surroundings
        The table ``place_conditions``.
    reasons
        As ``measures.peer_reasons`` gives it.
    """
    wanted = surroundings["place"].isin(reasons["peer"])
    rows = surroundings[wanted & surroundings["indicator"].isin(SHAPING)]
    return rows.assign(
        short_title=rows["indicator"].map(data.package.indicators["short_title"]),
        name=rows["place"].map(data.package.places["name"]),
    )


def conditions_note() -> str:
    """Explain the chart."""
    return (
        "Blue: this place. Grey ticks: the five places most like it. Right is more favourable; "
        "for travel time, shorter is taken as more favourable. 50 is the middle LEP. Each row is "
        "in the latest year that all LEPs have. Positions among 38 are not exact: small "
        "differences can be chance."
    )


def conditions_table(standing: pd.DataFrame, data: PlaceData) -> str:
    """Write a nation's conditions beside the UK's."""
    lines = [
        [
            escape(f"{row.title} ({row.year})"),
            escape(row.value_shown),
            escape(row.reference_shown) + (" (England)" if row.against == MOST_OF_UK else ""),
        ]
        for row in standing.itertuples()
    ]
    head = ["Condition", data.place.name, "UK"]
    return html_table("Conditions beside the UK", head, lines, numeric=[False, True, True])


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
        opening = f"{near}, {_listed(linked[:NAMED])} have conditions most like {possessive(name)}."
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
            f"All {count_word(firm)} below stay among the {count_word(firm)} nearest whichever of "
            f"the {cases} conditions is left out."
        )
    number = capital(some_of(firm, len(reasons)))
    stay = "stays" if firm <= 1 else "stay"
    return (
        f"{number} below {stay} among the nearest whichever of the {cases} conditions is left out."
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
        "The UK has only four nations, so a nation has three others to be like, whether they are "
        f"like it or not. The nearest to {data.place.name_in_text} is "
        f"{chapter_link(row['peer'], names[row['peer']])}"
    )
    if row["distance"] >= FAR:
        return f"{opening}, but it differs more from it than two English LEPs do as a rule."
    return f"{opening}. It differs less from it than two English LEPs do as a rule."


def _listed(items: list[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def peers_table(reasons: pd.DataFrame, ahead: pd.DataFrame, data: PlaceData) -> str:
    """Write the most similar places with what is alike, what is not, and in what they are ahead.

    Parameters
    ----------
    reasons
        As ``measures.peer_reasons`` gives it.
    ahead
        As ``measures.clearly_ahead`` gives it.
    """
    names = data.package.places["name"]
    lines = [
        [
            chapter_link(row.peer, names[row.peer]),
            escape(_alike(row, data)),
            escape(_differs(row, data)),
            escape(_ahead(ahead[ahead["peer"] == row.peer], data)),
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


def _differs(row: object, data: PlaceData) -> str:
    if row.gap < 1:
        return "Nothing much"
    if row.differs == MIX:
        return f"Industry mix ({percent(row.overlap)} in common)"
    title = data.package.indicators.loc[row.differs, "short_title"]
    there, here = (_shown(value, row.differs, data) for value in (row.there, row.here))
    return f"{title}: {there} there, {here} here"


def _ahead(rows: pd.DataFrame, data: PlaceData) -> str:
    titles = data.package.indicators["short_title"]
    words = [
        f"{titles[r.indicator]}: {_shown(r.value, r.indicator, data)} there, "
        f"{_shown(r.here, r.indicator, data)} here"
        for r in rows.itertuples()
    ]
    return "; ".join(words) or "–"


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
            "or degree-level skills. In these three, look further afield for examples."
        )
    names = data.package.places["name_in_text"]
    order = list(reasons["peer"])
    found = []
    for indicator in ahead["indicator"].unique():
        those = sorted(ahead.loc[ahead["indicator"] == indicator, "peer"], key=order.index)
        linked = _listed([chapter_link(peer, names[peer]) for peer in those])
        found.append(f"{LESSONS[indicator]}, {linked}")
    return (
        f"With like conditions, some do clearly better: {'; '.join(found)}. That is where to ask "
        "how, not a proof of what works."
    )


def peers_note() -> str:
    """Explain what alike and ahead mean."""
    return (
        '<p class="pb-note">Alike: three in four pairs of LEPs are farther apart, or half of them '
        "where nothing is nearer. Clearly ahead, in output per hour, research income per head or "
        "degree-level skills: rank ranges do not touch, and the difference is at least a quarter "
        "of that between the lower and the upper quarter of places. Output and pay play no part "
        "in who is most like whom. "
        '<span data-page="methods/peers">How this is measured</span>.</p>'
    )


def parts(table: pd.DataFrame, data: PlaceData) -> str:
    """Say how different the parts of a place are.

    Parameters
    ----------
    table
        As ``measures.parts_beside`` gives it.
    """
    count = table["place"].nunique()
    if count < 2:  # noqa: PLR2004
        return ""
    kind = KINDS.get(data.place.id, "districts")
    ends = {
        DENSITY: "People live closest together in {top} ({high}) and most spread out in {bottom} "
        "({low}).",
        "weekly_pay": "Residents’ median weekly pay runs from {low} in {bottom} to {high} in {top}.",
    }
    sentences = [f"An average hides the differences between its {count_word(count)} {kind}."]
    for indicator, text in ends.items():
        rows = table[table["indicator"] == indicator].sort_values("value")
        if len(rows) > 1:
            places = [with_article(rows["name"].iloc[end]) for end in (0, -1)]
            values = [_shown(rows["value"].iloc[end], indicator, data) for end in (0, -1)]
            found = dict(zip(("bottom", "top", "low", "high"), places + values, strict=True))
            sentences.append(text.format(**found))
    return " ".join(sentences)


def parts_table(table: pd.DataFrame, data: PlaceData, order: Iterable[str] = PARTS) -> str:
    """Write the parts of a place side by side on a few indicators.

    Parameters
    ----------
    table
        As ``measures.parts_beside`` gives it.
    """
    wide = table.pivot_table(index="name", columns="indicator", values="value", aggfunc="first")
    known = [indicator for indicator in order if indicator in wide]
    if len(wide) < 2:  # noqa: PLR2004
        return ""
    years = table.groupby("indicator")["period"].max()
    heads = [_head(indicator, int(years[indicator]), data) for indicator in known]
    lines = [
        [escape(str(name)), *(_cell(row[indicator], indicator, data) for indicator in known)]
        for name, row in wide.sort_index().iterrows()
    ]
    numeric = [False, *[True] * len(known)]
    return html_table(f"Inside {data.place.name_in_text}", ["Area", *heads], lines, numeric=numeric)


def _head(indicator: str, period: int, data: PlaceData) -> str:
    meta = data.package.indicators.loc[indicator]
    unit = f",{PER_AREA}" if indicator == DENSITY else ""
    return f"{meta['short_title']}{unit} ({year_label(period, meta['period_kind'])})"


def _cell(value: float, indicator: str, data: PlaceData) -> str:
    return escape(_shown(value, indicator, data).removesuffix(PER_AREA))
