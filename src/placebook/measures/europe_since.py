"""Countries and regions of Europe over time: who does the research, what like regions did since.

Two regions that once had the same profile had the same start. What each did since is no proof of
what caused it, but it says what was within reach from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.europe import european_regions, likenesses, profiles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["START_YEARS", "business_and_rest", "countries", "followed_regions", "histogram"]

# The first year in which people in science and technology are counted as they are now.
START_YEARS: dict[str, tuple[int, ...]] = {
    "rd_share_of_gdp": (2011,),
    "epo_patents_per_million": (2009, 2010, 2011),
    "science_technology_people_share": (2011,),
}
END_YEARS = {"rd_share_of_gdp": 2017, "science_technology_people_share": 2019}
UK = "UK"


def countries(
    comparators: pd.DataFrame, indicators: Sequence[str], period: int, among: Sequence[str]
) -> pd.DataFrame:
    """Set countries side by side that have all of some indicators in a year.

    Parameters
    ----------
    comparators
        The ``comparators`` table.
    among
        Names of the countries to keep, for instance those with European regions.

    Returns
    -------
    DataFrame
        A row a country, ``code`` and ``name`` first, then a column an indicator.
    """
    rows = comparators[(comparators["level"] == "country") & (comparators["period"] == period)]
    rows = rows[rows["indicator"].isin(indicators) & rows["name"].isin(among)]
    wide = rows.pivot_table(index=["code", "name"], columns="indicator", values="value")
    return wide.reindex(columns=list(indicators)).dropna().reset_index()


def business_and_rest(comparators: pd.DataFrame, period: int) -> pd.DataFrame:
    """Part the research spending of the UK's regions into that of businesses and all other.

    Returns
    -------
    DataFrame
        Columns ``code``, ``name``, ``business``, ``rest`` and ``total``, as percentages of gross
        domestic product, the highest total first.
    """
    pair = {"business_rd_share_of_gdp": "business", "rd_share_of_gdp": "total"}
    rows = european_regions(comparators)
    rows = rows[rows["code"].str.startswith(UK) & (rows["period"] == period)]
    rows = rows[rows["indicator"].isin(pair)]
    wide = rows.pivot_table(index=["code", "name"], columns="indicator", values="value")
    wide = wide.rename(columns=pair).dropna().reset_index()
    wide["rest"] = (wide["total"] - wide["business"]).clip(lower=0)
    return wide.sort_values("total", ascending=False, ignore_index=True)


def histogram(comparators: pd.DataFrame, indicator: str, period: int, width: float) -> pd.DataFrame:
    """Count Europe's regions in steps of a measure, the UK's and the others.

    Parameters
    ----------
    width
        Of a step, in the unit of the indicator.

    Returns
    -------
    DataFrame
        Columns ``low``, ``high`` (ends of the step), ``group`` (UK or elsewhere), ``regions``.
    """
    rows = european_regions(comparators)
    rows = rows[(rows["indicator"] == indicator) & (rows["period"] == period)]
    step = np.floor(rows["value"] / width).astype(int)
    group = np.where(rows["code"].str.startswith(UK), "UK", "elsewhere")
    counted = pd.DataFrame({"step": step, "group": group}).value_counts(["step", "group"])
    table = counted.rename("regions").reset_index().sort_values(["group", "step"])
    table = table.assign(low=table["step"] * width, high=(table["step"] + 1) * width)
    return table[["low", "high", "group", "regions"]].reset_index(drop=True)


def followed_regions(
    comparators: pd.DataFrame,
    count: int = 5,
    start: Mapping[str, Sequence[int]] = START_YEARS,
    end: Mapping[str, int] = END_YEARS,
) -> pd.DataFrame:
    """Follow each of the UK's regions, and those abroad that were most like it, to the end.

    Parameters
    ----------
    comparators
        The ``comparators`` table.
    count
        How many regions abroad to find for each.
    start
        The years of each indicator of which the profile is the mean.
    end
        The last year of the indicators that are followed.

    Returns
    -------
    DataFrame
        A row a pair: ``region``, ``other``, ``order`` and ``gap`` as `likenesses` gives them,
        and for each indicator that is followed, with its id behind them, ``own_start_``,
        ``own_end_``, ``start_`` and ``end_`` (those of the other).
    """
    series = _series(comparators, start, end)
    profile = profiles(comparators, start)
    near = likenesses(profile[profile.index.isin(series.index)], count)
    for side, codes in (("own_", near["region"]), ("", near["other"])):
        found = series.loc[codes].add_prefix(side).reset_index(drop=True)
        near = pd.concat([near, found], axis=1)
    return near


def _series(
    comparators: pd.DataFrame, start: Mapping[str, Sequence[int]], end: Mapping[str, int]
) -> pd.DataFrame:
    """Return the first and last values of regions that have all of them."""
    regions = european_regions(comparators)
    columns = {}
    for indicator, last in end.items():
        wide = regions[regions["indicator"] == indicator].pivot_table(
            index="code", columns="period", values="value"
        )
        columns[f"start_{indicator}"] = wide[start[indicator][-1]]
        columns[f"end_{indicator}"] = wide[last]
    return pd.DataFrame(columns).dropna()


def change_beside(followed: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Set each region's change beside those of the regions abroad that were most like it.

    Parameters
    ----------
    followed
        As `followed_regions` gives it.
    indicator
        One that was followed.

    Returns
    -------
    DataFrame
        A row a region: ``region``, ``start``, ``end`` and ``value`` (its own change), ``low``,
        ``middle`` and ``high`` (those of the others), ``gap`` (to the most alike of them); the
        region that rose most first.
    """
    table = pd.DataFrame(
        {
            "region": followed["region"],
            "start": followed[f"own_start_{indicator}"],
            "end": followed[f"own_end_{indicator}"],
            "theirs": followed[f"end_{indicator}"] - followed[f"start_{indicator}"],
            "gap": followed["gap"],
        }
    )
    grouped = table.groupby("region")
    own = grouped[["start", "end"]].first()
    theirs = grouped["theirs"].agg(low="min", middle="median", high="max")
    both = own.join(theirs).assign(value=own["end"] - own["start"], gap=grouped["gap"].min())
    return both.sort_values("value", ascending=False).reset_index()
