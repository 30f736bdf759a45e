"""Write the checked tables as a data package.

Bytes are stable, so that a refresh which changes nothing shows no difference.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pandas as pd

from scripts.validation import schema

__all__ = ["checksum", "describe", "metadata", "number_text", "write"]

HERE = Path(__file__).parent
VERSION = "0.1.0"
DIGITS = 7
LICENCES = {
    "OGL-UK-3.0": (
        "Open Government Licence 3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    "CC-BY-4.0": (
        "Creative Commons Attribution 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
}


def metadata(table: str) -> pd.DataFrame:
    """Return a table that is written by hand, its files in ``metadata/`` put together.

    Raises
    ------
    ValueError
        If a file does not have exactly the columns of the schema.
    """
    names = [field["name"] for field in schema()[table]["fields"]]
    frames = []
    for path in sorted((HERE / "metadata").glob(f"{table}*.csv")):
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        if set(frame.columns) != set(names):
            odd = sorted(set(frame.columns) ^ set(names))
            raise ValueError(f"{path.name}: columns missing or unknown: {odd}")
        frames.append(frame[names])
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=names)


def write(tables: dict[str, pd.DataFrame], folder: Path, extra: list[dict]) -> None:
    """Write checked tables and the descriptor.

    Parameters
    ----------
    tables
        What `scripts.validation.check` returned.
    folder
        Folder of the package, made if need be.
    extra
        Descriptors of resources that are not tables.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        name: frame.apply(_as_text).to_csv(index=False, lineterminator="\n")
        for name, frame in tables.items()
    }
    for name, text in texts.items():
        (folder / f"{name}.csv").write_bytes(text.encode())
    descriptor = describe(tables, extra, texts)
    text = json.dumps(descriptor, indent=1, ensure_ascii=False)
    (folder / "datapackage.json").write_bytes(f"{text}\n".encode())


def checksum(text: str) -> dict[str, str | int]:
    """Return what the descriptor says of a file's bytes, so that a change by hand is noticed."""
    raw = text.encode()
    return {"hash": f"sha256:{hashlib.sha256(raw).hexdigest()}", "bytes": len(raw)}


def _as_text(values: pd.Series) -> pd.Series:
    if values.dtype == "float64":
        return values.map(number_text)
    if values.dtype == "bool":
        return values.map({True: "true", False: "false"})
    return values


def number_text(value: float) -> str:
    """Write a number as the tables hold it: seven figures, whole numbers whole."""
    if pd.isna(value):
        return ""
    if value != int(value):
        value = float(f"{value:.{DIGITS}g}")
    return str(int(value)) if value == int(value) else f"{value:.{DIGITS}g}"


def describe(
    tables: dict[str, pd.DataFrame], extra: list[dict], texts: dict[str, str] | None = None
) -> dict:
    """Return the Data Package (version 1) descriptor of the tables.

    Parameters
    ----------
    tables, extra
        As in `write`.
    texts
        The tables as they are written, for their checksums.
    """
    sources = tables["sources"].drop_duplicates("page")
    return {
        "name": "placebook",
        "profile": "data-package",
        "title": "Innovation and smart specialisation in the places of the UK",
        "version": VERSION,
        "licenses": [
            {"name": name, "title": title, "path": path} for name, (title, path) in LICENCES.items()
        ],
        "sources": [_source(row) for row in sources.to_dict("records")],
        "resources": [
            *(
                _resource(name, schema()[name]) | (checksum(texts[name]) if texts else {})
                for name in tables
            ),
            *extra,
        ],
    }


def _source(row: dict[str, str]) -> dict[str, str]:
    entry = {"title": f"{row['publisher']}: {row['title']}"}
    return entry | {"path": row["page"]} if row["page"] else entry


def _resource(name: str, table: dict) -> dict:
    keys = [
        {"fields": field, "reference": {"resource": other, "fields": target}}
        for field, other, target in table.get("refs", [])
    ]
    stated = {"fields": [_field(field) for field in table["fields"]], "primaryKey": table["key"]}
    return {
        "name": name,
        "title": table["title"],
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": stated | ({"foreignKeys": keys} if keys else {}),
    } | ({"limits": table["limits"]} if "limits" in table else {})


def _field(field: dict) -> dict:
    named = ("name", "type", "description")
    rules = {key: value for key, value in field.items() if key not in named}
    entry = {key: field[key] for key in named if key in field}
    return entry | ({"constraints": rules} if rules else {})
