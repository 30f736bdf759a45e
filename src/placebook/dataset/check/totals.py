"""Parts that should add up to their whole.

LEPs overlap, so they are never added up; but industries add up to their
total, districts to their LEP and nations to the UK, and England holds every LEP.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from placebook.dataset.check.limits import limits_of_indicators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.dataset.check.problem import Problem
    from placebook.dataset.check.tables import Table

__all__ = ["total_problems"]

UK = "united-kingdom"
# Districts are published in whole GBP million, and a LEP's industry is their sum.
ROUNDING_SHARE, ROUNDING_AMOUNT = 0.002, 20


def total_problems(tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield the wholes that are not the sum of their parts."""
    if {"industry_gva", "industries"} <= tables.keys():
        yield from _industries(tables["industry_gva"], tables["industries"])
    if {"observations", "places", "indicators"} <= tables.keys():
        rows = _additive(tables)
        yield from _nations(rows, tables)
        yield from _larger_than_the_nation(rows, tables)
        if {"area_observations", "area_places"} <= tables.keys():
            yield from _districts(rows, tables)


def _industries(table: Table, industries: Table) -> Iterator[Problem]:
    parents = dict(zip(industries.columns["code"], industries.columns["parent"], strict=True))
    rows = table.frame[["place", "industry", "period", "current"]]
    rows = rows.assign(at=rows.index, parent=rows["industry"].map(parents))
    parts = rows[rows["parent"].fillna("") != ""]
    by = ["place", "parent", "period"]
    sums = parts.groupby(by)["current"].agg(total="sum", number="count").reset_index()
    sums = sums[sums["number"] == sums["parent"].map(pd.Series(parents).value_counts())]
    both = rows.drop(columns="parent").merge(
        sums.rename(columns={"parent": "industry"}), on=["place", "industry", "period"]
    )
    most = both["current"].abs() * ROUNDING_SHARE + ROUNDING_AMOUNT
    for row in both[(both["current"] - both["total"]).abs() > most].itertuples():
        expected = f"about {row.total:.0f}, the sum of its {row.number} industries"
        yield table.problem(row.at, "current", expected)


def _additive(tables: dict[str, Table]) -> pd.DataFrame:
    """Return the observations whose parts add up, with how far they may be from the whole."""
    limits = limits_of_indicators(tables)
    shares = {name: limit["parts"] for name, limit in limits.items() if "parts" in limit}
    rows = tables["observations"].frame[["place", "indicator", "period", "value"]]
    rows = rows.assign(at=rows.index, slack=rows["indicator"].map(shares).astype("float64"))
    return rows.dropna(subset=["slack", "value"])


def _nations(rows: pd.DataFrame, tables: dict[str, Table]) -> Iterator[Problem]:
    kinds = tables["places"].frame
    nations = set(kinds.loc[kinds["kind"] == "nation", "id"])
    parts = rows[rows["place"].isin(nations)]
    sums = (
        parts.groupby(["indicator", "period"])["value"]
        .agg(total="sum", number="count")
        .reset_index()
    )
    sums = sums[sums["number"] == len(nations)]
    both = rows[rows["place"] == UK].merge(sums, on=["indicator", "period"])
    yield from _apart(both, tables["observations"], "the sum of the nations")


def _larger_than_the_nation(rows: pd.DataFrame, tables: dict[str, Table]) -> Iterator[Problem]:
    places = tables["places"].frame.drop_duplicates("id").set_index("id")
    inside = rows.assign(nation=rows["place"].map(places["nation"]))
    inside = inside[(inside["nation"] != inside["place"]) & (inside["nation"] != "")]
    wholes = rows.rename(columns={"place": "nation", "value": "whole"})
    wholes = wholes.drop_duplicates(["nation", "indicator", "period"])
    both = inside.merge(
        wholes[["nation", "indicator", "period", "whole"]], on=["nation", "indicator", "period"]
    )
    for row in both[both["value"] > both["whole"] * (1 + both["slack"])].itertuples():
        expected = f"at most that of {row.nation}, {row.whole:g}"
        yield tables["observations"].problem(row.at, "value", expected)


def _districts(rows: pd.DataFrame, tables: dict[str, Table]) -> Iterator[Problem]:
    """Compare places with the sum of their districts, where every district has a value."""
    members = tables["area_places"].frame
    areas = tables["area_observations"].frame[["area", "indicator", "period", "value"]]
    areas = areas[areas["indicator"].isin(rows["indicator"].unique())].dropna(subset=["value"])
    by = ["place", "indicator", "period"]
    sums = (
        members.merge(areas, on="area")
        .groupby(by)["value"]
        .agg(total="sum", number="count")
        .reset_index()
    )
    sums = sums[sums["number"] == sums["place"].map(members["place"].value_counts())]
    both = rows.merge(sums, on=by)
    yield from _apart(both, tables["observations"], "the sum of its districts")


def _apart(both: pd.DataFrame, table: Table, words: str) -> Iterator[Problem]:
    gap = (both["value"] - both["total"]).abs()
    for row in both[gap > both["slack"] * both["total"].abs()].itertuples():
        share = f"{row.slack * 100:g} %"
        yield table.problem(row.at, "value", f"{row.total:.9g}, {words}, within {share}")
