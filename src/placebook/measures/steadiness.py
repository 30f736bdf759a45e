"""How far groups of places can be trusted: what comes of them when indicators are drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.peers import condition_distances, overall_distance

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["adjusted_rand", "redrawn_distances", "stays_with_group"]


def adjusted_rand(first: np.ndarray, second: np.ndarray) -> float:
    """Measure how far two groupings of the same places agree: 1 if wholly, about 0 if by chance.

    The share of pairs on which they agree, corrected for chance (Hubert and Arabie 1985,
    doi:10.1007/BF01908075).
    """
    table = np.zeros((first.max() + 1, second.max() + 1))
    np.add.at(table, (first, second), 1)

    def pairs(counts: np.ndarray) -> float:
        return float((counts * (counts - 1) / 2).sum())

    together, rows, columns = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    expected = rows * columns / pairs(np.array([len(first)]))
    most = (rows + columns) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def redrawn_distances(
    scaled: pd.DataFrame, conditions: Mapping[str, list[str]], draws: int, seed: int = 2026
) -> list[np.ndarray]:
    """Measure how far apart places are again and again, each time on indicators drawn anew.

    As many indicators as there are are drawn with replacement, so that each time some are left
    out and some count double; a condition of which none is drawn is left out.

    Parameters
    ----------
    scaled, conditions
        As `condition_distances` takes them.
    draws
        How often.
    seed
        Of the random numbers; the same seed gives the same distances.

    Returns
    -------
    list of ndarray
        Place by place, one a draw.
    """
    chance = np.random.default_rng(seed)
    every = [(name, one) for name, several in conditions.items() for one in several]
    found = []
    for _ in range(draws):
        drawn = [every[at] for at in chance.integers(0, len(every), len(every))]
        names = dict.fromkeys(name for name, _ in drawn)
        chosen = {name: [one for other, one in drawn if other == name] for name in names}
        parts = condition_distances(scaled, chosen)
        found.append(overall_distance(parts, pd.Series(1.0, list(parts))).to_numpy())
    return found


def stays_with_group(groups: np.ndarray, redrawn: np.ndarray) -> np.ndarray:
    """Say in which share of the draws each place is with at least half of its group.

    Parameters
    ----------
    groups
        The group of each place.
    redrawn
        A row a draw, a column a place: its group in that draw.

    Returns
    -------
    ndarray
        From 0 to 1, by place. A place alone in its group stays where it is alone again.
    """
    fellow = groups[:, np.newaxis] == groups[np.newaxis]
    np.fill_diagonal(fellow, val=False)
    count = fellow.sum(axis=1)
    together = redrawn[:, :, np.newaxis] == redrawn[:, np.newaxis]
    with_fellows = (together & fellow).sum(axis=2)
    with_others = together.sum(axis=2) - 1
    stays = np.where(count > 0, 2 * with_fellows >= count, with_others == 0)
    return stays.mean(axis=0)
