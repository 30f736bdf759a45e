"""Logistic regression by Newton's method: a few columns, thousands of rows, no penalty.

The package needs one such fit, for the test of what foresees entry. Tests hold
it against scikit-learn, which would cost a reader a hundred megabytes.
"""

from __future__ import annotations

import numpy as np

__all__ = ["fit_logistic", "predict_logistic"]

STEPS = 50
TOLERANCE = 1e-10


def fit_logistic(columns: np.ndarray, happened: np.ndarray) -> np.ndarray:
    """Fit ``P = 1 / (1 + exp(-(b0 + b1 x1 + ...)))`` by maximum likelihood.

    Parameters
    ----------
    columns
        Rows by columns, best of similar scale.
    happened
        0 or 1 a row.

    Returns
    -------
    ndarray
        Coefficients, the constant first.

    Raises
    ------
    ValueError
        If no finite coefficients exist: one kind only, or columns that tell
        the two kinds apart without error or say the same twice.
    """
    design = _with_constant(columns)
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = _sigmoid(design @ weights)
        slope = design.T @ (happened - chance)
        curve = (design * (chance * (1 - chance))[:, np.newaxis]).T @ design
        if np.linalg.cond(curve) > 1 / TOLERANCE:
            break
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < TOLERANCE:
            return weights
    raise ValueError("the logistic model has no finite solution on these rows")


def predict_logistic(weights: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Return the probability of each row."""
    return _sigmoid(_with_constant(columns) @ weights)


def _with_constant(columns: np.ndarray) -> np.ndarray:
    return np.column_stack([np.ones(len(columns)), columns])


def _sigmoid(values: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(values, -500, 500)))
