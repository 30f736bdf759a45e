"""Growth: how fast a value, an industry or an economy has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "annual_growth",
    "index_to",
    "industry_growth",
    "last_year",
    "total_growth",
    "with_growth",
]


def annual_growth(first: float, last: float, years: int) -> float:
    """Return the constant yearly rate that leads from one value to another.

    ``(last / first) ** (1 / years) - 1``; missing if the first value is not
    positive.

    Examples
    --------
    >>> round(annual_growth(100, 121, 2), 3)
    0.1
    """
    if not (first > 0 and last >= 0 and years > 0):
        return float("nan")
    return float((last / first) ** (1 / years) - 1)


def industry_growth(place: pd.DataFrame, whole: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    """Yearly growth in volume of each industry, in a place and in the whole.

    Parameters
    ----------
    place, whole
        GVA by industry: columns ``industry``, ``period``, ``current``,
        ``volume``, ``leaf``, ``in_base``.
    start, end
        First and last year.

    Returns
    -------
    DataFrame
        A row an industry that has both years in both: ``industry``,
        ``short_title``, ``gva`` (GBP million, last year), ``growth``,
        ``whole_growth`` (0.02 is 2 % a year), largest industry first.
    """
    mine, all_ = _volumes(place), _volumes(whole)
    last = place[place["period"] == end].set_index("industry")
    table = last.loc[mine.index.intersection(all_.index), ["short_title", "current"]]
    table = table.rename(columns={"current": "gva"}).assign(
        growth=_rates(mine, start, end), whole_growth=_rates(all_, start, end)
    )
    return table.dropna().sort_values("gva", ascending=False).reset_index()


def last_year(industries: pd.DataFrame) -> int:
    """Return the last year with GVA by industry."""
    return int(industries.loc[industries["current"].notna(), "period"].max())


def total_growth(industries: pd.DataFrame, start: int, end: int) -> float:
    """Return the yearly growth in volume of the whole economy."""
    total = industries[industries["level"] == "total"].set_index("period")["volume"]
    return annual_growth(total[start], total[end], end - start)


def with_growth(quotients: pd.DataFrame, growth: pd.DataFrame) -> pd.DataFrame:
    """Set growth beside location quotients; an industry without growth is left out.

    Where no growth is known at all, as for places without volumes, all stay and it is missing.
    """
    if growth.empty:
        return quotients.assign(growth=np.nan, whole_growth=np.nan)
    columns = ["industry", "growth", "whole_growth"]
    return quotients.merge(growth[columns], on="industry", how="inner")


def index_to(series: pd.DataFrame, year: int) -> pd.DataFrame:
    """Express each place's series as an index, 100 in the given year.

    Parameters
    ----------
    series
        Columns ``place``, ``period``, ``value``.
    year
        The year that is 100. Places without a value then are left out.
    """
    base = series[series["period"] == year].set_index("place")["value"]
    value = series["value"] / series["place"].map(base) * 100
    return series.assign(value=value).dropna(subset="value")


def _volumes(industries: pd.DataFrame) -> pd.DataFrame:
    rows = industries[industries["leaf"] & industries["in_base"]]
    return rows.pivot_table(index="industry", columns="period", values="volume")


def _rates(volumes: pd.DataFrame, start: int, end: int) -> pd.Series:
    both = volumes.reindex(columns=[start, end])
    first, last = both[start], both[end]
    ratio = (last / first).where((first > 0) & (last > 0), np.nan)
    return ratio ** (1 / (end - start)) - 1
