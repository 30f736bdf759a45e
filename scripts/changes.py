"""What differs between two editions of the data package.

Pure functions on two folders of tables, so that the changelog which an analyst
signs off can be made again at any time from two commits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from scripts.editions import figures, read_table, table_names

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["TIERS", "Changes", "compare", "revisions"]

TOLD = ("tables", "indicators")
TIERS = {"over 15 %": 15.0, "over 1 %": 1.0, "less": 0.0}
WORDS = ("title", "short_title", "definition", "why", "caveats", "method", "unit", "next_release")


@dataclass(frozen=True)
class Changes:
    """What a new edition brings, by what changed.

    Parameters
    ----------
    new, vanished
        Ids by what they are of: tables, indicators, places, districts, sources,
        corrections.
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
        kind: (_ids(read_table(old, kind), key), _ids(read_table(new, kind), key))
        for kind, key in kinds.items()
    }
    ids = {"tables": (table_names(old), table_names(new))} | ids
    both = figures(old, new)
    return Changes(
        new={kind: sorted(after - before) for kind, (before, after) in ids.items()},
        vanished={kind: sorted(before - after) for kind, (before, after) in ids.items()},
        periods=_periods(both, *(set.symmetric_difference(*ids[k]) for k in TOLD)),
        revised=revisions(both),
        codes=_codes(read_table(old, "places"), read_table(new, "places"), "id")
        | _codes(read_table(old, "areas"), read_table(new, "areas"), "name"),
        texts=_texts(read_table(old, "indicators"), read_table(new, "indicators")),
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


def _ids(table: pd.DataFrame, key: str) -> set[str]:
    return set(table[key]) if key in table else set()


def _periods(both: pd.DataFrame, tables: set[str], indicators: set[str]) -> pd.DataFrame:
    """Return the periods that an indicator has in one edition only, but for those already told."""
    by = ["table", "indicator", "period"]
    counts = (
        both.assign(before=both["_merge"] != "right_only", after=both["_merge"] != "left_only")
        .groupby(by)[["before", "after"]]
        .sum()
        .reset_index()
    )
    only = counts[(counts["before"] == 0) | (counts["after"] == 0)]
    only = only[~only["indicator"].isin(indicators) & ~only["table"].isin(tables)]
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
