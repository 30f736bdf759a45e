"""What a study can say: refuse where the fit is poor, and take chance for what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.impact.differences import Differences, difference_in_differences
from placebook.measures.impact.placebos import (
    in_space,
    in_time,
    leaving_out,
    placebo_interval,
    placebo_share,
    ratio_share,
)
from placebook.measures.impact.synthetic import SyntheticControl, centred, fit_synthetic

if TYPE_CHECKING:
    from placebook.measures.impact.panel import Study

__all__ = ["LEVEL", "POOR_FIT", "Reading", "gap_band", "read_study", "usual_distance"]

# The error before the start, as a share of how far places usually stray from each other, above
# which the comparison does not fit well enough to be read.
POOR_FIT = 0.5
LEVEL = 0.9


@dataclass(frozen=True)
class Reading:
    """All that a study found, and what may be said of it.

    Parameters
    ----------
    fitted
        The synthetic control.
    fit
        Its error before the start over the `usual_distance` of places.
    placebos
        As `in_space` gives them.
    share, ratio
        How often a placebo moves as far, and how often its error grows as much, between 0 and 1.
    lower, upper
        The placebos' interval around the effect.
    early
        Effect of a start set too early, if there were years enough.
    without
        Effects without each weighty donor.
    differences
        The difference in differences.
    verdict
        ``"poor fit"``, ``"noise"``, ``"mixed"`` (the checks disagree), ``"rise"`` or ``"fall"``.
    """

    fitted: SyntheticControl
    fit: float
    placebos: pd.DataFrame
    share: float
    ratio: float
    lower: float
    upper: float
    early: float | None
    without: pd.DataFrame
    differences: Differences
    verdict: str


def read_study(given: Study, size: int = 1) -> Reading:
    """Fit, run every check, and decide what may be said.

    Parameters
    ----------
    given
        The study.
    size
        How many places were treated: the placebos are groups of as many.
    """
    fitted = fit_synthetic(given)
    placebos = in_space(given, size=size)
    lower, upper = placebo_interval(fitted, placebos, LEVEL)
    pretended = in_time(given)
    found = Reading(
        fitted=fitted,
        fit=fitted.error_before / usual_distance(given),
        placebos=placebos,
        share=placebo_share(fitted, placebos),
        ratio=ratio_share(fitted, placebos),
        lower=lower,
        upper=upper,
        early=None if pretended is None else pretended.effect,
        without=leaving_out(given, fitted),
        differences=difference_in_differences(given, LEVEL),
        verdict="",
    )
    return _with_verdict(found)


def gap_band(found: Reading, share: float = 0.9) -> pd.DataFrame:
    """Set the gap beside the middle `share` of the placebos' gaps, by year.

    Returns
    -------
    DataFrame
        ``period``, ``gap``, ``low``, ``high``, in the outcome's unit.
    """
    ends = found.placebos.quantile([(1 - share) / 2, (1 + share) / 2], axis=1).T
    ends.columns = ["low", "high"]
    gap = found.fitted.gap.rename("gap")
    return pd.concat([gap, ends], axis=1).rename_axis("period").reset_index()


def usual_distance(given: Study) -> float:
    """Say how far places stray from their common path before the start, in the outcome's unit.

    The root mean square, over donors and years, of the distance from the donors' mean, each
    donor set to its own mean first.
    """
    moved = centred(given.donors.to_numpy(), given.before)[given.before]
    return float(np.sqrt(((moved - moved.mean(axis=1, keepdims=True)) ** 2).mean()))


def _with_verdict(found: Reading) -> Reading:
    values = {name: getattr(found, name) for name in found.__dataclass_fields__}
    return Reading(**{**values, "verdict": _verdict(found)})


def _verdict(found: Reading) -> str:
    if found.fit > POOR_FIT:
        return "poor fit"
    if found.lower <= 0 <= found.upper:
        return "noise"
    effect = found.fitted.effect
    same_sign = bool((np.sign(found.without["effect"]) == np.sign(effect)).all())
    calm_before = found.early is None or abs(found.early) < abs(effect) / 2
    agrees = np.sign(found.differences.effect) == np.sign(effect)
    if not (same_sign and calm_before and agrees):
        return "mixed"
    return "rise" if effect > 0 else "fall"
