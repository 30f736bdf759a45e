"""Economic complexity: which industries need what few places have, and which places have it.

The method ranks industries by the company they keep. It has no natural sign
and no unit, so the sign is set by productivity and the scale by the spread
over places.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

__all__ = ["industry_complexity", "place_complexity"]

LEAST_GAP = 1e-9


def industry_complexity(presence: pd.DataFrame, productivity: pd.Series) -> pd.Series:
    """Rank industries by complexity, from which places are specialised in what.

    The eigenvector of the second largest eigenvalue of ``U^-1 M' D^-1 M``,
    where *M* is presence, *D* how many industries each place has and *U* how
    many places each industry has (Hidalgo and Hausmann 2009,
    doi:10.1073/pnas.0900943106, in the eigenvector form). Sign: the complexity
    of places rises with their productivity. Scale: places have mean 0 and
    standard deviation 1, and a place's complexity is the mean of those of its
    industries.

    Parameters
    ----------
    presence
        True where a place (row) is specialised in an industry (column).
    productivity
        By place; only the sign of its correlation with complexity is used.

    Returns
    -------
    Series
        By industry. Missing for an industry without places; all missing if
        the places cannot be told apart, or fall into groups without any
        industry in common.

    Raises
    ------
    ValueError
        If productivity cannot tell the sign.
    """
    rows = presence[presence.any(axis=1)]
    rows = rows.loc[:, rows.any(axis=0)]
    raw = _second_vector(rows.to_numpy(dtype="float64"))
    if raw is None:
        return pd.Series(np.nan, presence.columns, dtype="float64")
    industries = pd.Series(raw, rows.columns)
    places = place_complexity(rows, industries)
    industries = _sign(places, productivity) * (industries - places.mean()) / places.std(ddof=0)
    return industries.reindex(presence.columns)


def place_complexity(presence: pd.DataFrame, industries: pd.Series) -> pd.Series:
    """Return the mean complexity of the industries that each place is specialised in.

    Parameters
    ----------
    presence
        True where a place (row) is specialised in an industry (column).
    industries
        As `industry_complexity` gives it; those without a value are left out.

    Returns
    -------
    Series
        By place; missing for one that is specialised in nothing.
    """
    known = industries.reindex(presence.columns).dropna()
    rows = presence[known.index]
    return rows.astype("float64") @ known / rows.sum(axis=1).where(rows.any(axis=1))


def _second_vector(found: np.ndarray) -> np.ndarray | None:
    """Return the second eigenvector, or None where it is not one."""
    places, industries = found.sum(axis=1), found.sum(axis=0)
    if min(found.shape) <= 1:
        return None
    # Symmetric form of the same matrix: exact eigenvalues, whatever the order of rows.
    scaled = found / np.sqrt(np.outer(places, industries))
    values, vectors = np.linalg.eigh(scaled.T @ scaled)
    first, second, third = [*values[::-1], 0.0][:3]
    if first - second < LEAST_GAP or second - third < LEAST_GAP:
        return None
    return vectors[:, -2] / np.sqrt(industries)


def _sign(places: pd.Series, productivity: pd.Series) -> float:
    both = pd.concat([places, productivity], axis=1, join="inner", keys=["place", "value"]).dropna()
    centred = both - both.mean()
    together = float((centred["place"] * centred["value"]).sum())
    if len(both) < 2 or together == 0:  # noqa: PLR2004
        raise ValueError("complexity has no sign: productivity is unknown or the same everywhere")
    return float(np.sign(together))
