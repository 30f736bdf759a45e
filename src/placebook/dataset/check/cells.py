"""Each cell against the rules of its column.

Columns repeat few values many times, so each different value is judged once.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from placebook.dataset.check.problem import Problem
    from placebook.dataset.check.tables import Table

__all__ = ["cell_problems"]

INTEGER = re.compile(r"-?[0-9]{1,9}")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
LONGEST = 10_000
FORMULA = re.compile(r"[=+\-@]")
MARKUP = re.compile(r"<[A-Za-z/!?]")
# Control characters, and marks that are not seen but change what is: direction, width, damage.
UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd\ud800-\udfff]"
)


def cell_problems(table: Table) -> Iterator[Problem]:
    """Yield the cells that break the type or a rule of their field."""
    for field in table.schema["fields"]:
        rule, cells = _rule(field), table.columns[field["name"]]
        expected = {cell: words for cell in set(cells) if (words := rule(cell))}
        if expected:
            for position, cell in enumerate(cells):
                if cell in expected:
                    yield table.problem(position, field["name"], expected[cell])


def _rule(field: dict) -> Callable[[str], str]:
    """Make the check of one field; it returns what was expected, or nothing."""
    limits, kind = field.get("constraints", {}), field["type"]
    pattern = re.compile(limits.get("pattern", ".*"), re.DOTALL)

    def check(cell: str) -> str:
        if cell == "":
            return "a value" if limits.get("required") or kind == "boolean" else ""
        problem = _text(cell) if kind == "string" else _typed(cell, kind)
        if problem:
            return problem
        if "enum" in limits and cell not in limits["enum"]:
            return f"one of {', '.join(limits['enum'])}"
        if not pattern.fullmatch(cell):
            return f"the form {limits['pattern']}"
        return _outside(cell, limits)

    return check


def _text(cell: str) -> str:
    if FORMULA.match(cell):
        return "text that no spreadsheet takes for a formula"
    if MARKUP.search(cell):
        return "text without HTML"
    if UNSEEN.search(cell):
        return "text without control characters or unreadable ones"
    if len(cell) > LONGEST:
        return f"text of at most {LONGEST:,} characters"
    return "" if cell == cell.strip() else "text without spaces at its ends"


def _typed(cell: str, kind: str) -> str:
    if kind == "integer":
        return "" if INTEGER.fullmatch(cell) else "a whole number"
    if kind == "number":
        finite = NUMBER.fullmatch(cell) and math.isfinite(float(cell))
        return "" if finite else "a number"
    return "" if cell in {"True", "False", "true", "false"} else "true or false"


def _outside(cell: str, limits: dict[str, Any]) -> str:
    if "minimum" in limits and float(cell) < limits["minimum"]:
        return f"{limits['minimum']} or more"
    if "maximum" in limits and float(cell) > limits["maximum"]:
        return f"{limits['maximum']} or less"
    return ""
