"""Two editions of the data package side by side: every number of every table.

Which columns hold numbers, and what they are of, is read from the descriptors,
so a new table is compared without a change here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["figures", "read_table", "table_names"]

KEYS = ["place", "indicator", "period"]


def read_table(folder: Path, name: str) -> pd.DataFrame:
    """Read a table as text; empty if there is none."""
    path = folder / f"{name}.csv"
    if not path.is_file():
        return pd.DataFrame()
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def table_names(folder: Path) -> set[str]:
    """Return the names of the tables that the descriptor of an edition knows."""
    return {resource["name"] for resource in _resources(folder) if "schema" in resource}


def _resources(folder: Path) -> list[dict]:
    path = folder / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return described.get("resources", [])


def figures(old: Path, new: Path) -> pd.DataFrame:
    """Return every figure of both editions.

    Returns
    -------
    DataFrame
        Columns ``table``, ``place`` (what the key begins with), ``indicator``
        (the rest of the key, and the column if it is not the first number),
        ``period``, ``old``, ``new``, and ``_merge`` as pandas gives it.
    """
    pairs = [_figures(old, new, *where) for where in _columns_of_figures(old, new)]
    return pd.concat(pairs, ignore_index=True)


def _columns_of_figures(*folders: Path) -> list[tuple[str, tuple[str, ...], str, str]]:
    """Return table, key, column and label of all figures: what the descriptors call numbers."""
    found = {}
    for folder in folders:
        for resource in _resources(folder):
            schema = resource.get("schema", {"fields": [], "primaryKey": []})
            key, fields = tuple(schema["primaryKey"]), schema["fields"]
            numbers = [f["name"] for f in fields if f["type"] == "number"]
            for column in set(numbers) - {"lower", "upper"} if len(key) > 1 else ():
                label = "" if column == numbers[0] else f" ({column})"
                found[resource["name"], key, column] = label
    return [(*where, label) for where, label in sorted(found.items())]


def _figures(
    old: Path, new: Path, name: str, key: tuple[str, ...], column: str, label: str
) -> pd.DataFrame:
    """Set one column of two editions side by side; a place is what the key begins with."""
    named = [part for part in key[1:] if part != "period"]

    def read(folder: Path) -> pd.DataFrame:
        table = read_table(folder, name).reindex(columns=[*key, column])
        indicator = table[named[0]].astype(str) if named else name
        for part in named[1:]:
            indicator = indicator + " " + table[part].astype(str)
        value = pd.to_numeric(table[column], errors="coerce").astype("float64")
        period = table["period"] if "period" in key else ""
        made = pd.DataFrame({"place": table[key[0]], "value": value})
        return made.assign(indicator=indicator, period=period).astype(dict.fromkeys(KEYS, "str"))

    both = read(old).merge(
        read(new), on=KEYS, how="outer", suffixes=("_old", "_new"), indicator=True
    )
    both = both.rename(columns={"value_old": "old", "value_new": "new"})
    both = both.assign(table=name, indicator=both["indicator"] + label)
    return both[["table", *KEYS, "old", "new", "_merge"]]
