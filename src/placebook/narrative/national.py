"""Words about all places together: how far apart they are, and whether that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent, quantity, times
from placebook.narrative.phrases import capital, join

if TYPE_CHECKING:
    import pandas as pd

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


def productivity(table: pd.DataFrame, uk: float, year: int) -> str:
    """Say how many LEPs beat the UK, and how far the ends are apart.

    Parameters
    ----------
    table
        LEPs: columns ``name`` and ``value`` (GBP an hour).
    """
    ranked = table.sort_values("value", ascending=False)
    above = int((ranked["value"] > uk).sum())
    top, bottom = ranked.iloc[0], ranked.iloc[-1]
    return (
        f"In {year} each hour of work in the UK produced {quantity(uk, 'GBP', 2)}. "
        f"{capital(count_word(above))} of the {len(ranked)} Local Enterprise Partnership (LEP) "
        f"areas produced more: {join(list(ranked['name'].head(above)))}. "
        f"The highest, {top['name']}, produced {times(top['value'] / bottom['value'])} as much as "
        f"the lowest, {bottom['name']}."
    )


def productivity_title(table: pd.DataFrame, uk: float) -> str:
    """Title the map with how few LEPs lift the average."""
    above = int((table["value"] > uk).sum())
    return f"{capital(count_word(above))} of {len(table)} LEPs produce more an hour than the UK"


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
    ends = [
        f"{name} from {first[column]:.0f} to {last[column]:.0f}"
        for name, column in (("the lower end", "low"), ("the upper end", "high"))
    ]
    return (
        f"With the UK at 100, the middle LEP went from {first['middle']:.1f} in "
        f"{int(first['period'])} to {last['middle']:.1f} in {int(last['period'])}. Of the middle "
        f"four fifths of LEPs, {ends[0]} and {ends[1]}."
    )


def spread_title(table: pd.DataFrame) -> str:
    """Title the spread with where the middle LEP stood and stands."""
    first, last = table.iloc[0], table.iloc[-1]
    return (
        f"The middle LEP stands at {last['middle']:.0f} with the UK at 100; in "
        f"{int(first['period'])} it stood at {first['middle']:.0f}"
    )


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
        f"In {year} the three LEPs with most university research income, "
        f"{join(list(ranked['name'].head(3)))}, had {percent(share)} of all that LEPs had.",
        f"{join(zero)} had none, for no university has its main address there." if zero else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def concentration_title(table: pd.DataFrame) -> str:
    """Title the ranking of research income with its top."""
    top = table.sort_values("value", ascending=False).iloc[0]
    return f"{top['name']} has most university research income per head"


def ranking_note() -> str:
    """Explain the colours of the ranking."""
    return "Dark blue: LEPs. Teal: nations. Dashed line: the UK."


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
