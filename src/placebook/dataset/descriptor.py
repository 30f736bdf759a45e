"""Read ``datapackage.json``, and say in one line what keeps it from being one.

Everything else takes for granted that tables have names, files, typed fields and keys. Where
that is not so, an error far from its cause would be all that a reader sees.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import best_match

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["DESCRIPTOR", "TYPES", "read_descriptor"]

DESCRIPTOR = "datapackage.json"
TYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "bool"}
NEEDED = {"places", "indicators"}
LONGEST = 120

_NAMES = {"type": "array", "items": {"type": "string"}, "minItems": 1}
_NAME_OR_NAMES = {"type": ["string", "array"], "items": {"type": "string"}, "minItems": 1}
_LIMITS = {"type": ["object", "number"], "additionalProperties": {"type": ["number", "boolean"]}}
_CONSTRAINTS = {
    "type": "object",
    "properties": {
        "required": {"type": "boolean"},
        "minimum": {"type": "number"},
        "maximum": {"type": "number"},
        "pattern": {"type": "string", "format": "regex"},
        "enum": _NAMES,
    },
}
_FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {
        "name": {"type": "string"},
        "type": {"enum": [*TYPES]},
        "constraints": _CONSTRAINTS,
    },
}
_REFERENCE = {
    "type": "object",
    "required": ["fields", "reference"],
    "properties": {
        "fields": _NAME_OR_NAMES,
        "reference": {
            "type": "object",
            "required": ["resource", "fields"],
            "properties": {"resource": {"type": "string"}, "fields": _NAME_OR_NAMES},
        },
    },
}
_TABLE = {
    "required": ["schema"],
    "properties": {
        "schema": {
            "type": "object",
            "required": ["fields", "primaryKey"],
            "properties": {
                "fields": {"type": "array", "items": _FIELD, "minItems": 1},
                "primaryKey": _NAMES,
                "foreignKeys": {"type": "array", "items": _REFERENCE},
            },
        }
    },
}
_RESOURCE = {
    "type": "object",
    "required": ["name", "path"],
    "properties": {
        "name": {"type": "string"},
        # A file of this folder, by its bare name.
        "path": {"type": "string", "pattern": r"^[^/\\\x00-\x1f]+$"},
        # A table that has no rows because nothing is known, not because something was lost.
        "empty": {"type": "boolean"},
        "limits": {"type": "object", "additionalProperties": _LIMITS},
    },
    "if": {"properties": {"path": {"pattern": r"\.csv$"}}},
    "then": _TABLE,
}
_SCHEMA = {
    "type": "object",
    "required": ["resources"],
    "properties": {"resources": {"type": "array", "items": _RESOURCE}},
}
_VALIDATOR = Draft202012Validator(_SCHEMA, format_checker=FormatChecker(["regex"]))


def read_descriptor(folder: Path) -> dict:
    """Read the descriptor in a folder.

    Returns
    -------
    dict
        With at least ``resources``; those that are tables have fields of a known type and a key.

    Raises
    ------
    ValueError
        If there is none that can be used; the message names the file and what is wrong in it.
    """
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    except OSError as error:
        raise ValueError(_message(str(error.strerror))) from error
    except (ValueError, RecursionError) as error:
        raise ValueError(_message(str(error))) from error
    if problem := _problem(descriptor):
        raise ValueError(_message(problem))
    return descriptor


def _problem(descriptor: object) -> str:
    """Say what is wrong, and where; empty if nothing is."""
    error = best_match(_VALIDATOR.iter_errors(descriptor))
    if error is not None:
        message = error.message
        short = message if len(message) <= LONGEST else f"... {message[-LONGEST:]}"
        return f"{error.json_path}: {short}"
    tables = {
        table["name"]: table["schema"] for table in descriptor["resources"] if "schema" in table
    }
    if missing := sorted(NEEDED - tables.keys()):
        return f"no table {missing[0]!r}"
    return next(_strangers(tables), "")


def _strangers(tables: dict[str, dict]) -> Iterator[str]:
    """Yield the keys and references that name a field which their table does not have."""
    fields = {name: {field["name"] for field in tables[name]["fields"]} for name in tables}
    for where, table, field in _named_fields(tables):
        if table in fields and field not in fields[table]:
            yield f"{where}: no field {field!r} in {table}"


def _named_fields(tables: dict[str, dict]) -> Iterator[tuple[str, str, str]]:
    """Yield where a field is named, the table that it should be in, and its name."""
    for name, schema in tables.items():
        yield from ((f"primaryKey of {name}", name, field) for field in schema["primaryKey"])
        for key in schema.get("foreignKeys", []):
            for table, fields in (
                (name, key["fields"]),
                (key["reference"]["resource"], key["reference"]["fields"]),
            ):
                several = [fields] if isinstance(fields, str) else fields
                yield from ((f"foreignKeys of {name}", table, field) for field in several)


def _message(problem: str) -> str:
    return f"{DESCRIPTOR}: expected a Data Package descriptor ({problem})"
