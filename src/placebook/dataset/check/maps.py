"""Each place and district has an outline, and no outline is a stranger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from placebook.dataset.check.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from placebook.dataset.check.tables import Table

__all__ = ["map_problems"]

# A comparator stands beside the places; it is not drawn.
NOT_DRAWN = "comparator"
EXPECTED = "a TopoJSON file with an id for each outline"


def map_problems(
    folder: Path, resources: list[dict], tables: dict[str, Table]
) -> Iterator[Problem]:
    """Yield what is wrong with the TopoJSON files.

    An object of a map is called as the table whose rows it draws.
    """
    for resource in resources:
        path = resource["path"]
        if not path.endswith(".topojson"):
            continue
        try:
            objects = json.loads((folder / path).read_text(encoding="utf-8"))["objects"]
            drawn = {
                name: {str(shape["id"]) for shape in layer["geometries"]}
                for name, layer in objects.items()
            }
        except OSError as error:
            yield Problem(path, EXPECTED, note=str(error.strerror))
            continue
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            yield Problem(path, EXPECTED, note=str(error))
            continue
        for name in drawn.keys() & tables.keys():
            yield from _strangers(path, drawn[name], tables[name])


def _strangers(path: str, drawn: set[str], table: Table) -> Iterator[Problem]:
    key = table.schema["primaryKey"][0]
    ids = table.columns[key]
    for stranger in sorted(drawn - set(ids)):
        yield Problem(path, f"a {key} of {table.path}", value=stranger, note="is drawn")
    kinds = table.columns.get("kind", [""] * len(ids))
    for position, (place, kind) in enumerate(zip(ids, kinds, strict=True)):
        if kind != NOT_DRAWN and place not in drawn:
            yield table.problem(position, key, f"an outline of that id in {path}")
