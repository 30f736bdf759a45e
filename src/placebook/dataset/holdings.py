"""Tell what the data package holds on a kind of place.

A report on other places than LEPs has fewer figures. A chapter leaves out what
it cannot show for any place of its kind; where only this place lacks a figure
its own words say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset.load import DataPackage

__all__ = ["holds"]


def holds(package: DataPackage, kind: str, name: str) -> bool:
    """Tell whether at least one place of a kind has a figure.

    Parameters
    ----------
    package
        The whole data package.
    kind
        A kind of place.
    name
        Id of an indicator, name of a table, or ``table.field``.

    Raises
    ------
    KeyError
        If there is no such indicator, table or field.
    """
    places = package.places.index[package.places["kind"] == kind]
    if name in package.indicators.index:
        rows = _of(package["observations"], places)
        return bool(rows.loc[rows["indicator"] == name, "value"].notna().any())
    table, _, field = name.partition(".")
    rows = _of(package[table], places)
    return len(rows) > 0 if not field else bool(rows[field].notna().any())


def _of(table: pd.DataFrame, places: pd.Index) -> pd.DataFrame:
    """Keep the rows of these places; all, if a table is not on places."""
    return table[table["place"].isin(places)] if "place" in table else table
