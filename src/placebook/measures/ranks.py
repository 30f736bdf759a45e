"""Ranks with their uncertainty: the range that a place's rank can honestly claim."""

from __future__ import annotations

import numpy as np
import pandas as pd

__all__ = ["rank_ranges"]


def rank_ranges(
    values: pd.DataFrame, *, higher_is_first: bool = True, years: int = 3
) -> pd.DataFrame:
    """Rank places on one indicator, as a range.

    Two kinds of doubt widen the range. Where 95 % limits are published, a
    place is surely above another only if its lower limit is above the other's
    upper limit (as in Goldstein and Spiegelhalter 1996). And a rank that
    moves from year to year is not known to one place: the range covers the
    ranks of the last `years` periods.

    Parameters
    ----------
    values
        One indicator: columns ``place``, ``period``, ``value``, ``lower``, ``upper``.
    higher_is_first
        Whether the highest value has rank 1.
    years
        How many of the latest periods the range covers.

    Returns
    -------
    DataFrame
        A row a place with a value in the latest period: ``place``,
        ``period``, ``value``, ``best``, ``worst`` (1 is first), ``of`` (how
        many places are ranked).
    """
    known = values.dropna(subset="value")
    periods = sorted(known["period"].unique())[-years:]
    ranged = pd.concat([_one_period(known, period, higher_is_first) for period in periods])
    spans = ranged.groupby("place").agg(best=("best", "min"), worst=("worst", "max"))
    latest = ranged[ranged["period"] == periods[-1]][["place", "period", "value"]]
    table = latest.join(spans, on="place")
    table["of"] = len(table)
    table["worst"] = table["worst"].clip(upper=len(table))
    return table.sort_values(["best", "worst", "place"]).reset_index(drop=True)


def _one_period(values: pd.DataFrame, period: int, higher_is_first: bool) -> pd.DataFrame:
    rows = values[values["period"] == period].reset_index(drop=True)
    low, high = (rows[limit].fillna(rows["value"]).to_numpy() for limit in ("lower", "upper"))
    if not higher_is_first:
        low, high = -high, -low
    above = (low[np.newaxis, :] > high[:, np.newaxis]).sum(axis=1)
    below = (high[np.newaxis, :] < low[:, np.newaxis]).sum(axis=1)
    return rows[["place", "period", "value"]].assign(best=above + 1, worst=len(rows) - below)
