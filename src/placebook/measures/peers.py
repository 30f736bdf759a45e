"""The places most like a place: who has the same starting conditions, in what, and in what not.

Reference regions for smart specialisation should be alike in structure, not in success (Navarro
and others 2014). So distances are taken on conditions, each in units of how far apart two places
typically are, and add up by stated weights: the reasons for a likeness can be read off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = [
    "condition_distances",
    "kept_without",
    "mix_distances",
    "nearest_places",
    "overall_distance",
    "pair_conditions",
    "scaled_distances",
]

Distances = dict[str, pd.DataFrame]


def mix_distances(gva: pd.DataFrame) -> pd.DataFrame:
    """Measure which share of output would have to change industry to make two places alike.

    ``sum_i |s_ia - s_ib| / 2``, where *s* is an industry's share of a place's output: 0 where the
    mixes are the same, 1 where no industry is in both (the dissimilarity of Duncan and Duncan
    1955, doi:10.2307/2088328).

    Parameters
    ----------
    gva
        A row a place, a column an industry. An industry that is missing in one of two places is
        left out for the two.

    Returns
    -------
    DataFrame
        Place by place, 0 to 1.
    """
    values = gva.to_numpy(dtype="float64")
    both = np.where(np.isnan(values)[np.newaxis] | np.isnan(values)[:, np.newaxis], 0.0, 1.0)
    filled = np.nan_to_num(values)
    ours, theirs = filled[:, np.newaxis] * both, filled[np.newaxis] * both
    shares = [part / part.sum(axis=2, keepdims=True) for part in (ours, theirs)]
    return pd.DataFrame(np.abs(shares[0] - shares[1]).sum(axis=2) / 2, gva.index, gva.index)


def condition_distances(scaled: pd.DataFrame, conditions: Mapping[str, list[str]]) -> Distances:
    """Measure how far apart places are in each condition.

    The mean, over the indicators of the condition that both places have, of the difference
    between the two. A missing indicator is left out of the mean (Gower 1971, doi:10.2307/2528823).

    Parameters
    ----------
    scaled
        A row a place, a column an indicator, scaled so that two places typically differ by 1.
    conditions
        The indicators of each condition; an indicator may stand there several times.

    Returns
    -------
    dict
        A square frame by condition, place by place; missing where two places share no indicator.
    """
    found = {}
    for condition, indicators in conditions.items():
        values = scaled[indicators].to_numpy(dtype="float64")
        gaps = np.abs(values[:, np.newaxis] - values[np.newaxis])
        known = ~np.isnan(gaps)
        count = known.sum(axis=2)
        total = np.where(known, gaps, 0).sum(axis=2)
        mean = np.divide(total, count, out=np.full_like(total, np.nan), where=count > 0)
        found[condition] = pd.DataFrame(mean, scaled.index, scaled.index)
    return found


def scaled_distances(distances: pd.DataFrame, base: Collection[str]) -> pd.DataFrame:
    """Divide distances by the median distance between two places of the base."""
    inside = distances.loc[distances.index.isin(base), distances.columns.isin(base)].to_numpy()
    return distances / np.median(inside[np.triu_indices(len(inside), 1)])


def overall_distance(parts: Mapping[str, pd.DataFrame], weights: pd.Series) -> pd.DataFrame:
    """Add the distances in all conditions up: their weighted mean.

    Parameters
    ----------
    parts
        As `condition_distances` gives it. A missing distance is left out, with its weight.
    weights
        By condition.

    Returns
    -------
    DataFrame
        Place by place: symmetric, 0 on the diagonal.
    """
    stack = np.stack([part.to_numpy() for part in parts.values()])
    weight = weights.reindex(list(parts)).to_numpy(dtype="float64")[:, np.newaxis, np.newaxis]
    known = ~np.isnan(stack)
    total = np.where(known, stack * weight, 0).sum(axis=0)
    frame = next(iter(parts.values()))
    return pd.DataFrame(total / (known * weight).sum(axis=0), frame.index, frame.columns)


def nearest_places(distance: pd.DataFrame, count: int) -> pd.DataFrame:
    """List the places nearest to each.

    Parameters
    ----------
    distance
        Place by place.
    count
        How many to list; fewer where there are no more.

    Returns
    -------
    DataFrame
        Columns ``place``, ``peer``, ``rank`` (1 is nearest), ``distance``; ties by id.
    """
    rows = []
    for place in distance.index:
        others = distance.loc[place].drop(place).sort_index().sort_values(kind="stable")
        near = others.head(count)
        rows += [(place, peer, k, near[peer]) for k, peer in enumerate(near.index, start=1)]
    return pd.DataFrame(rows, columns=["place", "peer", "rank", "distance"])


def kept_without(
    parts: Mapping[str, pd.DataFrame], weights: pd.Series, count: int
) -> dict[tuple[str, str], int]:
    """Count how often a place stays among the nearest when one condition is left out.

    Returns
    -------
    dict
        By place and peer: in how many of the cases, one for each condition.
    """
    kept: dict[tuple[str, str], int] = {}
    for left_out in parts:
        others = {name: part for name, part in parts.items() if name != left_out}
        near = nearest_places(overall_distance(others, weights), count)
        for pair in zip(near["place"], near["peer"], strict=True):
            kept[pair] = kept.get(pair, 0) + 1
    return kept


def pair_conditions(
    parts: Mapping[str, pd.DataFrame], pairs: pd.DataFrame, base: Collection[str]
) -> pd.DataFrame:
    """Say, for each pair and condition, how far apart the two are.

    Parameters
    ----------
    parts
        As `condition_distances` gives it.
    pairs
        Columns ``place``, ``peer``.
    base
        Places whose pairs are the yardstick.

    Returns
    -------
    DataFrame
        Columns ``place``, ``peer``, ``condition``, ``distance`` and ``nearer``: the share of
        pairs of the base that are farther apart, 0 to 1. A missing distance has no row.
    """
    tables = []
    for condition, part in parts.items():
        inside = part.loc[part.index.isin(base), part.columns.isin(base)].to_numpy()
        all_pairs = np.sort(inside[np.triu_indices(len(inside), 1)])
        rows, columns = (part.index.get_indexer(pairs[side]) for side in ("place", "peer"))
        values = part.to_numpy()[rows, columns]
        farther = 1 - np.searchsorted(all_pairs, values, side="right") / len(all_pairs)
        tables.append(
            pairs[["place", "peer"]].assign(condition=condition, distance=values, nearer=farther)
        )
    return pd.concat(tables, ignore_index=True).dropna(subset="distance")
