"""The space of industries that all places share: how they are related and how complex they are.

It is estimated once a release, on districts, and kept as two small tables of
the data package, so that a chapter, or a copy of it that was taken away,
reads a few hundred rows and estimates nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.complexity import industry_complexity
from placebook.measures.relatedness import proximity

if TYPE_CHECKING:
    from placebook.measures.snapshot import Snapshot

__all__ = ["RelatednessSpace", "estimate_space", "relatedness_space"]


@dataclass(frozen=True)
class RelatednessSpace:
    """How industries are related, and how complex they are.

    Parameters
    ----------
    proximity
        Industry by industry, as `proximity` gives it.
    complexity
        By industry, as `industry_complexity` gives it.
    """

    proximity: pd.DataFrame
    complexity: pd.Series


def estimate_space(places: Snapshot, productivity: pd.Series) -> RelatednessSpace:
    """Estimate the space on places, the finer the better.

    Parameters
    ----------
    places
        Places with a missing value are left out.
    productivity
        By place; tells the sign of complexity.
    """
    presence = places.complete().presence
    return RelatednessSpace(proximity(presence), industry_complexity(presence, productivity))


def relatedness_space(pairs: pd.DataFrame, industries: pd.DataFrame) -> RelatednessSpace:
    """Put the space together from its tables.

    Parameters
    ----------
    pairs
        The ``industry_proximity`` table: each pair once, ``industry``,
        ``other``, ``proximity``.
    industries
        The ``industry_complexity`` table: ``industry``, ``complexity``.
    """
    codes = pd.Index(industries["industry"])
    known = pairs[pairs["industry"].isin(codes) & pairs["other"].isin(codes)]
    one, other = codes.get_indexer(known["industry"]), codes.get_indexer(known["other"])
    square = np.full((len(codes), len(codes)), np.nan)
    square[one, other] = square[other, one] = known["proximity"]
    np.fill_diagonal(square, 1.0)
    complexity = industries.set_index("industry")["complexity"]
    return RelatednessSpace(pd.DataFrame(square, codes, codes), complexity)
