"""Words about all of the UK's regions among Europe's, and about the UK among its countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.europe_phrases import (
    ALL,
    MEASURES,
    QUARTER,
    among,
    named,
    region_name,
    value,
    was,
)
from placebook.narrative.numbers import count_word, percent
from placebook.narrative.phrases import capital, join

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "BESIDE",
    "SHORT",
    "business",
    "business_title",
    "distribution_title",
    "highest",
    "lines_title",
    "moved",
    "patents",
    "patents_title",
    "ranges_title",
    "sectors",
    "sectors_title",
    "spread",
]

BESIDE = ("UK", "EU27_2020", "DE", "FR")
SHORT = {"European Union (27 countries)": "EU", "United Kingdom": "UK"}
# A change of a share by less, in points, is within what moves from year to year.
STEADY = 0.1
NEARLY = 0.99
LEADING, LISTED = 3, 5


def spread(rows: pd.DataFrame) -> str:
    """Say where the UK's regions stand among Europe's on one measure.

    Parameters
    ----------
    rows
        ``measures.standing`` of one indicator, with the regions' ``name``.
    """
    indicator, first = rows["indicator"].iloc[0], rows.iloc[0]
    ordered = rows.sort_values("value", ascending=False)
    top, bottom = ordered.iloc[0], ordered.iloc[-1]
    high, low = (rows["low"] >= QUARTER).sum(), (rows["high"] <= ALL - QUARTER).sum()
    eu = f" and the EU’s {value(indicator, first['eu'])}" if first["eu"] == first["eu"] else ""
    return (
        f"In {first['period']} the UK’s figure was {value(indicator, first['uk'])}{eu}. Of the "
        f"UK’s "
        f"{len(rows)} regions, {_number(high)} stood in the highest quarter of Europe’s "
        f"{first['of']} regions and {_number(low)} in the lowest, whichever of the latest years "
        f"is taken. {capital(was(indicator))} {value(indicator, top['value'])} in "
        f"{region_name(top['name'])} ({among(top['low'], top['high'])}) and "
        f"{value(indicator, bottom['value'])} in {region_name(bottom['name'])} "
        f"({among(bottom['low'], bottom['high'])})."
    )


def _number(count: int) -> str:
    return count_word(int(count)) if count else "none"


def highest(comparators: pd.DataFrame, indicator: str, period: int) -> str:
    """Name the regions of Europe with the highest values, to ask what is behind them.

    Parameters
    ----------
    comparators
        The ``comparators`` table.
    """
    rows = comparators[
        (comparators["indicator"] == indicator)
        & (comparators["period"] == period)
        & (comparators["level"] == "region")
    ]
    top = rows.nlargest(LISTED, "value").rename(columns={"name": "other_name"})
    names = join([f"{named(row)} with {value(indicator, row.value)}" for row in top.itertuples()])
    return f"The highest of all in Europe were {names}."


def distribution_title(rows: pd.DataFrame) -> str:
    """Title a histogram with how many of the UK's regions are in the upper half of Europe's."""
    upper = int((rows["percentile"] > ALL / 2).sum())
    name = MEASURES[rows["indicator"].iloc[0]][0]
    return (
        f"{capital(count_word(upper))} of the UK’s {len(rows)} regions are in the upper half of "
        f"Europe’s on {name}"
    )


def ranges_title(rows: pd.DataFrame) -> str:
    """Title the ranking with the regions that are surely in the highest quarter."""
    top = rows[rows["low"] >= QUARTER].sort_values("value", ascending=False)
    names = join([region_name(name) for name in top["name"].head(LEADING)])
    return (
        f"{capital(count_word(len(top)))} UK regions are in the highest quarter of Europe’s on "
        f"R&D, led by {names}"
    )


def sectors(table: pd.DataFrame, period: int) -> str:
    """Say who carries out research in the UK and in the EU.

    Parameters
    ----------
    table
        As ``measures.countries`` gives it, the total among the indicators.
    """
    at = table.set_index("code")
    uk, eu = at.loc["UK"], at.loc["EU27_2020"]
    return (
        f"In {period}, before the revision, R&D came to {uk['rd_share_of_gdp']:.2f}% of GDP in the "
        "UK, "
        f"{eu['rd_share_of_gdp']:.2f}% in the EU and {at.loc['DE', 'rd_share_of_gdp']:.2f}% in "
        f"Germany. Businesses carried out {_share(uk, 'business')} of it in the "
        f"UK and "
        f"{_share(eu, 'business')} in the EU, universities "
        f"{_share(uk, 'higher_education')} and {_share(eu, 'higher_education')}, government "
        f"bodies {_share(uk, 'government')} and "
        f"{_share(eu, 'government')}."
    )


def _share(row: pd.Series, sector: str) -> str:
    return percent(row[f"{sector}_rd_share_of_gdp"] / row["rd_share_of_gdp"])


def sectors_title(table: pd.DataFrame) -> str:
    """Title the bars of countries with the shares of government bodies."""
    at = table.set_index("code")
    pair = [_share(at.loc[code], "government") for code in ("UK", "EU27_2020")]
    return (
        f"Before the revision, government bodies did {pair[0]} of the UK’s R&D, against {pair[1]} "
        "of the EU’s"
    )


def business(table: pd.DataFrame, period: int) -> str:
    """Say in which of the UK's regions business carries research, and in which others do.

    Parameters
    ----------
    table
        As ``measures.business_and_rest`` gives it.
    """
    share = table["business"] / table["total"]
    most, least = table.loc[share.idxmax()], table.loc[share.idxmin()]
    half = int((share < 0.5).sum())  # noqa: PLR2004
    return (
        f"In {period} businesses carried out {_all_or(share.max())} of the R&D in "
        f"{region_name(most['name'])} and {percent(share.min())} in {region_name(least['name'])}. "
        f"In {_number(half)} of the {len(table)} regions they carried out less than half; the "
        f"rest was "
        "done by universities, government bodies and charities. Figures for those three apart are "
        "not published for every region."
    )


def _all_or(share: float) -> str:
    return "nearly all" if share > NEARLY else percent(share)


def business_title(table: pd.DataFrame) -> str:
    """Title the bars of regions with what business does in the leading ones."""
    top = table.head(LEADING)
    share = top["business"] / top["total"]
    return (
        f"In the {_number(LEADING)} UK regions with most R&D, business does {percent(share.min())} "
        f"to {_all_or(share.max())} of it"
    )


def lines_title(series: pd.DataFrame) -> str:
    """Title the lines with the UK's first and last figure beside the EU's.

    Parameters
    ----------
    series
        Columns ``code``, ``period``, ``value``; the UK and the EU among the codes.
    """
    ends = series.pivot_table(index="period", columns="code", values="value").iloc[[0, -1]]
    (uk, uk_last), (eu, eu_last) = ends["UK"], ends["EU27_2020"]
    first, last = ends.index
    return (
        f"From {first} to {last} the UK’s R&D rose from {uk:.2f}% to {uk_last:.2f}% of GDP, the "
        f"EU’s from {eu:.2f}% to {eu_last:.2f}%"
        if uk_last > uk
        else f"The UK’s R&D was {uk:.2f}% of GDP in {first} and {uk_last:.2f}% in {last}"
    )


def moved(before: pd.DataFrame, after: pd.DataFrame) -> str:
    """Say how the UK's regions moved among Europe's on research.

    Parameters
    ----------
    before, after
        ``measures.standing`` of research in two years, each by one year alone, with ``name``.
    """
    both = before.merge(after, on=["region", "name"], suffixes=("_before", "_after"))
    change = both["value_after"] - both["value_before"]
    up, down = int((change > STEADY).sum()), int((change < -STEADY).sum())
    rise, fall = both.loc[change.idxmax()], both.loc[change.idxmin()]
    return (
        f"From {before['period'].iloc[0]} to {after['period'].iloc[0]}, R&D as a share of GDP rose "
        f"by more than {STEADY} points in {_number(up)} of the {len(both)} UK regions with both "
        f"figures and fell by more than that in {_number(down)}. It rose most in "
        f"{region_name(rise['name'])}, from {rise['value_before']:.2f}% to "
        f"{rise['value_after']:.2f}%, and fell most in {region_name(fall['name'])}, from "
        f"{fall['value_before']:.2f}% to {fall['value_after']:.2f}%. In a region one large "
        "laboratory can make such a difference by itself."
    )


def patents(rows: pd.DataFrame, series: pd.DataFrame) -> str:
    """Say how patents are spread over the UK's regions, and how the UK's number moved.

    Parameters
    ----------
    rows
        ``measures.standing`` of patents, with ``name``.
    series
        The UK's patents per million people: ``period`` and ``value``.
    """
    ordered = rows.sort_values("value", ascending=False)
    top, bottom = ordered.iloc[0], ordered.iloc[-1]
    ends = series.sort_values("period").iloc[[0, -1]]
    (first, last), (start, end) = ends["period"], ends["value"]
    return (
        f"These figures are old: {top['period']} is the last complete year. Inventors who lived in "
        f"{region_name(top['name'])} applied for {top['value']:.0f} patents per million people, "
        f"{top['value'] / bottom['value']:.0f} times as many as those in "
        f"{region_name(bottom['name'])}. For the UK as a whole the figure was {start:.0f} in "
        f"{first} and {end:.0f} in {last}. The figures are by region, not by LEP: the regions of "
        f"that time "
        "cut across too many LEPs to give each a figure that can be relied on."
    )


def patents_title(rows: pd.DataFrame) -> str:
    """Title the bars of patents with how few regions beat the UK."""
    above = int((rows["value"] > rows["uk"]).sum())
    return (
        f"{capital(count_word(above))} of {len(rows)} UK regions had more patent applications per "
        f"head than the UK in {rows['period'].iloc[0]}"
    )
