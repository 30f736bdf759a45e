"""Values and years that do not fit the rest of their series.

A file in thousands where the others are in units, or a mistyped year, passes
every rule on single cells; beside its neighbours it cannot be missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.dataset.check.limits import limits_of_indicators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.dataset.check.problem import Problem
    from placebook.dataset.check.tables import Table

__all__ = ["jumps", "lonely_years", "years_after_release"]

# The widest honest step is about 210 times (small grants in a first year).
JUMP = 300
SHORTEST = 3
MANY, FEW = 20, 0.1
YEAR_DIGITS = 4


def jumps(table: Table, tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield the values that are hundreds of times the others of their series, or of their year.

    A series is what shares all of the key but the period; a year, all but the
    place. Sorted by size, two neighbours that are so far apart split it; the
    smaller part is reported, once.
    """
    key = table.schema["primaryKey"]
    kinds = {field["name"]: field["type"] for field in table.schema["fields"]}
    numbers = [name for name, kind in kinds.items() if kind == "number"]
    told: set[tuple[int | None, str]] = set()
    for words, left_out in (("series", {"period"}), ("year", {"place", "area"})):
        by = [name for name in key if name not in left_out]
        if "period" not in key or by == key or not by:
            continue
        groups = table.frame.groupby(by, sort=False).ngroup().to_numpy()
        for column in numbers:
            if column not in {"lower", "upper"}:
                for problem in _jumps(table, tables, column, groups, words):
                    if (problem.row, column) not in told:
                        told.add((problem.row, column))
                        yield problem


def _jumps(
    table: Table, tables: dict[str, Table], column: str, groups: np.ndarray, words: str
) -> Iterator[Problem]:
    limits, names = limits_of_indicators(tables), table.columns.get("indicator")
    usual = table.resource.get("limits", {}).get("jump", JUMP)
    for group, gap in _splits(groups, table.frame[column].to_numpy()):
        rows = np.flatnonzero(groups == group)
        own = limits.get(names[rows[0]], {}) if names else {}
        if gap >= own.get("jump", usual):
            yield from _strayed(table, column, rows, f"its {words}", gap)


def _splits(series: np.ndarray, values: np.ndarray) -> list[tuple[int, float]]:
    """Return the series with a gap, and how wide it is in times."""
    kept = np.flatnonzero(values > 0)
    order = kept[np.lexsort((values[kept], series[kept]))]
    with np.errstate(over="ignore"):
        ratio = values[order][1:] / values[order][:-1]
    found = np.flatnonzero((ratio >= JUMP) & (series[order][1:] == series[order][:-1]))
    return [(int(series[order][i]), float(ratio[i])) for i in found]


def _strayed(
    table: Table, column: str, rows: np.ndarray, what: str, gap: float
) -> Iterator[Problem]:
    values = table.frame[column].iloc[rows].pipe(lambda v: v[v > 0]).sort_values()
    if len(values) < SHORTEST:
        return
    at = int(np.argmax(np.diff(np.log(values)))) + 1
    low, high = values.iloc[:at], values.iloc[at:]
    odd, rest = (high, low) if len(high) <= len(low) else (low, high)
    near = f"{rest.min():g} to {rest.max():g}" if len(rest) > 1 else f"{rest.iloc[0]:g}"
    for position in odd.index:
        expected = f"a value like the others of {what} ({near}), not {gap:.0f} times apart"
        yield table.problem(position, column, expected)


def years_after_release(table: Table, tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield the figures of years after their source was published."""
    if not {"period", "source"} <= table.columns.keys() or "sources" not in tables:
        return
    sources = tables["sources"].columns
    years = pd.to_numeric(pd.Series(sources["published"]).str[:YEAR_DIGITS], errors="coerce")
    released = dict(zip(sources["id"], years, strict=True))
    latest = table.frame["source"].map(released)
    late = table.frame["period"] > latest
    for position in late[late].index:
        expected = f"a year up to {latest[position]:.0f}, when its source was published"
        yield table.problem(position, "period", expected)


def lonely_years(table: Table, tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield the figures of a year for which hardly any other place has one.

    Only places with a vintage count: nations often have longer series.
    """
    if "place" not in table.columns or "places" not in tables:
        return
    places = tables["places"].frame
    usual = set(places.loc[places["vintage"].notna(), "id"])
    rows = table.frame[table.frame["place"].isin(usual)]
    counts = rows.groupby(["indicator", "period"]).size()
    most = counts.groupby("indicator").transform("max")
    for indicator, period in counts.index[(most >= MANY) & (counts < FEW * most)]:
        years = counts[indicator][counts[indicator] >= FEW * counts[indicator].max()].index
        found = rows[(rows["indicator"] == indicator) & (rows["period"] == period)]
        for position in found.index:
            expected = f"a year of {indicator}: {years.min():.0f} to {years.max():.0f}"
            yield table.problem(position, "period", expected)
