"""Check the data package against its own descriptor, row by row.

Bad data should stop a build with the row that is wrong, not surface as an odd
figure in a chapter. Everything checked here is stated in ``datapackage.json``.
"""

from __future__ import annotations

import csv
import json
import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["check_package"]

MOST = 20

Row = dict[str, str]


def check_package(folder: Path) -> list[str]:
    """Check every table: columns, types, rules, keys and references.

    Parameters
    ----------
    folder
        Folder of ``datapackage.json``.

    Returns
    -------
    list of str
        One line a problem, naming file, row, column, value and what was
        expected; at most twenty a table. Empty if the package is sound.
    """
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resources = [r for r in descriptor["resources"] if r["path"].endswith(".csv")]
    tables: dict[str, list[Row]] = {}
    problems: list[str] = []
    for resource in resources:
        found = _read(folder, resource, tables)
        if not found:
            found = list(_row_problems(resource, tables[resource["name"]]))
        problems += _capped(found, resource["path"])
    for resource in resources:
        found = list(_orphans(resource, tables))
        problems += _capped(found, resource["path"])
    return problems


def _read(folder: Path, resource: dict, tables: dict[str, list[Row]]) -> list[str]:
    """Read one table as text; return what keeps it from being read."""
    path, name = resource["path"], resource["name"]
    tables[name] = []
    try:
        text = (folder / path).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return [f"{path}: the file is missing"]
    except UnicodeDecodeError as error:
        return [f"{path}: byte {error.start} is not UTF-8"]
    lines = csv.reader(text.splitlines())
    header = next(lines, [])
    expected = [field["name"] for field in resource["schema"]["fields"]]
    if header != expected:
        return [f"{path}: columns are {', '.join(header)}; expected {', '.join(expected)}"]
    for number, cells in enumerate(lines, start=2):
        if len(cells) != len(expected):
            return [f"{path} row {number}: {len(cells)} cells; expected {len(expected)}"]
        tables[name].append(dict(zip(expected, cells, strict=True)))
    return [] if tables[name] else [f"{path}: the table is empty"]


def _row_problems(resource: dict, rows: list[Row]) -> Iterator[str]:
    schema, path = resource["schema"], resource["path"]
    checks = [(field["name"], _rule(field)) for field in schema["fields"]]
    unique = [f["name"] for f in schema["fields"] if f.get("constraints", {}).get("unique")]
    keys = [tuple(schema["primaryKey"]), *((name,) for name in unique)]
    seen: dict[tuple, dict[tuple, int]] = {key: {} for key in keys}
    for number, row in enumerate(rows, start=2):
        for name, rule in checks:
            expected = rule(row[name])
            if expected:
                yield f"{path} row {number}, column {name}: {row[name]!r}; expected {expected}"
        for key, values in seen.items():
            value = tuple(row[name] for name in key)
            first = values.setdefault(value, number)
            if first != number:
                yield (
                    f"{path} row {number}, column {', '.join(key)}: {' '.join(value)!r} "
                    f"is already in row {first}; expected no duplicate"
                )


def _rule(field: dict) -> Callable[[str], str]:
    """Make the check of one field; it returns what was expected, or nothing."""
    limits = field.get("constraints", {})
    pattern = re.compile(limits.get("pattern", ".*"), re.DOTALL)

    def check(cell: str) -> str:
        if cell == "":
            return "a value" if limits.get("required") else ""
        if not _typed(cell, field["type"]):
            return f"a {field['type']}"
        if "enum" in limits and cell not in limits["enum"]:
            return f"one of {', '.join(limits['enum'])}"
        if not pattern.fullmatch(cell):
            return f"the form {limits['pattern']}"
        return _outside(cell, limits)

    return check


def _typed(cell: str, kind: str) -> bool:
    if kind == "integer":
        return re.fullmatch(r"-?\d+", cell) is not None
    if kind == "number":
        try:
            return math.isfinite(float(cell)) and "_" not in cell and cell == cell.strip()
        except ValueError:
            return False
    return kind != "boolean" or cell in {"True", "False", "true", "false"}


def _outside(cell: str, limits: dict[str, Any]) -> str:
    if "minimum" in limits and float(cell) < limits["minimum"]:
        return f"{limits['minimum']} or more"
    if "maximum" in limits and float(cell) > limits["maximum"]:
        return f"{limits['maximum']} or less"
    return ""


def _orphans(resource: dict, tables: dict[str, list[Row]]) -> Iterator[str]:
    for reference in resource["schema"].get("foreignKeys", []):
        name, target = _one(reference["fields"]), reference["reference"]
        known = {row[_one(target["fields"])] for row in tables[target["resource"]]}
        for number, row in enumerate(tables[resource["name"]], start=2):
            if row[name] and row[name] not in known:
                yield (
                    f"{resource['path']} row {number}, column {name}: {row[name]!r}; "
                    f"expected an id of the table {target['resource']}"
                )


def _one(fields: str | list[str]) -> str:
    return fields if isinstance(fields, str) else fields[0]


def _capped(found: list[str], path: str) -> list[str]:
    if len(found) <= MOST:
        return found
    return [*found[:MOST], f"{path}: and {len(found) - MOST} more problems"]
