"""Words about all places together: how far apart they are, and whether that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent, quantity, times
from placebook.narrative.phrases import SAME, capital, join

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = [
    "concentration",
    "concentration_title",
    "income_note",
    "map_note",
    "productivity",
    "productivity_title",
    "ranking_note",
    "ranking_title",
    "spread",
    "spread_note",
    "spread_title",
]

# A change of the spread by less is no change that a reader should plan on.
STEADY = 0.05


def productivity(table: pd.DataFrame, uk: float, year: int, data: AllPlaces) -> str:
    """Say how many LEPs beat the UK, and how far the ends are apart.

    Parameters
    ----------
    table
        LEPs: columns ``name`` and ``value`` (GBP an hour).
    """
    ranked = table.sort_values("value", ascending=False)
    names = data.package.places["name_in_text"]
    ratio = ranked["value"] / uk
    clear, level = ranked[ratio >= 1 + SAME], ranked[(ratio - 1).abs() < SAME]
    top, bottom = ranked.iloc[0], ranked.iloc[-1]
    about = join([names[place] for place in level["place"]])
    return (
        f"In {year} each hour of work in the UK produced {quantity(uk, 'GBP', 2)}. By the release "
        f"of June 2024 {count_word(len(clear))} of the {len(ranked)} Local Enterprise Partnership "
        "(LEP) areas produced at least 2% more: "
        f"{join([names[place] for place in clear['place']])}. "
        f"{f'About as much: {about}. ' if about else ''}"
        f"The highest, {names[top['place']]}, produced about "
        f"{times(top['value'] / bottom['value'])} as much as the lowest."
    )


def productivity_title(table: pd.DataFrame, uk: float) -> str:
    """Title the map with how few LEPs lift the average."""
    above = int((table["value"] >= uk * (1 + SAME)).sum())
    number, year = capital(count_word(above)), int(table["period"].max())
    return f"{number} of {len(table)} LEPs produced at least 2% more an hour than the UK in {year}"


def ranking_title(table: pd.DataFrame) -> str:
    """Title the ranking with its ends."""
    ranked = table.sort_values("value", ascending=False)
    top, bottom = ranked.iloc[0], ranked.iloc[-1]
    return (
        f"From {quantity(bottom['value'], 'GBP', 0)} an hour in {bottom['name']} "
        f"to {quantity(top['value'], 'GBP', 0)} in {top['name']}"
    )


def spread(table: pd.DataFrame) -> str:
    """Say whether LEPs have moved apart.

    Parameters
    ----------
    table
        Columns ``period``, ``low``, ``middle``, ``high``, the UK at 100.
    """
    first, last = table.iloc[0], table.iloc[-1]
    return (
        f"With the UK at 100, half of the LEPs were below {first['middle']:.1f} in "
        f"{int(first['period'])} and below {last['middle']:.1f} in {int(last['period'])}. "
        f"The lowest tenth were below {first['low']:.1f}, then below {last['low']:.1f}; the "
        f"highest tenth were above {first['high']:.1f}, then above {last['high']:.1f}. "
        f"{_apart(first, last)}"
    )


def _apart(first: pd.Series, last: pd.Series) -> str:
    """Say whether the distance between the ends of the middle four fifths has changed."""
    before, after = first["high"] - first["low"], last["high"] - last["low"]
    if abs(after / before - 1) < STEADY:
        return "The distance between the two has hardly changed."
    return f"The distance between the two went from {before:.1f} to {after:.1f} points."


def spread_title(table: pd.DataFrame) -> str:
    """Title the spread with where the middle LEP stood and stands."""
    first, last = table.iloc[0], table.iloc[-1]
    start, end = int(first["period"]), int(last["period"])
    before, after = f"{first['middle']:.1f}", f"{last['middle']:.1f}"
    if before == after:
        return f"The middle LEP stood at {after} with the UK at 100, in {end} as in {start}"
    return f"With the UK at 100, the middle LEP stood at {after} in {end}, at {before} in {start}"


def spread_note() -> str:
    """Explain the band."""
    return (
        "Line: the middle LEP. Band: the middle four fifths, from the 10th to the 90th percentile."
    )


def concentration(table: pd.DataFrame, share: float, year: str) -> str:
    """Say how much research income the leading places have, per head and in all.

    Parameters
    ----------
    table
        LEPs: columns ``name``, ``value`` (GBP per head), ``total`` (GBP).
    share
        Of the three largest totals in the sum of all, from 0 to 1.
    """
    ranked = table.sort_values("total", ascending=False)
    zero = list(table.loc[table["value"] == 0, "name"])
    sentences = [
        f"In {year} three LEPs had {percent(share)} of the university research income of all LEPs: "
        f"{join(list(ranked['name'].head(3)))}.",
        f"{join(zero)} had none, for no university has its main address there." if zero else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def concentration_title(table: pd.DataFrame) -> str:
    """Title the ranking of research income with its top."""
    top = table.sort_values("value", ascending=False).iloc[0]
    return f"{top['name']} has the most university research income per head"


def ranking_note() -> str:
    """Explain the colours of the ranking."""
    return (
        "Dark blue: LEPs. Teal: nations. Dashed line: the UK. The publisher smooths the figures "
        "of each district over about five years."
    )


def income_note() -> str:
    """Say where income is counted, and that incomplete years are left out."""
    return (
        "Dashed line: the UK. Counted at each university’s main address. The latest year in "
        "which no LEP’s figure is incomplete."
    )


def map_note() -> str:
    """Explain what the map shows where LEPs overlap."""
    return (
        "Seven districts belong to two LEPs, so some areas on the map lie under others. LEPs are "
        "never added up to make England."
    )
