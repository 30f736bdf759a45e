"""Notes below the figures on Europe: what is drawn, what is left out, how old it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import percent

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "patents_note",
    "people_lead",
    "ranges_note",
    "revision_note",
    "sectors_note",
    "since_note",
    "spread_note",
]

SECTORS = ("business", "higher_education", "government")


def spread_note() -> str:
    """Explain the colours of a histogram."""
    return (
        "Dark blue: regions of the UK. Grey: regions of the EU, Iceland, Norway and Switzerland "
        "that have a figure."
    )


def ranges_note() -> str:
    """Explain the ranking and its ranges."""
    return (
        "Dot: 2017. Pale bar: from the lower to the higher of 2015 and 2017, the two latest years "
        "in which most countries had figures. No figures from France, the Netherlands, Ireland and "
        "Switzerland."
    )


def sectors_note(table: pd.DataFrame) -> str:
    """Say what the bars leave out.

    Parameters
    ----------
    table
        As ``measures.countries`` gives it, the three sectors and the total among the indicators.
    """
    uk = table[table["code"] == "UK"].iloc[0]
    sectors = sum(uk[f"{sector}_rd_share_of_gdp"] for sector in SECTORS)
    rest = percent(1 - sectors / uk["rd_share_of_gdp"])
    return f"Charities and other private bodies are left out; in the UK they did {rest} of all R&D."


def revision_note() -> str:
    """Say that the UK's figures were later found too low."""
    return (
        "The UK’s figures were later found to leave out much research of small businesses; see "
        "below. The EU is that of 27 countries in all years."
    )


def patents_note() -> str:
    """Say what is counted, and where."""
    return (
        "Applications to the European Patent Office by where inventors live and the year of the "
        "first filing anywhere. Regions on the boundaries of 2016."
    )


def people_lead() -> str:
    """Say who counts as qualified."""
    return (
        "Qualified people have completed higher education, in any subject, or work as "
        "professionals or technicians. Eurostat calls them human resources in science and "
        "technology."
    )


def since_note() -> str:
    """Explain the dots and bars."""
    return (
        "Dot: the UK region. Pale bar: from the lowest to the highest change of the five regions "
        "abroad that were most like it in 2011; the line in it is the middle one."
    )
