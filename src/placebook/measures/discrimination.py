"""How well scores tell what happened from what did not, with the doubt of few places."""

from __future__ import annotations

import numpy as np

__all__ = ["area_under_curve", "bootstrap_areas"]


def area_under_curve(
    scores: np.ndarray, happened: np.ndarray, weights: np.ndarray | None = None
) -> float:
    """Return how often something that happened has a higher score than something that did not.

    The area under the receiver operating characteristic curve (Hanley and
    McNeil 1982, doi:10.1148/radiology.143.1.7063747): 0.5 is no better than
    a coin, 1 is without error; equal scores count half.

    Parameters
    ----------
    scores
        One a row.
    happened
        True or false a row.
    weights
        How often each row counts; once if left out.

    Returns
    -------
    float
        0 to 1; missing if all happened or none.

    Examples
    --------
    >>> area_under_curve(np.array([0.1, 0.4, 0.35, 0.8]), np.array([0, 0, 1, 1]))
    0.75
    """
    _, rank = np.unique(scores, return_inverse=True)
    return _area(rank, np.asarray(happened, dtype=bool), weights)


def bootstrap_areas(
    scores: dict[str, np.ndarray], happened: np.ndarray, groups: np.ndarray, rounds: int, seed: int
) -> dict[str, np.ndarray]:
    """Draw the groups again with replacement, and measure every score on the same draws.

    Rows of one place rise and fall together, so places are drawn, not rows
    (Efron and Tibshirani 1993, chapter 8).

    Parameters
    ----------
    scores
        Rows of scores, by name.
    happened
        True or false a row.
    groups
        The place of each row.
    rounds
        How many draws.
    seed
        Of the generator: the same seed, the same draws.

    Returns
    -------
    dict
        Areas by name, one a round; differences between names are paired.
    """
    names, member = np.unique(groups, return_inverse=True)
    draws = np.random.default_rng(seed).multinomial(
        len(names), np.full(len(names), 1 / len(names)), size=rounds
    )
    outcome = np.asarray(happened, dtype=bool)
    ranks = {name: np.unique(values, return_inverse=True)[1] for name, values in scores.items()}
    return {
        name: np.array([_area(rank, outcome, draw[member]) for draw in draws])
        for name, rank in ranks.items()
    }


def _area(rank: np.ndarray, happened: np.ndarray, weights: np.ndarray | None) -> float:
    weight = np.ones(len(rank)) if weights is None else weights
    size = int(rank.max()) + 1
    yes = np.bincount(rank[happened], weight[happened], size)
    no = np.bincount(rank[~happened], weight[~happened], size)
    pairs = yes.sum() * no.sum()
    if pairs == 0:
        return float("nan")
    return float((yes * (np.cumsum(no) - no / 2)).sum() / pairs)
