"""Tidy CSV files, read as a row of ``metadata/tidy.csv`` tells.

Everything that a person may have mistyped, in the file or in the row, is named
by file, row and column.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

__all__ = ["read", "refuse", "registry"]

REGISTRY = Path(__file__).parents[1] / "metadata" / "tidy.csv"
GIVEN = ["place", "period", "value", "lower", "upper", "status"]
NEEDED = ["place", "period", "value"]
WAYS = ("", "sum", "mean")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?(e-?[0-9]+)?")
YEAR = r"[12][0-9]{3}"


def registry() -> list[dict[str, str]]:
    """Return the rows of the registry.

    Raises
    ------
    ValueError
        If a row lacks what it must say, or says how to combine districts in an unknown way.
    """
    rows = pd.read_csv(REGISTRY, dtype=str, keep_default_na=False).to_dict("records")
    for number, row in enumerate(rows, start=2):
        empty = [name for name in ("indicator", "source", *NEEDED) if not row[name]]
        if empty:
            raise ValueError(f"{REGISTRY.name} row {number}: no {', '.join(empty)}")
        _refuse_entry(number, row, "districts", row["districts"] in WAYS, "sum, mean or nothing")
        _refuse_entry(number, row, "scale", NUMBER.fullmatch(row["scale"] or "1"), "a number")
    return rows


def _refuse_entry(number: int, row: dict[str, str], column: str, good: object, what: str) -> None:
    if not good:
        found = row[column]
        raise ValueError(
            f"{REGISTRY.name} row {number}, column {column}: {found!r}; expected {what}"
        )


def read(path: Path, row: dict[str, str]) -> pd.DataFrame:
    """Read one file as its row of the registry tells.

    Parameters
    ----------
    path
        A tidy CSV file in UTF-8: a header, then one value a row.
    row
        Names of the columns for `place` (id or official code), `period` (it
        begins with a year) and `value`, perhaps `lower`, `upper`, `status`;
        `filter`, as ``column=value; column=value``; `scale`, a factor.

    Returns
    -------
    DataFrame
        Columns ``place``, ``period``, ``value``, and those of the limits and
        the status that are given. The index is the line of the file less one.

    Raises
    ------
    ValueError
        If a column is not there or a cell cannot be read: file, row, column,
        value and what was expected.
    """
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ValueError(f"{path.name}: cannot be read as CSV in UTF-8: {error}") from error
    table.index += 1
    conditions = [part.split("=", 1) for part in row["filter"].split(";") if part.strip()]
    columns = {name: row[name] for name in GIVEN if row[name]}
    for column in [*columns.values(), *(part[0].strip() for part in conditions)]:
        if column not in table.columns:
            known = ", ".join(table.columns)
            raise ValueError(f"{path.name} row 1: no column {column!r}; expected it among {known}")
    for column, wanted in conditions:
        table = table[table[column.strip()] == wanted.strip()]
    if table.empty:
        raise ValueError(f"{path.name}: no row where {row['filter'] or 'anything is given'}")
    return _typed(path, table, columns, float(row["scale"] or 1))


def _typed(path: Path, table: pd.DataFrame, columns: dict[str, str], scale: float) -> pd.DataFrame:
    def numbers(cells: pd.Series) -> pd.Series:
        return pd.to_numeric(cells.where(cells != "", None), errors="coerce") * scale

    typed = pd.DataFrame({name: table[column].str.strip() for name, column in columns.items()})
    years = typed["period"].str[:4]
    refuse(path, typed, columns, "period", ~years.str.fullmatch(YEAR), "a year first")
    for name in ("value", "lower", "upper"):
        if name in typed:
            number = numbers(typed[name])
            bad = (number.isna() | number.abs().eq(float("inf"))) & (typed[name] != "")
            refuse(path, typed, columns, name, bad, "a number")
            typed[name] = number
    if "status" in typed:
        typed["status"] = typed["status"].where(typed["status"] != "", "final")
    return typed.assign(period=years.astype(int))


def refuse(
    path: Path, table: pd.DataFrame, columns: dict[str, str], name: str, bad: pd.Series, what: str
) -> None:
    """Raise a ``ValueError`` that names the first bad cell, if there is one."""
    if bad.any():
        row = bad.idxmax()
        cell = str(table.loc[row, name])
        raise ValueError(
            f"{path.name} row {row + 1}, column {columns[name]}: {cell!r}; expected {what}"
        )
