"""The path from a number in the report to the bytes it came from.

A reader who doubts a figure should not have to read code: what it is, on which
boundaries it was measured, how it was made, which file it comes from and what
was corrected on the way all stand in the data package.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from placebook.dataset.load import DataPackage

__all__ = ["UntraceableError", "trace_value"]

STATUS = {
    "final": "final",
    "provisional": "provisional: the publisher will revise it",
    "estimated": "estimated: made from parts by a method that is not a plain sum",
    "low_reliability": "of low reliability",
    "partial": "partial: a part of some weight is missing",
    "suppressed": "suppressed by the publisher",
}
WIDTH = 14


class UntraceableError(ValueError):
    """There is no such place, indicator, or value."""


def trace_value(
    package: DataPackage, place: str, indicator: str, year: int | None = None
) -> list[str]:
    """Return the path from one value to its source, line by line.

    Parameters
    ----------
    package
        The data package.
    place, indicator
        Ids.
    year
        Period of the value; the latest if left out.

    Raises
    ------
    UntraceableError
        If there is no such place, indicator or year; one line that names the nearest.
    """
    row = _observation(package, place, indicator, year)
    about = package.indicators.loc[indicator]
    lines = [
        *_value(row, about, package.places.loc[place]),
        *_labelled("Definition", [about["definition"]]),
        *_labelled("Method", [about["method"]]),
        *_labelled("Caveats", [about["caveats"]]),
    ]
    sources = list(dict.fromkeys([row["source"], about["source"]]))
    for number, source in enumerate(sources):
        lines += ["", *_source(package, source, "Source" if number == 0 else "Also from")]
    return [*lines, "", *_corrections(package, indicator, sources)]


def _observation(package: DataPackage, place: str, indicator: str, year: int | None) -> pd.Series:
    _known("place", place, package.places.index)
    _known("indicator", indicator, package.indicators.index)
    rows = package["observations"]
    rows = rows[(rows["place"] == place) & (rows["indicator"] == indicator)]
    rows = rows.set_index("period", drop=False).sort_index()
    if rows.empty:
        raise UntraceableError(f"{indicator} has no value for {place} in any year")
    if year is None:
        return rows.iloc[-1]
    if year not in rows.index:
        near = min(rows.index, key=lambda known: (abs(known - year), -known))
        raise UntraceableError(
            f"{indicator} has no value for {place} in {year}; the nearest year is {near}"
        )
    return rows.loc[year]


def _known(what: str, name: str, ids: Iterable[str]) -> None:
    known = list(ids)
    if name not in known:
        near = get_close_matches(name, known, n=1, cutoff=0)
        hint = f"; the nearest is {near[0]!r}" if near else ""
        raise UntraceableError(f"no {what} has the id {name!r}{hint}")


def _value(row: pd.Series, about: pd.Series, place: pd.Series) -> Iterator[str]:
    yield f"{about['title']}, {place['name']}, {_period(row['period'], about['period_kind'])}"
    yield ""
    yield from _labelled("Value", [f"{_number(row['value'])} {about['unit']}"])
    if pd.notna(row["lower"]) or pd.notna(row["upper"]):
        limits = f"{_number(row['lower'])} to {_number(row['upper'])}"
        yield from _labelled("95 % limits", [limits])
    yield from _labelled("Status", [STATUS.get(row["status"], row["status"])])
    if pd.notna(row["vintage"]):
        changed = row["vintage"] != place["vintage"]
        own = f" (those of the report are of {place['vintage']})" if changed else ""
        yield from _labelled("Measured on", [f"LEP boundaries of {row['vintage']}{own}"])


def _period(year: int, kind: str) -> str:
    split = kind in {"academic year", "financial year"}
    return f"{year}/{(year + 1) % 100:02d} ({kind})" if split else str(year)


def _number(value: float) -> str:
    return "no value" if pd.isna(value) else f"{value:,.10g}"


def _source(package: DataPackage, source: str, label: str) -> list[str]:
    sources = package["sources"].set_index("id")
    if source not in sources.index:
        raise UntraceableError(f"source {source!r} is not in the table of sources")
    row = sources.loc[source]
    pinned = row["download"] or "none: compiled for this project"
    return [
        *_labelled(label, [source]),
        *_labelled("Publisher", [row["publisher"]]),
        *_labelled("Title", [row["title"]]),
        *_labelled("Page", [row["page"]]),
        *_labelled("Pinned file", [pinned]),
        *_labelled("Path", [row["path"]]),
        *_labelled("SHA-256", [row["sha256"]]),
        *_labelled("Licence", [row["licence"]]),
        *_labelled("Attribution", [row["attribution"]]),
        *_labelled("Published", [row["published"]]),
    ]


def _corrections(package: DataPackage, indicator: str, sources: list[str]) -> list[str]:
    rows = package["corrections"]
    rows = rows[(rows["indicator"] == indicator) | rows["source"].isin(sources)]
    if rows.empty:
        return _labelled("Corrections", ["none touch this source or indicator"])
    lines: list[str] = []
    for row in rows.to_dict("records"):
        where = f"{row['action']}: {row['where']}"
        lines += [
            *_labelled("Correction", [f"{row['id']} ({where})", row["reason"]]),
            *_labelled("", [f"Wrong value that was there: {row['expect']}"]),
        ]
    return lines


def _labelled(label: str, texts: list[str]) -> list[str]:
    """Put a label before the first text; an empty text gets no line."""
    kept = [text for text in texts if text]
    return [f"{label if i == 0 else '':<{WIDTH}}{text}" for i, text in enumerate(kept)]
