"""Values that the schema allows and no one could have measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.dataset.check.limits import limits_of_indicators, units_of_indicators
from placebook.dataset.check.series import jumps, lonely_years, years_after_release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.dataset.check.problem import Problem
    from placebook.dataset.check.tables import Table

__all__ = ["figure_problems"]

# A percentage of at most 1 where others of the indicator stand at twenty times that.
FRACTION = 20
ROUNDING = 1e-6


def figure_problems(tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield values out of bounds, limits that do not hold their value, jumps, wrong years."""
    for table in tables.values():
        if {"indicator", "period", "value"} <= table.columns.keys():
            yield from _out_of_bounds(table, tables)
            yield from _fractions(table, tables)
            yield from _unexplained_gaps(table)
            yield from lonely_years(table, tables)
        if {"lower", "value", "upper"} <= table.columns.keys():
            yield from _limits_apart(table)
        if {"place", "vintage"} <= table.columns.keys():
            yield from _wrong_vintages(table, tables)
        yield from years_after_release(table, tables)
        yield from jumps(table, tables)


def _out_of_bounds(table: Table, tables: dict[str, Table]) -> Iterator[Problem]:
    limits = limits_of_indicators(tables)
    indicator, value = table.frame["indicator"], table.frame["value"]
    for bound, words, sign in (("minimum", "or more", 1), ("maximum", "or less", -1)):
        bounds = {name: limit[bound] for name, limit in limits.items() if bound in limit}
        beyond = sign * value < sign * indicator.map(bounds).astype("float64")
        for position in beyond[beyond].index:
            name = indicator[position]
            yield table.problem(position, "value", f"{bounds[name]} {words} for {name}")


def _fractions(table: Table, tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield percentages given as a fraction, single ones or a whole indicator."""
    limits = limits_of_indicators(tables)
    units = units_of_indicators(tables).items()
    percent = {i for i, unit in units if unit == "percent" and not limits[i].get("below_one")}
    rows = table.frame[table.frame["indicator"].isin(percent) & (table.frame["value"] > 0)]
    by_indicator = rows.groupby("indicator")["value"]
    usual, largest = by_indicator.transform("median"), by_indicator.transform("max")
    odd = (rows["value"] <= 1) & ((rows["value"] * FRACTION < usual) | (largest <= 1))
    for position in rows.index[odd]:
        yield table.problem(position, "value", "a percentage; this looks like a fraction of 1")


def _unexplained_gaps(table: Table) -> Iterator[Problem]:
    status = table.frame["status"] if "status" in table.columns else ""
    suppressed = pd.Series(status == "suppressed", index=table.frame.index)
    empty = pd.Series(table.columns["value"], dtype="object") == ""
    for wrong, words in (
        (empty & ~suppressed, "a value, or the status suppressed"),
        (~empty & suppressed, "none, as the status is suppressed"),
    ):
        for position in wrong[wrong].index:
            yield table.problem(position, "value", words)


def _limits_apart(table: Table) -> Iterator[Problem]:
    value, slack = table.frame["value"], table.frame["value"].abs() * ROUNDING
    for column, beyond, words in (
        ("lower", table.frame["lower"] > value + slack, "at most"),
        ("upper", table.frame["upper"] < value - slack, "at least"),
    ):
        for position in beyond[beyond].index:
            cell = table.columns["value"][position]
            yield table.problem(position, column, f"{words} the value, {cell}")


def _wrong_vintages(table: Table, tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield the rows whose boundaries are younger than the place's, or missing, or not wanted."""
    if "places" not in tables or table.path == tables["places"].path:
        return
    places = tables["places"].frame.set_index("id")["vintage"]
    own = table.frame["place"].map(places[~places.index.duplicated()])
    known = table.frame["place"].isin(places.index)
    wrong = known & ~(
        (own >= table.frame["vintage"]) | (own.isna() & table.frame["vintage"].isna())
    )
    for position in wrong[wrong].index:
        year = own[position]
        expected = "none for this place" if np.isnan(year) else f"a year up to {year:.0f}"
        yield table.problem(position, "vintage", expected)
