"""What differs between two editions of the data package.

Pure functions on two folders of tables, so that the changelog which an analyst
signs off can be made again at any time from two commits.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["TIERS", "Changes", "compare", "revisions"]

KEYS = ["place", "indicator", "period"]
TIERS = {"over 15 %": 15.0, "over 1 %": 1.0, "less": 0.0}
WORDS = ("title", "short_title", "definition", "why", "caveats", "method", "unit", "next_release")


@dataclass(frozen=True)
class Changes:
    """What a new edition brings, by what changed.

    Parameters
    ----------
    new, vanished
        Ids by what they are of: indicators, places, districts, sources, corrections.
    periods
        Table and indicator, period, and ``new`` or ``vanished``, with the number of figures.
    revised
        Columns ``table``, ``place``, ``indicator``, ``period``, ``old``, ``new``,
        ``percent`` (infinite if the old value was nought), largest first.
    codes
        Place id, or name of a district, to its old and its new code.
    texts
        Number of cells of the data dictionary that are worded anew.
    figures
        Number of figures that were added and taken away.
    """

    new: dict[str, list[str]]
    vanished: dict[str, list[str]]
    periods: pd.DataFrame
    revised: pd.DataFrame
    codes: dict[str, tuple[str, str]]
    texts: int
    figures: tuple[int, int]


def compare(old: Path, new: Path) -> Changes:
    """Compare two folders of tables; a table that is in one only counts as empty in the other."""
    kinds = {
        "indicators": "id", "places": "id", "areas": "code",
        "industries": "code", "sources": "id", "corrections": "id",
    }  # fmt: skip
    ids = {
        kind: (_ids(_table(old, kind), key), _ids(_table(new, kind), key))
        for kind, key in kinds.items()
    }
    pairs = [_figures(old, new, *where) for where in _columns_of_figures(old, new)]
    both = pd.concat(pairs, ignore_index=True)
    return Changes(
        new={kind: sorted(after - before) for kind, (before, after) in ids.items()},
        vanished={kind: sorted(before - after) for kind, (before, after) in ids.items()},
        periods=_periods(both, set.symmetric_difference(*ids["indicators"])),
        revised=revisions(both),
        codes=_codes(_table(old, "places"), _table(new, "places"), "id")
        | _codes(_table(old, "areas"), _table(new, "areas"), "name"),
        texts=_texts(_table(old, "indicators"), _table(new, "indicators")),
        figures=(
            int((both["_merge"] == "right_only").sum()),
            int((both["_merge"] == "left_only").sum()),
        ),
    )


def revisions(both: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that differ, with by how many per cent and in which tier, largest first.

    Parameters
    ----------
    both
        Columns ``old`` and ``new``, and ``_merge`` as pandas gives it; a figure
        that lost or got its value is in both and has no percentage.
    """
    rows = both[(both["_merge"] == "both") & (both["old"].fillna(-1) != both["new"].fillna(-1))]
    size = (rows["new"] - rows["old"]).abs() / rows["old"].abs() * 100
    tier = pd.Series("less", index=rows.index)
    for name, least in reversed(TIERS.items()):
        tier = tier.mask(size.isna() | (size > least), name)
    rows = rows.assign(percent=(rows["new"] / rows["old"] - 1) * 100, tier=tier, size=size)
    ordered = rows.sort_values(
        ["size", "table", "place", "indicator"], ascending=[False] + [True] * 3
    )
    return ordered.drop(columns=["_merge", "size"]).reset_index(drop=True)


def _table(folder: Path, name: str) -> pd.DataFrame:
    path = folder / f"{name}.csv"
    if not path.is_file():
        return pd.DataFrame()
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _ids(table: pd.DataFrame, key: str) -> set[str]:
    return set(table[key]) if key in table else set()


def _columns_of_figures(*folders: Path) -> list[tuple[str, tuple[str, ...], str, str]]:
    """Return table, key, column and label of all figures: what the descriptors call numbers."""
    found = {}
    for folder in folders:
        path = folder / "datapackage.json"
        described = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        for resource in described.get("resources", []):
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
        table = _table(folder, name).reindex(columns=[*key, column])
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


def _periods(both: pd.DataFrame, told: set[str]) -> pd.DataFrame:
    """Return the periods that an indicator has in one edition only, but for those already told."""
    by = ["table", "indicator", "period"]
    counts = (
        both.assign(before=both["_merge"] != "right_only", after=both["_merge"] != "left_only")
        .groupby(by)[["before", "after"]]
        .sum()
        .reset_index()
    )
    only = counts[(counts["before"] == 0) | (counts["after"] == 0)]
    only = only[~only["indicator"].isin(told)]
    change = only["before"].eq(0).map({True: "new", False: "vanished"})
    return only.assign(change=change, figures=only["before"] + only["after"])[
        [*by, "change", "figures"]
    ]


def _codes(old: pd.DataFrame, new: pd.DataFrame, key: str) -> dict[str, tuple[str, str]]:
    if old.empty or new.empty:
        return {}
    before, after = (table.drop_duplicates(key).set_index(key)["code"] for table in (old, new))
    return {
        place: (before[place], after[place])
        for place in after.index.intersection(before.index)
        if before[place] != after[place]
    }


def _texts(old: pd.DataFrame, new: pd.DataFrame) -> int:
    if old.empty or new.empty:
        return 0
    before, after = (table.set_index("id").reindex(columns=WORDS) for table in (old, new))
    same = after.index.intersection(before.index)
    return int((before.loc[same].fillna("") != after.loc[same].fillna("")).sum().sum())
