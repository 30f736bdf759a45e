"""Read a table as it stands in its file, and say what keeps it from being read.

Rows keep their line numbers, so that whatever is found later can name the line.
"""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from placebook.dataset.check.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Table", "read_table"]

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass
class Table:
    """A table as text.

    Parameters
    ----------
    resource
        Its part of the descriptor.
    columns
        The cells of each column, in the order of the file.
    rows
        The line of the file on which each row begins.
    """

    resource: dict
    columns: dict[str, list[str]]
    rows: list[int]

    @property
    def path(self) -> str:
        """Name of the file."""
        return self.resource["path"]

    @property
    def schema(self) -> dict:
        """Fields, key and references."""
        return self.resource["schema"]

    def problem(self, position: int, column: str, expected: str) -> Problem:
        """Return that a cell, by its position in the column, is not what was expected."""
        return Problem(
            self.path, expected, self.rows[position], column, self.columns[column][position]
        )

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table with numbers as floats; what is no finite number is missing."""
        kinds = {field["name"]: field["type"] for field in self.schema["fields"]}
        frame = pd.DataFrame(
            {
                name: _numbers(cells) if kinds[name] in {"integer", "number"} else cells
                for name, cells in self.columns.items()
            }
        )
        return frame.replace([float("inf"), float("-inf")], float("nan"))


def _numbers(cells: list[str]) -> pd.Series:
    """Turn cells into numbers; years and rounded figures repeat, so each is read once."""
    distinct = list(dict.fromkeys(cells))
    values = pd.to_numeric(pd.Series(distinct, dtype="object"), errors="coerce").astype("float64")
    known = dict(zip(distinct, values, strict=True))
    return pd.Series([known[cell] for cell in cells], dtype="float64")


def read_table(folder: Path, resource: dict, tables: dict[str, Table]) -> list[Problem]:
    """Read one table into `tables`; return what is wrong with its bytes and lines.

    A table with such a problem is left out of `tables`, so that what refers to
    its rows is not reported too.
    """
    path = resource["path"]
    if not (folder / path).is_file():
        there = os.path.lexists(folder / path)
        note = "a folder, or a link that leads nowhere" if there else "the file is missing"
        return [Problem(path, "a file", note=note)]
    try:
        raw = (folder / path).read_bytes()
    except OSError as error:
        return [Problem(path, "a file that can be read", note=str(error.strerror))]
    problems = list(_byte_problems(path, raw))
    if problems:
        return problems
    return _read_lines(resource, raw.decode("utf-8"), tables)


def _byte_problems(path: str, raw: bytes) -> Iterator[Problem]:
    if not raw.strip():
        yield Problem(path, "a header and rows", note="the file is empty")
        return
    if raw.startswith(UTF_16) or b"\0" in raw[:2]:
        yield Problem(path, "UTF-8", 1, note="looks like UTF-16")
        return
    if raw.startswith(BYTE_ORDER_MARK):
        yield Problem(path, "UTF-8 without it", 1, note="begins with a byte-order mark")
    if b"\r" in raw:
        row = raw[: raw.index(b"\r")].count(b"\n") + 1
        yield Problem(path, "lines that end with LF alone", row, note="holds a carriage return")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        note = f"byte 0x{raw[error.start]:02x} is not UTF-8, it may be latin-1"
        yield Problem(path, "UTF-8", row, note=note)
    if not raw.endswith(b"\n"):
        row, last = raw.count(b"\n") + 1, raw.rpartition(b"\n")[2]
        note = "has no end, the file may have been cut off"
        yield Problem(path, "a whole line", row, value=last.decode("latin-1"), note=note)


def _read_lines(resource: dict, text: str, tables: dict[str, Table]) -> list[Problem]:
    path, expected = resource["path"], [field["name"] for field in resource["schema"]["fields"]]
    problems: list[Problem] = []
    lines = _lines(path, text, problems)
    _, header = next(lines, (1, []))
    if header != expected:
        return problems or [_header_problem(path, header, expected)]
    rows, cells = [], []
    for number, row in lines:
        if len(row) == len(expected):
            rows.append(number)
            cells.append(tuple(row))  # not lists: the garbage collector leaves tuples of text alone
        else:
            problems.append(Problem(path, f"{len(expected)}", number, note=f"{len(row)} cells"))
    if not (problems or cells) and resource.get("empty"):
        tables[resource["name"]] = Table(resource, {name: [] for name in expected}, [])
        return []
    if problems or not cells:
        return problems or [Problem(path, "rows", note="the table is empty")]
    columns = zip(expected, zip(*cells, strict=True), strict=True)
    named = {name: list(column) for name, column in columns}
    tables[resource["name"]] = Table(resource, named, rows)
    return []


def _lines(path: str, text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells; where they cannot be told apart, add to the problems and end."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        number = reader.line_num + 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(Problem(path, "cells that can be told apart", number, note=str(error)))
            return


def _header_problem(path: str, header: list[str], expected: list[str]) -> Problem:
    missing = [name for name in expected if name not in header]
    extra = [name for name in header if name not in expected]
    twice = [name for name in dict.fromkeys(header) if header.count(name) > 1]
    notes = [f"column {name!r} is there more than once" for name in twice]
    notes += [f"no column {name!r}" for name in missing]
    notes += [f"column {name!r} is not known" for name in extra]
    note = ", ".join(notes) or f"columns are {', '.join(header)}"
    return Problem(path, f"the columns {', '.join(expected)}", 1, note=note)
