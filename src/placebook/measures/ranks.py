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
    known = values.dropna(subset="value")
    periods = np.unique(known["period"])[-years:]
    known = known[known["period"] >= periods[0]]
    best, worst = _yearly_ranks(known, higher_is_first)
    spans = known[["place"]].assign(best=best, worst=worst).groupby("place")
    table = known[known["period"] == periods[-1]].set_index("place")[["period", "value"]]
    table = table.assign(best=spans["best"].min(), worst=spans["worst"].max(), of=len(table))
    table["worst"] = table["worst"].clip(upper=len(table))
    return table.reset_index().sort_values(["best", "worst", "place"], ignore_index=True)


def _yearly_ranks(rows: pd.DataFrame, higher_is_first: bool) -> tuple[np.ndarray, np.ndarray]:
    """Find the best and the worst rank of each row among those of its period."""
    low, high = (rows[limit].fillna(rows["value"]).to_numpy() for limit in ("lower", "upper"))
    if not higher_is_first:
        low, high = -high, -low
    period = rows["period"].to_numpy()
    together = period[np.newaxis, :] == period[:, np.newaxis]
    above = (low[np.newaxis, :] > high[:, np.newaxis]) & together
    below = (high[np.newaxis, :] < low[:, np.newaxis]) & together
    return above.sum(axis=1) + 1, together.sum(axis=1) - below.sum(axis=1)
