"""How far apart places are, and how evenly a map's classes should be cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["class_breaks", "first_and_last", "share_of_largest", "spread_by_year"]


def spread_by_year(series: pd.DataFrame) -> pd.DataFrame:
    """Return the median and the 10th and 90th percentiles of places, year by year.

    Parameters
    ----------
    series
        Columns ``period`` and ``value``; years with few places are as good as
        those places.

    Returns
    -------
    DataFrame
        Columns ``period``, ``low`` (10th percentile), ``middle``, ``high`` (90th).
    """
    cuts = series.groupby("period")["value"].quantile([0.1, 0.5, 0.9]).unstack()  # noqa: PD010
    return cuts.set_axis(["low", "middle", "high"], axis=1).reset_index()


def class_breaks(values: pd.Series, middle: float) -> list[float]:
    """Return the four values between five classes, one of them at a given value.

    Below `middle` there are three classes with equally many places, above it
    two, so that a map shows which places lie above.

    Parameters
    ----------
    values
        The places' values, some on either side of `middle`.
    middle
        The UK's value.
    """
    below, above = values[values < middle], values[values >= middle]
    return [
        float(below.quantile(1 / 3)),
        float(below.quantile(2 / 3)),
        float(middle),
        float(above.quantile(1 / 2)),
    ]


def first_and_last(series: pd.DataFrame) -> pd.DataFrame:
    """Set each place's first and last values side by side.

    Parameters
    ----------
    series
        Columns ``place``, ``period``, ``value``, all places over the same years.

    Returns
    -------
    DataFrame
        A row a place: ``place``, ``start``, ``end`` (periods), ``first``,
        ``last`` (values) and ``change``, the last less the first.
    """
    ordered = series.dropna(subset="value").sort_values("period")
    table = ordered.groupby("place").agg(
        start=("period", "first"),
        end=("period", "last"),
        first=("value", "first"),
        last=("value", "last"),
    )
    return table.assign(change=table["last"] - table["first"]).reset_index()


def share_of_largest(values: pd.Series, count: int) -> float:
    """Return what the largest values are of the sum of all, from 0 to 1."""
    return float(values.nlargest(count).sum() / values.sum())
