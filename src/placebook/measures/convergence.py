"""Whether places draw together: those behind grow faster, and the spread shrinks.

The first (beta) is needed for the second (sigma) and does not ensure it: chance alone pulls
what was measured too high or too low back to the middle (Quah 1993). So both are shown.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

__all__ = ["beta_convergence", "ends", "sigma_change", "sigma_convergence"]

SAMPLES = 4000
SEED = 2004
LIMITS = (2.5, 97.5)


def ends(series: pd.DataFrame, start: int, end: int, years: int = 3) -> pd.DataFrame:
    """Average each place's values over the first and the last years.

    Parameters
    ----------
    series
        Columns ``place``, ``name``, ``period``, ``value``, relative to a whole so that prices
        do not matter.
    start, end
        First and last year.
    years
        How many years are averaged at each end: chance in one year would look like convergence.

    Returns
    -------
    DataFrame
        A row a place with all these years: ``place``, ``name``, ``first``, ``last``, and
        ``growth``, the yearly difference of their logarithms over ``end - start - years + 1``
        years (0.01 is about 1 %).
    """
    wide = series.pivot_table(index=["place", "name"], columns="period", values="value")
    first = wide[range(start, start + years)].mean(axis=1, skipna=False)
    last = wide[range(end - years + 1, end + 1)].mean(axis=1, skipna=False)
    growth = np.log(last / first) / (end - start - years + 1)
    table = pd.DataFrame({"first": first, "last": last, "growth": growth})
    return table.dropna().reset_index()


def beta_convergence(table: pd.DataFrame) -> dict[str, float]:
    """Regress growth on the logarithm of where places stood (Barro and Sala-i-Martin 1992).

    ``growth = a + b log(first)``, by least squares, each place once. Below zero, places that
    were behind grew faster. The 95 % interval is that of 4,000 samples of places drawn with
    return, with a fixed seed.

    Parameters
    ----------
    table
        As `ends` gives it.

    Returns
    -------
    dict
        ``slope``, ``intercept``, ``lower``, ``upper`` (of the slope), ``number`` of places.
    """
    x, y = np.log(table["first"].to_numpy()), table["growth"].to_numpy()
    slope = _slopes(x[np.newaxis], y[np.newaxis])[0]
    rows = np.random.default_rng(SEED).integers(0, len(x), (SAMPLES, len(x)))
    lower, upper = np.percentile(_slopes(x[rows], y[rows]), LIMITS)
    return {
        "slope": float(slope),
        "intercept": float(y.mean() - slope * x.mean()),
        "lower": float(lower),
        "upper": float(upper),
        "number": len(x),
    }


def sigma_convergence(series: pd.DataFrame) -> pd.DataFrame:
    """Return the standard deviation of the logarithms of places' values, year by year.

    Parameters
    ----------
    series
        Columns ``place``, ``period``, ``value``; places without a value in some year are left
        out of all.

    Returns
    -------
    DataFrame
        Columns ``period``, ``spread``. 0.1 means that places stand about 10 % apart from their
        middle.
    """
    logs = _logs(series)
    return pd.DataFrame({"period": logs.columns, "spread": logs.std(axis=0).to_numpy()})


def sigma_change(series: pd.DataFrame) -> dict[str, float]:
    """Return how the spread changed from the first to the last year, with its 95 % interval.

    Returns
    -------
    dict
        ``first``, ``last``, ``change``, ``lower``, ``upper``: the interval is that of 4,000
        samples of places drawn with return.
    """
    logs = _logs(series)
    values = logs.iloc[:, [0, -1]].to_numpy()
    rows = np.random.default_rng(SEED).integers(0, len(values), (SAMPLES, len(values)))
    drawn = values[rows].std(axis=1, ddof=1)
    lower, upper = np.percentile(drawn[:, 1] - drawn[:, 0], LIMITS)
    first, last = values.std(axis=0, ddof=1)
    return {
        "first": float(first),
        "last": float(last),
        "change": float(last - first),
        "lower": float(lower),
        "upper": float(upper),
    }


def _logs(series: pd.DataFrame) -> pd.DataFrame:
    wide = series.pivot_table(index="place", columns="period", values="value").dropna()
    return np.log(wide)


def _slopes(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Fit each row of y on the same row of x by least squares; missing where x is all one value."""
    from_mean = x - x.mean(axis=1, keepdims=True)
    below = (from_mean**2).sum(axis=1)
    above = (from_mean * (y - y.mean(axis=1, keepdims=True))).sum(axis=1)
    return above / np.where(below > 0, below, np.nan)
