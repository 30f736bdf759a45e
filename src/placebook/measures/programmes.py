"""How many programmes of each kind of certainty places have, and which themes are theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["named_themes", "programme_counts"]


def programme_counts(
    programmes: pd.DataFrame, pairs: pd.DataFrame, places: Sequence[str]
) -> pd.DataFrame:
    """Count the programmes of each place.

    Parameters
    ----------
    programmes, pairs
        The tables ``programmes`` and ``programme_places``.
    places
        Ids of the places to count for.

    Returns
    -------
    DataFrame
        A row a place in the order given: ``named`` and ``region``, the verified programmes that
        name the place, and those that name the LEPs of its region; ``verified``, both together;
        ``unverified``, all others. 0 where there are none.
    """
    both = pairs.merge(programmes[["id", "status"]], left_on="programme", right_on="id")
    what = both["basis"].where(both["status"] == "verified", "unverified")
    counts = pd.crosstab(both["place"], what)
    counts = counts.reindex(index=places, columns=["named", "region", "unverified"], fill_value=0)
    return counts.assign(verified=counts["named"] + counts["region"])


def named_themes(themes: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep the themes of programmes that name a place.

    What is said of a whole region need not hold in each of its places.

    Parameters
    ----------
    themes, pairs
        The tables ``programme_themes`` and ``programme_places``, of one place.
    """
    named = pairs.loc[pairs["basis"] == "named", "programme"]
    return themes[themes["programme"].isin(named)].reset_index(drop=True)
