"""Volumes of a whole from the values and deflators of its parts.

Chained volumes do not add up outside the reference year. The whole's growth is
that of its parts at the prices of the year before (an annually chained Laspeyres
index, as in the European System of Accounts 2010, chapter 10), and growth rates
are chained to the current value of the reference year.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

__all__ = ["IMPLAUSIBLE", "REFERENCE_YEAR", "at_old_prices", "chained"]

REFERENCE_YEAR = 2022
IMPLAUSIBLE = 2


def at_old_prices(cells: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Value each part's output at the prices of the year before.

    Parameters
    ----------
    cells
        Columns ``period``, ``current`` (money), ``deflator`` (any base) and
        those named in `by`; one row a part and year. If there is a column
        ``reference`` (the deflator of the region), its change stands in where
        the part's own is missing or differs by a factor of `IMPLAUSIBLE`.
    by
        Columns that name a part.

    Returns
    -------
    DataFrame
        `cells` with ``now`` (this year's output at last year's prices) and
        ``before`` (last year's output). Both are zero where one cannot be
        told: such a part is taken to grow like the rest of its whole.
    """
    rows = cells.sort_values([*by, "period"])
    back = _price_back(rows, by, "deflator")
    if "reference" in rows:
        usual = _price_back(rows, by, "reference")
        plausible = (back / usual).between(1 / IMPLAUSIBLE, IMPLAUSIBLE)
        back = back.where(plausible, usual)
    before = rows.groupby(by)["current"].shift()
    now = (rows["current"] * back).mask(rows["current"] == 0, 0.0)
    known = now.notna() & before.notna()
    return rows.assign(now=now.where(known, 0.0), before=before.where(known, 0.0))


def _price_back(rows: pd.DataFrame, by: list[str], column: str) -> pd.Series:
    """Return last year's price level over this year's."""
    return rows.groupby(by)[column].shift() / rows[column]


def chained(parts: pd.DataFrame, by: list[str], level: pd.Series | None = None) -> pd.DataFrame:
    """Chain-link wholes from their parts.

    growth_t = sum_i current[i, t] * deflator[i, t-1] / deflator[i, t]
    / sum_i current[i, t-1].

    Parameters
    ----------
    parts
        Columns ``now``, ``before``, ``current`` and those named in `by`.
    by
        Columns that name a whole and, last, ``period``.
    level
        Current value of each whole by `by`; the sum of the parts if not given.

    Returns
    -------
    DataFrame
        Columns of `by` and ``volume``: money at the prices of the reference
        year, missing beyond a year whose growth cannot be told (no output).
    """
    sums = parts.groupby(by)[["now", "before", "current"]].sum()
    growth = sums["now"] / sums["before"].where(sums["before"] > 0)
    wide = growth.where(growth > 0).unstack(by[-1])  # noqa: PD010  a series
    money = (sums["current"] if level is None else level).unstack(by[-1])  # noqa: PD010
    volumes = _levels(wide).mul(money[REFERENCE_YEAR], axis=0)
    return volumes.stack().rename("volume").reset_index()  # noqa: PD013


def _levels(growth: pd.DataFrame) -> pd.DataFrame:
    """Turn growth, one column a year, into levels with the reference year at 1."""
    years = list(growth.columns)
    start = years.index(REFERENCE_YEAR)
    levels = pd.DataFrame(np.nan, index=growth.index, columns=growth.columns)
    levels[REFERENCE_YEAR] = 1.0
    for year in years[start + 1 :]:
        levels[year] = levels[year - 1] * growth[year]
    for year in reversed(years[:start]):
        levels[year] = levels[year + 1] / growth[year + 1]
    return levels
