"""The conditions that places offer, made comparable: one scale for people, per cent and minutes.

Conditions are what a place starts from. What comes of them (output per hour, pay) is left out, so
that places with like conditions can be compared on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.comparison import fit_values

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["condition_values", "middle_difference", "place_conditions", "positions", "scaled"]

SCALES = {"plain": np.asarray, "log": np.log, "root": np.sqrt}
LEAST_OTHERS = 3


def condition_values(
    observations: pd.DataFrame, indicators: Collection[str], base: Collection[str]
) -> pd.DataFrame:
    """Take each indicator in the latest period that all places of the base have.

    At least three places outside the base (nations, the UK) must have a value too, so that all
    are read in one period.

    Parameters
    ----------
    observations
        Rows of the observations table.
    indicators
        Ids of the indicators.
    base
        Places by which conditions are scaled: the LEPs.

    Returns
    -------
    DataFrame
        Columns ``place``, ``indicator``, ``period``, ``value``.

    Raises
    ------
    ValueError
        If an indicator has no such period.
    """
    rows = fit_values(observations[observations["indicator"].isin(indicators)])
    inside = rows["place"].isin(base)
    counts = rows.groupby(["indicator", "period", inside])["place"].nunique().unstack(fill_value=0)  # noqa: PD010
    enough = counts[(counts[True] == len(base)) & (counts[False] >= LEAST_OTHERS)].reset_index()
    latest = enough.groupby("indicator")["period"].max()
    if lacking := sorted(set(indicators) - set(latest.index)):
        raise ValueError(f"no period in which all places have {lacking[0]}")
    rows = rows[rows["period"] == rows["indicator"].map(latest)]
    return rows[["place", "indicator", "period", "value"]].reset_index(drop=True)


def middle_difference(values: np.ndarray) -> float:
    """Return the median of the differences between all pairs, whichever way they point.

    A few extreme places do not move it, and it needs no centre. Other quantiles of the same
    differences are treated by Rousseeuw and Croux (1993, doi:10.1080/01621459.1993.10476408).
    """
    first, second = np.triu_indices(len(values), 1)
    return float(np.median(np.abs(values[first] - values[second])))


def scaled(values: pd.Series, scale: str, base: Collection[str]) -> pd.Series:
    """Put one indicator on a scale on which two places of the base typically differ by 1.

    Parameters
    ----------
    values
        By place.
    scale
        ``plain``; ``log`` where ratios matter (people); ``root`` for counts per head that many
        places have next to none of.
    base
        Places whose pairs set the unit.
    """
    moved = pd.Series(SCALES[scale](values.to_numpy(dtype="float64")), values.index)
    unit = middle_difference(moved[moved.index.isin(base)].to_numpy())
    if not unit:
        raise ValueError(f"half of all pairs of places or more have the same {values.name}")
    return moved / unit


def positions(values: pd.Series, direction: str, base: Collection[str]) -> pd.Series:
    """Say how many in a hundred of the other places of the base have a less favourable value.

    Parameters
    ----------
    values
        By place.
    direction
        Which way is better; ``neither`` counts as higher.
    base
        Places to stand among; the others get no position.
    """
    known = values[values.index.isin(base)]
    ranks = known.rank(ascending=direction != "lower")
    return (100 * (ranks - 1) / (len(known) - 1)).reindex(values.index)


def place_conditions(
    values: pd.DataFrame, scales: pd.Series, directions: pd.Series, base: Collection[str]
) -> pd.DataFrame:
    """Put all conditions of all places on one scale.

    Parameters
    ----------
    values
        As `condition_values` gives it.
    scales, directions
        By indicator: as `scaled` and `positions` take them.
    base
        Places by which conditions are scaled: the LEPs.

    Returns
    -------
    DataFrame
        `values` with ``scaled`` (two places of the base typically differ by 1) and ``position``
        (0 to 100, 100 most favourable; missing outside the base).
    """
    tables = []
    for indicator, rows in values.groupby("indicator", sort=False):
        by_place = rows.set_index("place")["value"].rename(indicator)
        tables.append(
            rows.assign(
                scaled=scaled(by_place, scales[indicator], base).to_numpy(),
                position=positions(by_place, directions[indicator], base).to_numpy(),
            )
        )
    return pd.concat(tables, ignore_index=True)
