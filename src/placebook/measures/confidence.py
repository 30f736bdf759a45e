"""How far a location quotient can be trusted: a range for each, and one word for how wide it is.

GVA by industry in a small area is an estimate without published limits. What
can be seen is how much a quotient moves from year to year, and how coarsely
the figures are rounded; the range is made of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from placebook.measures.history import History

__all__ = ["MOVES", "quotient_noise", "with_ranges"]

MOVES = 5
ROUNDING = 1.0  # GBP million: districts are published in whole millions
WIDTH = 2.0  # of a noise that is normal, 95 % lies within about two standard deviations
FIRM, ROUGH = 0.1, 0.25
SMALL = 50.0  # GBP million


def quotient_noise(history: History, year: int) -> pd.Series:
    """Measure how much each quotient moves about in a year.

    ``s = sqrt(mean(d^2) / 2)``, where *d* are the last five changes of the
    logarithm of the quotient: if each year's value carries its own noise, a
    change carries that of two. Real change counts as noise too, so the range
    is rather too wide than too narrow.

    Parameters
    ----------
    history
        As `industry_history` gives it.
    year
        The last year that counts.

    Returns
    -------
    Series
        By industry: 0.05 is about 5 %; missing with fewer than five changes.
    """
    quotients = history.quotients
    years = [each for each in quotients.columns if year - MOVES <= each <= year]
    logs = np.log(quotients[years].where(quotients[years] > 0).to_numpy())
    moves = np.diff(logs, axis=1)
    if moves.shape[1] < MOVES:
        return pd.Series(np.nan, quotients.index)
    return pd.Series(np.sqrt((moves**2).mean(axis=1) / 2), quotients.index)


def with_ranges(table: pd.DataFrame, history: History, year: int) -> pd.DataFrame:
    """Give each location quotient its range, and say how much that leaves open.

    ``LQ * exp(-2 e)`` to ``LQ * exp(2 e)``, with ``e^2 = s^2 + (1 / x)^2``: *s*
    as `quotient_noise` gives it, *x* the industry's GVA in GBP million, of which
    one is lost in rounding.

    Parameters
    ----------
    table
        As `location_quotients` gives it.
    history
        As `industry_history` gives it, of the same place and whole.
    year
        The year of `table`.

    Returns
    -------
    DataFrame
        `table` with ``low``, ``high`` (missing where the noise is not known),
        ``surely_above`` (the whole range is above 1) and ``confidence``: firm
        (within about a tenth), rough (within about a quarter), or uncertain
        (wider, or under GBP 50 million).
    """
    noise = table["industry"].map(quotient_noise(history, year)).to_numpy(dtype="float64")
    gva = table["gva"].to_numpy(dtype="float64")
    with np.errstate(divide="ignore"):
        spread = WIDTH * np.sqrt(noise**2 + (ROUNDING / gva) ** 2)
    quotient = table["lq"].to_numpy(dtype="float64")
    low, high = quotient * np.exp(-spread), quotient * np.exp(spread)
    small = ~(gva >= SMALL)
    cases = [small, spread <= FIRM, spread <= ROUGH]
    word = np.select(cases, ["uncertain", "firm", "rough"], "uncertain")
    return table.assign(low=low, high=high, surely_above=low > 1, confidence=word)
