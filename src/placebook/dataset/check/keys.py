"""Rows that stand twice, and rows that refer to something that is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from placebook.dataset.check.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.dataset.check.tables import Table

__all__ = ["key_problems", "reference_problems", "unused_problems"]

OFFICIAL_CODE = re.compile(r"[A-Z][0-9]{8}")


def key_problems(table: Table) -> Iterator[Problem]:
    """Yield the rows whose key, or whose value of a unique field, is there already."""
    fields = table.schema["fields"]
    unique = [f["name"] for f in fields if f.get("constraints", {}).get("unique")]
    for key in (tuple(table.schema["primaryKey"]), *((name,) for name in unique)):
        values = list(zip(*(table.columns[name] for name in key), strict=True))
        if len(set(values)) == len(values):
            continue
        first: dict[tuple, int] = {}
        for position, value in enumerate(values):
            row = first.setdefault(value, table.rows[position])
            if row != table.rows[position]:
                note = f"is already in row {row}"
                column, cells = ", ".join(key), " ".join(value)
                at = table.rows[position]
                yield Problem(table.path, "no duplicate", at, column, cells, note)


def reference_problems(tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield the cells that refer to a row of another table which is not there."""
    for table in tables.values():
        for key in table.schema.get("foreignKeys", []):
            name, target = _one(key["fields"]), key["reference"]
            other = tables.get(target["resource"])
            if other is not None:
                yield from _orphans(table, name, other, _one(target["fields"]))


def unused_problems(tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield the indicators of the data dictionary that have no observation."""
    if {"indicators", "observations"} <= tables.keys():
        used = set(tables["observations"].columns["indicator"])
        for position, indicator in enumerate(tables["indicators"].columns["id"]):
            if indicator not in used:
                yield tables["indicators"].problem(position, "id", "at least one observation of it")


def _orphans(table: Table, name: str, other: Table, field: str) -> Iterator[Problem]:
    unknown = set(table.columns[name]) - set(other.columns[field]) - {""}
    for position, cell in enumerate(table.columns[name] if unknown else ()):
        if cell in unknown:
            article = "an" if field[0] in "aeiou" else "a"
            expected = (
                f"{article} {field} of the table {other.resource['name']}{_vintage(cell, other)}"
            )
            yield table.problem(position, name, expected)


def _vintage(cell: str, other: Table) -> str:
    """Say which boundaries the codes are of, where an official code was given."""
    years = sorted(set(other.columns.get("vintage", [])) - {""})
    if not years or not OFFICIAL_CODE.fullmatch(cell):
        return ""
    return f", codes of {' and '.join(years)}; this may be one of another vintage"


def _one(fields: str | list[str]) -> str:
    return fields if isinstance(fields, str) else fields[0]
