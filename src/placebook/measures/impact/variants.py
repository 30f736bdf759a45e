"""Other synthetic controls, by pysyncon, to see whether they say the same.

The augmented one (Ben-Michael, Feller and Rothstein 2021, doi:10.1080/01621459.2021.1929245)
corrects what the weights could not match by a ridge regression; the penalised one (Abadie and
L'Hour 2021, doi:10.1080/01621459.2021.1971535) prefers donors that are each like the treated
place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from pysyncon import AugSynth, Dataprep, PenalizedSynth, Synth

from placebook.measures.impact.synthetic import mean_gap, simplex_weights

if TYPE_CHECKING:
    from placebook.measures.impact.panel import Study

__all__ = ["augmented", "on_levels", "penalised", "variants"]

TREATED = "treated places"
PENALTIES = (0.001, 0.01, 0.1, 1.0)
HELD_OUT = 3


class _Augmented(AugSynth):
    """pysyncon's model with the exact solver of this package, which is much faster."""

    @staticmethod
    def w_optimize(
        V_mat: np.ndarray,  # noqa: ARG004, N803  pysyncon's names; without covariates all weigh alike
        X0: np.ndarray,  # noqa: N803
        X1: np.ndarray,  # noqa: N803
        **_: object,
    ) -> tuple[np.ndarray, float]:
        weights = simplex_weights(X0, X1)
        return weights, float(np.square(X0 @ weights - X1).sum())


def variants(given: Study) -> pd.DataFrame:
    """Estimate the effect in each of pysyncon's ways.

    Returns
    -------
    DataFrame
        ``method`` (``on levels``, ``augmented``, ``penalised``) and ``effect`` in the outcome's
        unit.
    """
    ways = {"on levels": on_levels, "augmented": augmented, "penalised": penalised}
    found = [(name, way(given)) for name, way in ways.items()]
    return pd.DataFrame(found, columns=["method", "effect"])


def on_levels(given: Study) -> float:
    """Estimate with pysyncon's own optimiser, each year before the start weighted alike."""
    before, treated = given.donors[given.before], given.treated[given.before].rename(TREATED)
    model = Synth()
    # The outcomes are divided by their spread in each year; this weight undoes it.
    spread = pd.concat([before, treated], axis=1).std(axis=1).to_numpy() ** 2
    model.fit(X0=before, X1=treated, Z0=before, Z1=treated, custom_V=spread)
    return _effect(given, model.W)


def augmented(given: Study) -> float:
    """Estimate with the ridge correction; its strength is found by leaving years out."""
    model = _Augmented()
    model.fit(_prepared(given), use_covariates=False)
    return _effect(given, np.asarray(model.W, dtype="float64"))


def penalised(given: Study) -> float:
    """Estimate with a penalty on unlike donors, the one that best foretells held-out years."""
    known = int(given.before.sum()) - HELD_OUT
    errors = []
    for penalty in PENALTIES:
        weights = _penalised_weights(given, known, penalty)
        ahead = slice(known, known + HELD_OUT)
        missed = given.treated.iloc[ahead] - given.donors.iloc[ahead] @ weights
        errors.append(float((missed**2).sum()))
    best = PENALTIES[int(np.argmin(errors))]
    return _effect(given, _penalised_weights(given, known + HELD_OUT, best))


def _penalised_weights(given: Study, years: int, penalty: float) -> np.ndarray:
    model = PenalizedSynth()
    treated = given.treated.iloc[:years].rename(TREATED)
    model.fit(X0=given.donors.iloc[:years], X1=treated, lambda_=penalty)
    return model.W


def _effect(given: Study, weights: np.ndarray) -> float:
    gap = given.treated - given.donors @ weights
    return mean_gap(gap, given.start)


def _prepared(given: Study) -> Dataprep:
    wide = given.donors.assign(**{TREATED: given.treated})
    long = wide.rename_axis("year").melt(var_name="place", value_name="outcome", ignore_index=False)
    before = list(given.donors.index[given.before])
    return Dataprep(
        foo=long.reset_index(),
        predictors=[],
        predictors_op="mean",
        dependent="outcome",
        unit_variable="place",
        time_variable="year",
        treatment_identifier=TREATED,
        controls_identifier=list(given.donors.columns),
        time_predictors_prior=before,
        time_optimize_ssr=before,
    )
