"""Groups of places with like conditions, and how far such groups can be trusted.

Each group is gathered around one of its places, the one to which the others are nearest in all
(k-medoids; Kaufman and Rousseeuw 1990, doi:10.1002/9780470316801). So a group has a real place as
its example, not an average that exists nowhere. The search is written here because the steps are
few and must give the same on every machine; a test holds it to the best of all possible choices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

__all__ = [
    "best_medoids",
    "environment_profile",
    "grouped",
    "groups_around",
    "medoids",
    "numbered",
    "silhouettes",
]

SMALLEST_GAIN = 1e-12


def best_medoids(distance: np.ndarray, number: int) -> list[int]:
    """Choose as `medoids` does, beginning at each place in turn, and keep the best choice."""
    choices = [medoids(distance, number, first) for first in range(len(distance))]
    return min(choices, key=lambda chosen: (distance[:, chosen].min(axis=1).sum(), chosen))


def medoids(distance: np.ndarray, number: int, first: int | None = None) -> list[int]:
    """Choose the places to which all others are nearest in all.

    Places are added one by one, each the one that brings most, and then exchanged as long as an
    exchange brings the others nearer (the algorithm PAM). That may end in a choice which only a
    larger change could better.

    Parameters
    ----------
    distance
        Square, symmetric, 0 on the diagonal.
    number
        How many to choose.
    first
        The place to begin with; the one nearest to all if left out.

    Returns
    -------
    list of int
        Positions, in ascending order.
    """
    chosen: list[int] = [] if first is None else [first]
    for _ in range(number - len(chosen)):
        chosen.append(_best(distance, chosen)[1])
    total = distance[:, chosen].min(axis=1).sum()
    while True:
        exchanges = [
            (*_best(distance, rest), rest)
            for rest in ([c for c in chosen if c != out] for out in chosen)
        ]
        better, new, rest = min(exchanges, key=lambda e: (e[0], e[1]))
        if better > total - SMALLEST_GAIN:
            return sorted(chosen)
        total, chosen = better, [*rest, new]


def _best(distance: np.ndarray, chosen: list[int]) -> tuple[float, int]:
    """Find which place to add: the total that it leads to, and its position."""
    near = distance[:, chosen].min(axis=1) if chosen else np.full(len(distance), np.inf)
    totals = np.minimum(near[:, np.newaxis], distance).sum(axis=0)
    new = int(np.argmin(totals))
    return float(totals[new]), new


def groups_around(distance: np.ndarray, centres: list[int]) -> np.ndarray:
    """Give each place the position, in `centres`, of the one that it is nearest to."""
    return distance[:, centres].argmin(axis=1)


def grouped(distance: np.ndarray, number: int) -> np.ndarray:
    """Put places into a number of groups: the group of each, from 0."""
    return groups_around(distance, medoids(distance, number))


def silhouettes(distance: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Say how much nearer each place is to its own group than to the next.

    ``(b - a) / max(a, b)``, with *a* the mean distance to the others of its group and *b* to
    those of the nearest other group: 1 is clear, 0 is on the border, below 0 is nearer to the
    other (Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7). A place alone in its group has 0.
    """
    labels = np.unique(groups)
    member = groups[:, np.newaxis] == labels[np.newaxis]
    sums, sizes = distance @ member, member.sum(axis=0)
    own = member.argmax(axis=1)
    rows = np.arange(len(groups))
    inner = sums[rows, own] / np.maximum(sizes[own] - 1, 1)
    means = sums / sizes
    means[rows, own] = np.inf
    outer = means.min(axis=1)
    larger = np.maximum(inner, outer)
    score = np.divide(outer - inner, larger, out=np.zeros_like(inner), where=larger > 0)
    return np.where(sizes[own] > 1, score, 0.0)


def numbered(groups: np.ndarray) -> np.ndarray:
    """Give groups numbers from 1, the largest first; of equal ones the one with the first place."""
    labels, first, sizes = np.unique(groups, return_index=True, return_counts=True)
    order = labels[np.lexsort((first, -sizes))]
    return np.array([int(np.flatnonzero(order == group)[0]) + 1 for group in groups])


def environment_profile(
    conditions: pd.DataFrame, groups: pd.DataFrame, indicators: Collection[str]
) -> pd.DataFrame:
    """Describe each group by its middle place, indicator by indicator.

    Parameters
    ----------
    conditions
        The table ``place_conditions``.
    groups
        The table ``place_environments``.
    indicators
        Which to describe, in this order.

    Returns
    -------
    DataFrame
        Columns ``environment``, ``indicator``, ``value`` and ``position``: the medians of the
        group's places; and ``middle``, the median of all grouped places.
    """
    rows = conditions[conditions["indicator"].isin(indicators)]
    rows = rows.merge(groups[["place", "environment"]], on="place")
    middle = rows.groupby("indicator")["value"].median()
    table = rows.groupby(["environment", "indicator"], as_index=False)[
        ["value", "position"]
    ].median()
    order = table["indicator"].map({one: at for at, one in enumerate(indicators)})
    table = table.assign(middle=table["indicator"].map(middle), order=order)
    return table.sort_values(["environment", "order"], ignore_index=True).drop(columns="order")
