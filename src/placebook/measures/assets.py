"""How many innovation assets of each kind places have in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["asset_checks", "asset_counts"]


def asset_counts(assets: pd.DataFrame, pairs: pd.DataFrame, places: Sequence[str]) -> pd.DataFrame:
    """Count the assets of each kind in each place.

    Parameters
    ----------
    assets
        Columns ``id`` and ``kind``.
    pairs
        Columns ``asset`` and ``place``; an asset may lie in several places.
    places
        Ids of the places to count for.

    Returns
    -------
    DataFrame
        A row a place in the order given, a column a kind, and ``all``; 0 where there are none.
    """
    both = pairs.merge(assets, left_on="asset", right_on="id")
    counts = pd.crosstab(both["place"], both["kind"]).reindex(places, fill_value=0)
    return counts.assign(all=counts.sum(axis=1))


def asset_checks(assets: pd.DataFrame, near: float) -> pd.Series:
    """Count how many positions were checked, and how.

    Parameters
    ----------
    assets
        Columns ``post_town_km`` and ``registry_town_km``: missing where there is nothing to
        check against.
    near
        Kilometres within which a town counts as near.

    Returns
    -------
    Series
        ``all``; ``post`` and ``registry``, checked against that town; ``both``; ``neither``;
        ``near``, near every town it was checked against; ``far``, not near one of them.
    """
    post, registry = assets["post_town_km"], assets["registry_town_km"]
    furthest = assets[["post_town_km", "registry_town_km"]].max(axis=1)
    return pd.Series(
        {
            "all": len(assets),
            "post": int(post.notna().sum()),
            "registry": int(registry.notna().sum()),
            "both": int((post.notna() & registry.notna()).sum()),
            "neither": int(furthest.isna().sum()),
            "near": int((furthest <= near).sum()),
            "far": int((furthest > near).sum()),
        }
    )
