"""The table of where each LEP stands in the cells of the framework, made once a refresh.

A chapter reads nine rows instead of all indicators of all LEPs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.measures import framework_standing

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["standing"]


def standing(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the ``framework_standing`` table.

    Parameters
    ----------
    tables
        ``observations``, ``indicators`` and ``places`` are used.
    """
    places = tables["places"]
    leps = places.loc[places["kind"] == "lep", "id"]
    rows = tables["observations"]
    table = framework_standing(
        rows[rows["place"].isin(leps)], tables["indicators"].set_index("id", drop=False)
    )
    columns = ["place", "actor", "contribution", "position", "best", "worst", "of", "parts"]
    table = table.assign(position=table["position"].round(4))[columns]
    return table.sort_values(columns[:3], ignore_index=True)
