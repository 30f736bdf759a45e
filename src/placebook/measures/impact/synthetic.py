"""Synthetic control: the mix of untreated places that moved as the treated one did before.

Abadie, Diamond and Hainmueller (2010, doi:10.1198/jasa.2009.ap08746), with the outcome of each
year before the start as the only predictors, all weighted alike. Places differ far more in level
than in how they move, so each is first set to its own mean of those years (Ferman and Pinto
2021, doi:10.3982/QE1596); the original, on levels, is there for comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.optimize import nnls

if TYPE_CHECKING:
    from placebook.measures.impact.panel import Study

__all__ = ["SyntheticControl", "centred", "fit_synthetic", "mean_gap", "simplex_weights"]

# How hard the weights are held to add up to one, relative to the size of the outcomes.
HOLD = 1e4


@dataclass(frozen=True)
class SyntheticControl:
    """A fitted synthetic control.

    Parameters
    ----------
    weights
        Of the donors, by place; none is negative and they add up to 1.
    gap
        Treated less synthetic, by year, in the outcome's unit.
    start
        First year after.
    """

    weights: pd.Series
    gap: pd.Series
    start: int

    @property
    def effect(self) -> float:
        """Mean gap from the start on."""
        return mean_gap(self.gap, self.start)

    @property
    def error_before(self) -> float:
        """Root mean squared gap before the start."""
        return _root_mean_square(self.gap[self.gap.index < self.start])

    @property
    def error_after(self) -> float:
        """Root mean squared gap from the start on."""
        return _root_mean_square(self.gap[self.gap.index >= self.start])


def fit_synthetic(given: Study, *, levels: bool = False) -> SyntheticControl:
    """Find the weights that follow the treated series most closely before the start.

    Parameters
    ----------
    given
        The study.
    levels
        Match outcomes as they are, not as changes from each place's own mean before the start.
    """
    series = np.column_stack([given.treated.to_numpy(), given.donors.to_numpy()])
    matched = series if levels else centred(series, given.before)
    treated, donors = matched[:, 0], matched[:, 1:]
    weights = simplex_weights(donors[given.before], treated[given.before])
    return SyntheticControl(
        pd.Series(weights, given.donors.columns),
        pd.Series(treated - donors @ weights, given.donors.index),
        given.start,
    )


def centred(series: np.ndarray, before: np.ndarray) -> np.ndarray:
    """Take from each column its mean of the years before the start."""
    return series - series[before].mean(axis=0)


def simplex_weights(donors: np.ndarray, treated: np.ndarray) -> np.ndarray:
    """Minimise the squared distance of a weighted mean of donors from the treated series.

    The constraint is a further row of a non-negative least squares problem, which is solved
    exactly and some hundred times faster than by a general optimiser.

    Parameters
    ----------
    donors
        Outcomes, years by places.
    treated
        Outcomes by year.

    Returns
    -------
    ndarray
        A weight a donor, none negative, adding up to 1.
    """
    distances = donors - treated[:, np.newaxis]
    hold = HOLD * max(1.0, float(np.abs(distances).max()))
    rows = np.vstack([distances, np.full((1, donors.shape[1]), hold)])
    weights, _ = nnls(rows, np.append(np.zeros(len(treated)), hold))
    return weights / weights.sum()


def mean_gap(gap: pd.Series, start: int) -> float:
    """Return the mean gap from a year on."""
    return float(gap[gap.index >= start].mean())


def _root_mean_square(values: pd.Series) -> float:
    return float(np.sqrt((values**2).mean()))
