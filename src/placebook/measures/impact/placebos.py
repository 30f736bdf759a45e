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
from placebook.measures.impact.synthetic import fit_synthetic

if TYPE_CHECKING:
    from placebook.measures.impact.synthetic import SyntheticControl

__all__ = ["in_space", "in_time", "leaving_out", "placebo_interval", "placebo_share"]

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
        A row a placebo: ``place`` (ids joined by ``+``), ``effect``, ``error_before``,
        ``error_after``.
    """
    rows = []
    for group in _groups(list(given.donors.columns), groups, size, seed):
        pretended = Study(
            given.donors[group].mean(axis=1), given.donors.drop(columns=group), given.start
        )
        rows.append(("+".join(group), *_summary(fit_synthetic(pretended))))
    return pd.DataFrame(rows, columns=["place", "effect", "error_before", "error_after"])


def _groups(places: list[str], groups: int, size: int, seed: int) -> list[list[str]]:
    if size == 1:
        return [[place] for place in places]
    draw = np.random.default_rng(seed)
    drawn = {tuple(sorted(draw.choice(places, size, replace=False))) for _ in range(groups)}
    return [list(group) for group in sorted(drawn)]


def _summary(fitted: SyntheticControl) -> tuple[float, float, float]:
    return fitted.effect, fitted.error_before, fitted.error_after


def placebo_share(fitted: SyntheticControl, placebos: pd.DataFrame) -> float:
    """Say how often a placebo moves away after the start at least as much as the treated place.

    The measure is the ratio of the errors after and before the start, which needs no cut-off for
    bad fits. The treated place counts as one of the placebos, so the share is never 0.
    """
    own = fitted.error_after / fitted.error_before
    others = placebos["error_after"] / placebos["error_before"]
    return float((1 + (others >= own).sum()) / (1 + len(placebos)))


def placebo_interval(
    fitted: SyntheticControl, placebos: pd.DataFrame, level: float = 0.9
) -> tuple[float, float]:
    """Give the range of effects that the placebos do not speak against.

    The effect, less and more than what the share `level` of placebos stray by. Placebos
    that fit much worse than the treated place are left out.
    """
    fitting = placebos[placebos["error_before"] <= WORST_FIT * fitted.error_before]
    chosen = fitting if len(fitting) >= len(placebos) / 2 else placebos
    stray = float(np.quantile(chosen["effect"].abs(), level, method="higher"))
    return fitted.effect - stray, fitted.effect + stray


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
