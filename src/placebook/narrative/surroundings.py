"""Words about the conditions that firms and researchers meet in a place."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from placebook.narrative.numbers import count_word, quantity
from placebook.narrative.phrases import SAME, capital, inside, join, possessive, some_of
from placebook.narrative.say import year_label
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from placebook.dataset import DataPackage, PlaceData

__all__ = [
    "DENSITY",
    "MOST_OF_UK",
    "PER_AREA",
    "SHAPING",
    "Units",
    "beside",
    "conditions",
    "conditions_note",
    "conditions_table",
    "conditions_title",
    "in_words",
    "named",
    "shown",
    "units_of",
]

# Unit and decimals by indicator.
Units = dict[str, tuple[str, int]]

# What firms meet: skills, research, enterprise, connections. Size and density are neither good
# nor bad.
SHAPING = (
    *("qualifications_level4", "qualifications_level3", "stem_professionals"),
    *("ref_world_leading_per_10000_people", "research_students_per_1000_people"),
    *("birth_rate", "high_growth_share", "business_density"),
    *("gigabit_broadband", "mobile_5g", "travel_time_to_work"),
)
DENSITY, PER_AREA = "population_density", " people per sq. km"
HIGH, LOW = 75, 25
NAMED = 3
MOST_OF_UK = "england"


def in_words(standing: pd.DataFrame, data: PlaceData) -> pd.DataFrame:
    """Add titles, years and values in words to ``measures.standing_beside``."""
    meta = data.package.indicators.loc[standing["indicator"]]
    years = zip(standing["period"], meta["period_kind"], strict=True)
    table = standing.assign(
        title=[named(*row) for row in meta[["title", "short_title", "unit"]].to_numpy()],
        short_title=list(meta["short_title"]),
        direction=list(meta["direction"]),
        year=[year_label(int(period), kind) for period, kind in years],
    )
    units = units_of(data.package)
    for column in ("value", "middle", "reference"):
        table[f"{column}_shown"] = [
            shown(value, indicator, units)
            for value, indicator in zip(table[column], table["indicator"], strict=True)
        ]
    return table


def units_of(package: DataPackage) -> Units:
    """Look up unit and decimals of each indicator."""
    meta = package.indicators
    return dict(zip(meta.index, zip(meta["unit"], meta["decimals"], strict=True), strict=True))


def shown(value: float, indicator: str, units: Units) -> str:
    """Write a value; what it is per is left out, for the name beside it says so."""
    if pd.isna(value):
        return "not available"
    if indicator == DENSITY:
        return f"{value:,.0f}{PER_AREA}"
    unit, decimals = units[indicator]
    return quantity(value, unit, int(decimals), bare=True).partition(" per")[0]


def named(title: str, short_title: str, unit: str) -> str:
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
    """Name the conditions of the nearest three peers as the chart does.

    Parameters
    ----------
    surroundings
        The table ``place_conditions``.
    reasons
        As ``measures.peer_reasons`` gives it.
    """
    wanted = surroundings["place"].isin(reasons["peer"].head(NAMED))
    rows = surroundings[wanted & surroundings["indicator"].isin(SHAPING)]
    return rows.assign(
        short_title=rows["indicator"].map(data.package.indicators["short_title"]),
        name=rows["place"].map(data.package.places["name"]),
    )


def conditions_note() -> str:
    """Explain the chart."""
    return (
        "Blue: this place. Grey ticks: the three places most like it. Right is more favourable; "
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
