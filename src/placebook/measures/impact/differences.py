"""Difference in differences: the treated place's change less the donors' change.

It rests on one assumption, that both would have moved alike. The trend before the start says
whether they did then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from placebook.measures.impact.panel import Study

__all__ = ["Differences", "difference_in_differences"]


@dataclass(frozen=True)
class Differences:
    """What a difference in differences gives.

    Parameters
    ----------
    effect
        In the outcome's unit.
    lower, upper
        The effect less and more than what the share `level` of donors stray by when each is
        taken for treated.
    drift
        How much faster the treated place grew than the donors before the start, a year.
    drift_share
        How often a donor's drift is at least as large: a small share speaks against the method.
    """

    effect: float
    lower: float
    upper: float
    drift: float
    drift_share: float


def difference_in_differences(given: Study, level: float = 0.9) -> Differences:
    """Compare changes of means, with every donor as a placebo.

    Parameters
    ----------
    given
        The study.
    level
        Of the interval, between 0 and 1.
    """
    series = np.column_stack([given.treated.to_numpy(), given.donors.to_numpy()])
    changes = series[~given.before].mean(axis=0) - series[given.before].mean(axis=0)
    slopes = _slopes(given.donors.index.to_numpy()[given.before], series[given.before])
    effects, drifts = _against_donors(changes), _against_donors(slopes)
    stray = float(np.quantile(np.abs(effects[1:]), level, method="higher"))
    at_least = (np.abs(drifts[1:]) >= abs(drifts[0])).sum()
    return Differences(
        effect=float(effects[0]),
        lower=float(effects[0]) - stray,
        upper=float(effects[0]) + stray,
        drift=float(drifts[0]),
        drift_share=float((1 + at_least) / len(drifts)),
    )


def _against_donors(values: np.ndarray) -> np.ndarray:
    """Set the treated value (the first) and each donor's against the mean of the other donors."""
    donors = values[1:]
    others = (donors.sum() - donors) / (len(donors) - 1)
    return np.append(values[0] - donors.mean(), donors - others)


def _slopes(years: np.ndarray, series: np.ndarray) -> np.ndarray:
    """Fit a straight line to each column; its slope a year."""
    return np.polyfit(years - years.mean(), series, 1)[0]
