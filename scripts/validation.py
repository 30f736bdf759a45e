"""Hold the tables against their schema, and say where they break it.

The schema is stated once, in ``schema.yaml``: what is checked here, what stands
in ``datapackage.json`` and what the loader reads are the same statement.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import yaml

__all__ = ["check", "schema"]

HERE = Path(__file__).parent


@cache
def schema() -> dict[str, dict]:
    """Return the schema, read once: table name to its title, fields, key and references."""
    return yaml.safe_load((HERE / "schema.yaml").read_text(encoding="utf-8"))


def check(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables with the types, columns and order of the schema.

    Raises
    ------
    ValueError
        At the first value that breaks the schema; names table, field and row.
    """
    stated = schema()
    unknown = set(tables) - set(stated)
    if unknown:
        raise ValueError(f"tables that the schema does not know: {sorted(unknown)}")
    typed = {name: _typed(name, tables[name], stated[name]) for name in stated if name in tables}
    for name, frame in typed.items():
        _check_keys(name, frame, stated[name])
        for field, other, target in stated[name].get("refs", []):
            _check_reference(f"{name}.{field}", frame[field], typed[other][target])
    return typed


def _typed(name: str, frame: pd.DataFrame, table: dict) -> pd.DataFrame:
    fields = [field["name"] for field in table["fields"]]
    if set(frame.columns) != set(fields):
        odd = sorted(set(frame.columns) ^ set(fields))
        raise ValueError(f"{name}: columns missing or unknown: {odd}")
    columns = {
        f["name"]: _typed_field(f"{name}.{f['name']}", frame[f["name"]], f) for f in table["fields"]
    }
    typed = pd.DataFrame(columns)
    by = ["order"] if "order" in fields else table["key"]
    return typed.sort_values(by, kind="stable").reset_index(drop=True)


def _typed_field(label: str, values: pd.Series, field: dict) -> pd.Series:
    if field["type"] == "string":
        typed = values.astype("object").where(values.notna(), "").astype(str)
        empty = typed == ""
    else:
        typed = _numbers(label, values, field["type"])
        empty = typed.isna()
    if field.get("required"):
        _refuse(label, values, empty, "a value")
    if field.get("unique"):
        _refuse(label, values, typed.duplicated() & ~empty, "a value of its own")
    if "enum" in field:
        _refuse(label, values, ~typed.isin(field["enum"]) & ~empty, f"one of {field['enum']}")
    if "pattern" in field:
        bad = ~typed.str.fullmatch(field["pattern"]) & ~empty
        _refuse(label, values, bad, f"the pattern {field['pattern']}")
    if "minimum" in field:
        _refuse(label, values, (typed < field["minimum"]).fillna(False), f">= {field['minimum']}")
    if "maximum" in field:
        _refuse(label, values, (typed > field["maximum"]).fillna(False), f"<= {field['maximum']}")
    return typed


def _numbers(label: str, values: pd.Series, kind: str) -> pd.Series:
    if kind == "boolean":
        known = {"true": True, "false": False}
        typed = values.astype(str).str.lower().map(known)
        _refuse(label, values, typed.isna(), "true or false")
        return typed.astype(bool)
    numbers = pd.to_numeric(values.replace("", None), errors="coerce").astype("float64")
    _refuse(label, values, numbers.isna() & values.notna() & (values != ""), "a number")
    _refuse(label, values, numbers.abs() == float("inf"), "a finite number")
    if kind == "integer":
        _refuse(label, values, (numbers % 1 != 0) & numbers.notna(), "a whole number")
        return numbers.astype("Int64")
    return numbers


def _refuse(label: str, values: pd.Series, bad: pd.Series, expected: str) -> None:
    if bad.any():
        row = bad.idxmax()
        raise ValueError(f"{label}, row {row}: {values.loc[row]!r} where {expected} is expected")


def _check_keys(name: str, frame: pd.DataFrame, table: dict) -> None:
    twice = frame.duplicated(table["key"])
    if twice.any():
        key = frame.loc[twice.idxmax(), table["key"]].to_dict()
        raise ValueError(f"{name}: more than one row for {key}")


def _check_reference(label: str, values: pd.Series, known: pd.Series) -> None:
    orphans = set(values) - set(known) - {""}
    if orphans:
        raise ValueError(f"{label}: not in the table it refers to: {sorted(orphans)[:5]}")
