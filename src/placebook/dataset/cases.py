"""The headers of case studies as tables, so that chapters find theirs as they find other data.

A case study is a page of the book with a small header; :mod:`placebook.cases` checks both. Here
only the headers are read, and a notebook that was taken away has them in its data already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["CASE_RESOURCES", "case_files", "case_tables", "split_header"]

FENCE = "---"
FIELDS = ("slug", "title", "summary", "stage", "kind", "period", "date")


def _resource(name: str, fields: tuple[str, ...], key: tuple[str, ...]) -> dict[str, Any]:
    described = [{"name": field, "type": "string"} for field in fields]
    schema = {"fields": described, "primaryKey": list(key)}
    return {"name": name, "path": f"{name}.csv", "schema": schema}


CASE_RESOURCES = (
    _resource("case_studies", FIELDS, ("slug",)),
    _resource("case_study_places", ("case", "place"), ("case", "place")),
    _resource("case_study_themes", ("case", "theme"), ("case", "theme")),
)


def case_files(pages: Path) -> list[Path]:
    """List the case studies below the folder of the book's pages, by name."""
    own = {"index", "contribute"}
    return sorted(path for path in (pages / "case-studies").glob("*.md") if path.stem not in own)


def split_header(text: str) -> tuple[str, str] | None:
    """Part a page into the text of its header and its body; None without a header."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE:
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    return None


def case_tables(pages: Path) -> dict[str, pd.DataFrame]:
    """Read the headers of all case studies.

    Returns
    -------
    dict
        The tables that `CASE_RESOURCES` describes; empty where there is no case study.

    Raises
    ------
    ValueError
        If a header cannot be read; the message names the file.
    """
    headers = [(path.stem, _header(path)) for path in case_files(pages)]
    rows = [{**{f: str(header.get(f, "")) for f in FIELDS}, "slug": s} for s, header in headers]
    return {
        "case_studies": pd.DataFrame(rows, columns=list(FIELDS), dtype="str"),
        "case_study_places": _pairs(headers, "place", "places"),
        "case_study_themes": _pairs(headers, "theme", "themes"),
    }


def _header(path: Path) -> dict[str, Any]:
    import yaml  # noqa: PLC0415  a chapter that was taken away does without

    parts = split_header(path.read_text(encoding="utf-8"))
    try:
        header = yaml.safe_load(parts[0]) if parts else None
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name}: its header cannot be read ({error})") from error
    if not isinstance(header, dict):
        message = f"{path.name}: it has no header between two lines of ---"
        raise ValueError(message)  # noqa: TRY004  what is wrong is the file, not a type
    return header


def _pairs(headers: list[tuple[str, dict[str, Any]]], name: str, key: str) -> pd.DataFrame:
    return pd.DataFrame(list(_listed(headers, key)), columns=["case", name], dtype="str")


def _listed(headers: list[tuple[str, dict[str, Any]]], key: str) -> Iterator[tuple[str, str]]:
    for slug, header in headers:
        values = header.get(key)
        yield from ((slug, str(value)) for value in (values if isinstance(values, list) else []))
