"""Relatedness: which industries are found together, and how much of a place they have around them.

What a place can do next depends on what it does now. Industries that share
skills, suppliers or knowledge tend to be found in the same places, so being
found together is taken as the sign of what they share.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

__all__ = ["proximity", "related_strengths", "relatedness_density"]


def proximity(presence: pd.DataFrame) -> pd.DataFrame:
    """Measure how often two industries are found together.

    ``phi_ij = min(P(i | j), P(j | i))``: of the places specialised in the
    more widespread of the two, the share that is specialised in both (Hidalgo,
    Klinger, Barabasi and Hausmann 2007, doi:10.1126/science.1144581).

    Parameters
    ----------
    presence
        True where a place (row) is specialised in an industry (column).

    Returns
    -------
    DataFrame
        Industry by industry, 0 to 1, symmetric, 1 on the diagonal; all 0 for
        an industry in which no place is specialised.
    """
    found = presence.to_numpy(dtype="float64")
    together = found.T @ found
    number = found.sum(axis=0)
    larger = np.maximum.outer(number, number)
    shares = np.divide(together, larger, out=np.zeros_like(together), where=larger > 0)
    return pd.DataFrame(shares, presence.columns, presence.columns)


def relatedness_density(presence: pd.DataFrame, near: pd.DataFrame) -> pd.DataFrame:
    """Measure how much of what is related to an industry a place has.

    ``100 * sum_j(phi_ij M_pj) / sum_j(phi_ij)`` over the other industries *j*
    (Balland, Boschma, Crespo and Rigby 2019,
    doi:10.1080/00343404.2018.1437900).

    Parameters
    ----------
    presence
        True where a place (row) is specialised in an industry (column).
    near
        As `proximity` gives it; industries that it does not know are related to none.

    Returns
    -------
    DataFrame
        Place by industry, 0 to 100 (per cent); missing for an industry that
        is related to none.
    """
    known = near.reindex(index=presence.columns, columns=presence.columns, fill_value=0)
    weights = known.to_numpy(dtype="float64", copy=True)
    np.fill_diagonal(weights, 0)
    around = presence.to_numpy(dtype="float64") @ weights
    total = np.broadcast_to(weights.sum(axis=0), around.shape)
    density = np.divide(100 * around, total, out=np.full_like(around, np.nan), where=total > 0)
    return pd.DataFrame(density, presence.index, presence.columns)


def related_strengths(present: pd.Series, near: pd.DataFrame, count: int = 3) -> pd.DataFrame:
    """List the present industries that each absent one could build on.

    Parameters
    ----------
    present
        Whether one place is specialised, by industry.
    near
        As `proximity` gives it.
    count
        How many to list for each industry.

    Returns
    -------
    DataFrame
        A row an absent industry and a strength: ``industry``, ``strength``,
        ``proximity``, ``part`` (of the industry's density that the strength
        makes up, 0 to 1), nearest first; ties by code.
    """
    here = sorted(present.index[present])
    absent = list(present.index[~present])
    rows = near.reindex(index=absent, columns=here, fill_value=0)
    rows = rows.rename_axis(index="industry", columns="strength")
    long = rows.stack().rename("proximity").reset_index()  # noqa: PD013
    total = long.groupby("industry")["proximity"].transform("sum")
    long["part"] = (long["proximity"] / total).where(total > 0)
    long = long[long["proximity"] > 0]
    long = long.sort_values("proximity", ascending=False, kind="stable")
    top = long.groupby("industry", sort=False).head(count)
    order = top["industry"].map({code: at for at, code in enumerate(absent)})
    return top.iloc[np.argsort(order, kind="stable")].reset_index(drop=True)
