"""Placebos: the same method where nothing happened shows how far chance alone goes.

In space, each donor is taken for treated in its turn; in time, the start is set years too
early; leaving each weighty donor out shows whether one place makes the result.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.impact.panel import LEAST_YEARS, Study
from placebook.measures.impact.synthetic import centred, fit_synthetic, simplex_weights

if TYPE_CHECKING:
    from placebook.measures.impact.synthetic import SyntheticControl

__all__ = [
    "in_space",
    "in_time",
    "leaving_out",
    "placebo_errors",
    "placebo_interval",
    "placebo_share",
    "ratio_share",
]

# A placebo that fits much worse than the treated place says nothing about it (Abadie and others
# 2010 leave out those with more than five times its mean squared error before the start).
WORST_FIT = 5.0**0.5
WEIGHTY = 0.01


def in_space(given: Study, groups: int = 200, size: int = 1, seed: int = 2016) -> pd.DataFrame:
    """Take donors for treated, one by one, or in groups of as many as were treated.

    Parameters
    ----------
    given
        The study.
    groups
        How many groups to draw where there is more than one place in each.
    size
        Places in a group.
    seed
        Of the draw.

    Returns
    -------
    DataFrame
        Gaps in the outcome's unit: a row a year, a column a placebo, by its ids joined by ``+``.
    """
    outcomes = centred(given.donors.to_numpy(), given.before)
    places = np.asarray(given.donors.columns)
    gaps = {
        "+".join(places[group]): _gap(outcomes, group, given.before)
        for group in _groups(len(places), groups, size, seed)
    }
    return pd.DataFrame(gaps, index=given.donors.index)


def _groups(places: int, groups: int, size: int, seed: int) -> list[list[int]]:
    if size == 1:
        return [[place] for place in range(places)]
    draw = np.random.default_rng(seed)
    drawn = {tuple(sorted(draw.choice(places, size, replace=False))) for _ in range(groups)}
    return [list(group) for group in sorted(drawn)]


def _gap(outcomes: np.ndarray, group: list[int], before: np.ndarray) -> np.ndarray:
    treated, donors = outcomes[:, group].mean(axis=1), np.delete(outcomes, group, axis=1)
    return treated - donors @ simplex_weights(donors[before], treated[before])


def placebo_errors(placebos: pd.DataFrame, start: int) -> pd.DataFrame:
    """Measure each placebo: ``effect``, ``error_before``, ``error_after``, in the outcome's unit.

    Parameters
    ----------
    placebos
        As `in_space` gives them.
    start
        First year after.
    """
    after = placebos.index >= start
    return pd.DataFrame(
        {
            "effect": placebos[after].mean(),
            "error_before": (placebos[~after] ** 2).mean() ** 0.5,
            "error_after": (placebos[after] ** 2).mean() ** 0.5,
        }
    )


def placebo_share(fitted: SyntheticControl, placebos: pd.DataFrame) -> float:
    """Say how often a placebo's mean gap after the start is at least as large.

    The treated place counts as one of the placebos, so the share is never 0.
    """
    effects = _fitting(fitted, placebos)["effect"].abs()
    return float((1 + (effects >= abs(fitted.effect)).sum()) / (1 + len(effects)))


def ratio_share(fitted: SyntheticControl, placebos: pd.DataFrame) -> float:
    """Say how often a placebo's error grew at least as much from before to after the start.

    The test of Abadie, Diamond and Hainmueller (2010), which needs no cut-off for bad fits.
    """
    errors = placebo_errors(placebos, fitted.start)
    own = fitted.error_after / fitted.error_before
    others = errors["error_after"] / errors["error_before"]
    return float((1 + (others >= own).sum()) / (1 + len(others)))


def placebo_interval(
    fitted: SyntheticControl, placebos: pd.DataFrame, level: float = 0.9
) -> tuple[float, float]:
    """Give the range of effects that the placebos do not speak against.

    The effect, less and more than what the share `level` of placebos stray by.
    """
    effects = _fitting(fitted, placebos)["effect"].abs()
    stray = float(np.quantile(effects, level, method="higher"))
    return fitted.effect - stray, fitted.effect + stray


def _fitting(fitted: SyntheticControl, placebos: pd.DataFrame) -> pd.DataFrame:
    """Leave out placebos that fit much worse than the treated place, if enough are left."""
    errors = placebo_errors(placebos, fitted.start)
    close = errors[errors["error_before"] <= WORST_FIT * fitted.error_before]
    return close if len(close) >= len(errors) / 2 else errors


def in_time(given: Study, years: int = 3) -> SyntheticControl | None:
    """Pretend that it started `years` earlier and stop before the true start; the gap should be 0.

    Returns
    -------
    SyntheticControl or None
        None where too few years would be left to fit.
    """
    early = given.start - years
    if int((given.donors.index < early).sum()) < LEAST_YEARS:
        return None
    known = given.before
    return fit_synthetic(Study(given.treated[known], given.donors[known], early))


def leaving_out(given: Study, fitted: SyntheticControl) -> pd.DataFrame:
    """Fit again without each donor that has some weight.

    Returns
    -------
    DataFrame
        A row a donor left out, heaviest first: ``place``, ``weight``, ``effect``.
    """
    weighty = fitted.weights[fitted.weights > WEIGHTY].sort_values(ascending=False)
    rows = [
        (place, weight, fit_synthetic(replace(given, donors=given.donors.drop(columns=place))))
        for place, weight in weighty.items()
    ]
    return pd.DataFrame(
        [(place, weight, without.effect) for place, weight, without in rows],
        columns=["place", "weight", "effect"],
    )
