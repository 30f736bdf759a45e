"""Regions of Scotland, Wales and Northern Ireland: what each does, produces, and how it has grown.

England's LEPs have chapters; the parts of the other nations are measured here in the same way,
against the same whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "gained_strengths",
    "of_nation",
    "region_profile",
    "region_quotients",
    "region_strengths",
    "shared_years",
]

SHOWN = ("population", "gva", "gva_per_head", "gva_per_hour")
LEAST = 0.01
STRONG = 1.25
ABSENT = 1.0


def region_quotients(gva: pd.DataFrame, year: int, whole: str) -> pd.DataFrame:
    """Location quotients of all regions' industries against the whole.

    Parameters
    ----------
    gva
        The ``nation_region_gva`` table with the columns of ``nation_region_industries``; it
        holds no imputed rents.
    year
        The period to measure.
    whole
        Code of the whole.

    Returns
    -------
    DataFrame
        ``region``, ``industry``, ``short_title``, ``local``, ``by_business``, ``gva`` (GBP
        million a year), ``share`` (0 to 1), ``lq``; highest first.
    """
    rows = gva[gva["period"] == year]
    share = rows["current"] / rows.groupby("region")["current"].transform("sum")
    rows = rows.assign(gva=rows["current"], share=share)
    base = rows[rows["region"] == whole].set_index("industry")["share"]
    rows = rows.assign(lq=rows["share"] / rows["industry"].map(base))
    columns = ["region", "industry", "short_title", "local", "by_business", "gva", "share", "lq"]
    return rows.loc[rows["region"] != whole, columns].sort_values(
        "lq", ascending=False, ignore_index=True
    )


def region_strengths(quotients: pd.DataFrame, count: int = 3) -> pd.DataFrame:
    """Keep each region's highest quotients among what it sells to others.

    Parameters
    ----------
    quotients
        As `region_quotients` gives it.
    count
        How many a region, at most.

    Returns
    -------
    DataFrame
        Rows with a quotient of 1.25 or more and at least 1 % of the region's output; local
        industries, which every region has, are left out.
    """
    traded = quotients[~quotients["local"] & quotients["by_business"]]
    strong = traded[(traded["lq"] >= STRONG) & (traded["share"] >= LEAST)]
    return strong.groupby("region").head(count).reset_index(drop=True)


def of_nation(rows: pd.DataFrame, regions: pd.DataFrame, nation: str) -> pd.DataFrame:
    """Keep the rows of one nation's regions.

    Parameters
    ----------
    rows
        Column ``region``.
    regions
        Columns ``region`` and ``nation``, at the level that is wanted.
    """
    return rows[rows["region"].isin(regions.loc[regions["nation"] == nation, "region"])]


def gained_strengths(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Find the specialisations that regions gained: from below 1 to 1.25 or more.

    Parameters
    ----------
    before, now
        As `region_quotients` gives them.

    Returns
    -------
    DataFrame
        Rows of `now` with at least 1 % of the region's output that is traded, and ``before``,
        the earlier quotient; the largest share first.
    """
    earlier = before.set_index(["region", "industry"])["lq"].rename("before")
    both = now.join(earlier, on=["region", "industry"])
    both = both[~both["local"] & both["by_business"] & (both["share"] >= LEAST)]
    gained = both[(both["lq"] >= STRONG) & (both["before"] < ABSENT)]
    return gained.sort_values("share", ascending=False, ignore_index=True)


def region_profile(
    values: pd.DataFrame, regions: pd.DataFrame, uk: pd.Series, span: tuple[int, int]
) -> pd.DataFrame:
    """Set the latest figures of regions side by side, with growth in volume.

    Parameters
    ----------
    values
        The ``nation_region_values`` table.
    regions
        The ``nation_regions`` table.
    uk
        The UK's output per hour by year.
    span
        First and last year of the growth.

    Returns
    -------
    DataFrame
        A row a region: ``region``, ``name``, ``level``, ``nation``, ``population``, ``gva``
        (GBP million), ``gva_per_head`` and ``gva_per_hour`` (GBP), each in its latest year that
        all regions have; ``index`` (output per hour, the UK at 100), ``index_before`` (in its
        first year) and ``growth`` (volume, a year).
    """
    named = regions[regions["level"] != "uk"].set_index("code")
    years = shared_years(values, regions)
    latest = {name: _at(values, name, years[name]) for name in SHOWN}
    hours = values[values["indicator"] == "gva_per_hour"]
    relative = hours.assign(value=hours["value"] / hours["period"].map(uk) * 100)
    wide = relative.pivot_table(index="region", columns="period", values="value")
    volume = values[values["indicator"] == "gva_real"].pivot_table(
        index="region", columns="period", values="value"
    )
    start, end = span
    table = named[["name", "level", "nation", "parent"]].assign(
        **latest,
        index=wide[wide.columns.max()],
        index_before=wide[wide.columns.min()],
        growth=np.power(volume[end] / volume[start], 1 / (end - start)) - 1,
    )
    return table.rename_axis("region").reset_index()


def shared_years(values: pd.DataFrame, regions: pd.DataFrame) -> dict[str, int]:
    """Find the latest year of each indicator that all regions have.

    Parameters
    ----------
    values, regions
        As `region_profile` takes them.
    """
    codes = regions.loc[regions["level"] != "uk", "code"]
    known = values[values["region"].isin(codes)]
    counts = known.groupby(["indicator", "period"])["region"].nunique()
    whole = counts[counts == len(codes)].reset_index()
    latest = whole.groupby("indicator")["period"].max()
    return {str(name): int(year) for name, year in latest.items()}


def _at(values: pd.DataFrame, indicator: str, year: int) -> pd.Series:
    rows = values[(values["indicator"] == indicator) & (values["period"] == year)]
    return rows.set_index("region")["value"]
