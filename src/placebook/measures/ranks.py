"""Ranks with their uncertainty: the range that a place's rank can honestly claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
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
    known = values.dropna(subset="value").sort_values("period", kind="stable", ignore_index=True)
    periods = known["period"].unique()[-years:]
    known = known[known["period"].isin(periods)]
    ends = [_one_period(rows, higher_is_first) for _, rows in known.groupby("period")]
    best, worst = (np.concatenate(end) for end in zip(*ends, strict=True))
    spans = known.assign(best=best, worst=worst).groupby("place")
    table = known[known["period"] == periods[-1]].set_index("place")[["period", "value"]]
    table = table.assign(best=spans["best"].min(), worst=spans["worst"].max(), of=len(table))
    table["worst"] = table["worst"].clip(upper=len(table))
    return table.reset_index().sort_values(["best", "worst", "place"], ignore_index=True)


def _one_period(rows: pd.DataFrame, higher_is_first: bool) -> tuple[np.ndarray, np.ndarray]:
    """Find the best and the worst rank of each of the places in one period."""
    low, high = (rows[limit].fillna(rows["value"]).to_numpy() for limit in ("lower", "upper"))
    if not higher_is_first:
        low, high = -high, -low
    above = (low[np.newaxis, :] > high[:, np.newaxis]).sum(axis=1)
    below = (high[np.newaxis, :] < low[:, np.newaxis]).sum(axis=1)
    return above + 1, len(rows) - below
