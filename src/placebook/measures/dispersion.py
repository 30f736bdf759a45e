"""How far apart places are, and how evenly a map's classes should be cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["class_breaks", "share_of_largest", "spread_by_year"]


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


def share_of_largest(values: pd.Series, count: int) -> float:
    """Return what the largest values are of the sum of all, from 0 to 1."""
    return float(values.nlargest(count).sum() / values.sum())
