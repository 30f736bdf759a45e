"""Phrases for what is set among Europe's regions, shared by chapters and by pages on all places."""

from __future__ import annotations

from typing import Any

__all__ = [
    "ALL",
    "MEASURES",
    "QUARTER",
    "UNLIKE",
    "among",
    "band",
    "named",
    "region_name",
    "value",
    "was",
]

# Indicator: name in a sentence, label in a figure, unit after a value, decimals.
MEASURES = {
    "rd_share_of_gdp": ("R&D", "Research and development", "% of GDP", 2),
    "epo_patents_per_million": ("patents", "Patent applications", " per million people", 0),
    "science_technology_people_share": (
        *("qualified people", "Qualified people"),
        *("% of the population", 0),
    ),
}
WITH_ARTICLE = ("West Midlands", "Highlands", "Basque C", "Balearic", "Canary", "Azores", "Algarve")
HALF, ALL = 50, 100
# Ends of the range within which a region counts as high or low.
TENTH, QUARTER = 90, 75
# A larger gap between profiles, in percentile points, is not likeness.
UNLIKE = 12


def value(indicator: str, figure: float) -> str:
    """Write a value of one of the measures.

    Examples
    --------
    >>> value("rd_share_of_gdp", 3.634), value("epo_patents_per_million", 222.46)
    ('3.63% of GDP', '222 per million people')
    """
    *_, unit, decimals = MEASURES[indicator]
    return f"{figure:.{decimals}f}{unit}"


def was(indicator: str) -> str:
    """Begin to say what a measure was.

    Examples
    --------
    >>> was("rd_share_of_gdp"), was("epo_patents_per_million")
    ('R&D was', 'patents were')
    """
    name = MEASURES[indicator][0]
    return f"{name} {'was' if name == 'R&D' else 'were'}"


def band(low: float, high: float) -> str:
    """Say in which part of Europe’s regions the whole of a range lies.

    Examples
    --------
    >>> band(91, 94), band(70, 80), band(3, 9)
    ('in the highest tenth', 'in the broad middle', 'in the lowest tenth')
    """
    if low >= TENTH:
        return "in the highest tenth"
    if low >= QUARTER:
        return "in the highest quarter"
    if high <= ALL - TENTH:
        return "in the lowest tenth"
    return "in the lowest quarter" if high <= ALL - QUARTER else "in the broad middle"


def among(low: float, high: float) -> str:
    """Say where a value stands among others.

    Examples
    --------
    >>> among(92.4, 94.1), among(8.2, 9.9), among(46, 52), among(100, 100)
    ('more than in 92% to 94% of regions', 'less than in 90% to 92% of regions', \
'about the middle of all regions', 'more than in any other region')
    """
    if low >= ALL or high <= 0:
        return f"{'more' if high > 0 else 'less'} than in any other region"
    if low < HALF < high:
        return "about the middle of all regions"
    more = low >= HALF
    ends = (low, high) if more else (ALL - high, ALL - low)
    first, last = (f"{min(round(end), ALL - 1)}%" for end in ends)
    span = first if first == last else f"{first} to {last}"
    return f"{'more' if more else 'less'} than in {span} of regions"


def region_name(name: str) -> str:
    """Write a region's name inside a sentence.

    Examples
    --------
    >>> region_name("West Midlands"), region_name("Inner London - East")
    ('the West Midlands', 'Inner London – East')
    """
    article = name.startswith(WITH_ARTICLE) or name.endswith(" region")
    return f"{'the ' if article else ''}{name.replace(' - ', ' – ')}"


def named(row: Any) -> str:
    """Name a region abroad with its country, unless that is said already."""
    name = region_name(row.other_name)
    known = row.other_name == row.country or name.endswith(f"({row.country})")
    return name if known else f"{name} ({row.country})"
