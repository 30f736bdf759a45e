"""A chapter as a notebook that runs by itself, wherever it is put.

The chapter of the book leans on the data package and on this project's code.
The notebook that a reader takes away brings its slice of the one and the
modules it needs of the other, as cells that anyone can read and change.
"""

from __future__ import annotations

import ast
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from placebook.chapters import INJECTED, imported_modules, module_path
from placebook.charts import with_boundaries
from placebook.dataset import comparable, slice_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from placebook.dataset import DataPackage

__all__ = ["standalone"]

Cell = dict[str, Any]
MAP = "boundaries.topojson"

ABOUT = """\
This is the chapter on **{name}** of {edition}, as a notebook that runs by itself. It needs \
Python with `pandas`, `altair` and Jupyter, and no network. Running it writes the folder \
`{folder}` beside it, with the data and the code that it brings along.

**To set {name} beside other places**, change `comparators` in the next cell, for instance to \
`["{example}"]`, and run all cells. An empty list means its nation; the UK always comes with \
them. You can name up to three of these places: {choices}.

The statistics are under the Open Government Licence v3.0 unless the file \
`{folder}/data/sources.csv` says otherwise. Contains OS data © Crown copyright and database \
right. The text and the code are under the MIT licence."""
DATA = """\
## The data and the code of this chapter

The next cells write the chapter’s data, as text that you can read and change here, and the code \
that draws and describes them. The chapter begins after them."""
READY = """\
import json
import os
import sys
from pathlib import Path

folder = Path("{folder}").resolve()
sys.path.insert(0, str(folder))
os.environ["PLACEBOOK_PROJECT"] = str(folder)

from placebook import charts

charts.bring_boundaries(json.loads((folder / "data" / "{map}").read_text(encoding="utf-8")))"""


def standalone(
    chapter: dict[str, Any], package: DataPackage, place: str, edition: str
) -> dict[str, Any]:
    """Make the notebook that a reader takes away from an executed chapter.

    Parameters
    ----------
    chapter
        The executed notebook, as JSON. Its outputs are kept.
    package
        The whole data package.
    place
        Id of the chapter's place.
    edition
        Name of the report's edition.
    """
    modules = _modules(chapter)
    named = _indicators_named(chapter, modules) & set(package.indicators.index)
    part = slice_of(package, place, compared=named)
    folder = f"{place}-files"
    topology = json.loads((package.folder / MAP).read_text(encoding="utf-8"))
    title, parameters, rest = _split(chapter["cells"])
    cells = [
        title,
        _markdown(_about(package, place, edition, folder)),
        _markdown("The place, and what it is set beside."),
        parameters,
        _markdown(DATA),
        _code(_folders(modules, folder)),
        *(_writes(f"{folder}/data/{name}", text) for name, text in _data(part, topology)),
        *(_writes(f"{folder}/{name}", text) for name, text in modules.items()),
        _code(READY.format(folder=folder, map=MAP), hidden=True),
        *rest,
    ]
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"cell-{number}"
    kernel = {k: v for k, v in chapter["metadata"].items() if k != "placebook"}
    return {
        "cells": with_boundaries(cells, topology),
        "metadata": kernel,
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _modules(chapter: dict[str, Any]) -> dict[str, str]:
    """Find the modules that the chapter's code imports: text by path below the folder."""
    # Chapters of a kind differ in their parameters alone, which import nothing.
    cells = [cell for cell in chapter["cells"] if INJECTED not in cell["metadata"].get("tags", [])]
    return _imported("\n".join([*_sources(cells), READY]))


@cache
def _imported(code: str) -> dict[str, str]:
    root = module_path("placebook").parents[1]
    files = [module_path(module) for module in sorted(imported_modules(code))]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def _indicators_named(chapter: dict[str, Any], modules: dict[str, str]) -> set[str]:
    """Collect the words in quotes in all code: the indicators among them may be compared."""
    return set().union(*map(_quoted, (*_sources(chapter["cells"]), *modules.values())))


@cache
def _quoted(code: str) -> frozenset[str]:
    constants = (n.value for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Constant))
    return frozenset(value for value in constants if isinstance(value, str))


def _sources(cells: Iterable[Cell]) -> list[str]:
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def _split(cells: list[Cell]) -> tuple[Cell, Cell, list[Cell]]:
    """Take apart title, parameters and the rest; papermill's own cell holds the parameters."""

    def tagged(tag: str) -> list[Cell]:
        return [cell for cell in cells if tag in cell["metadata"].get("tags", [])]

    defaults, injected = tagged("parameters")[0], tagged(INJECTED)
    given = "".join((injected or [defaults])[0]["source"]).split("\n", 1)[-1]
    usual = [line for line in "".join(defaults["source"]).splitlines() if _name(line) not in given]
    parameters = _code("\n".join([given, *usual]).strip(), tags=["parameters"])
    after = max(cells.index(cell) for cell in (defaults, *injected))
    return tagged("title")[0], parameters, cells[after + 1 :]


def _name(line: str) -> str:
    return line.split("=", maxsplit=1)[0]


def _about(package: DataPackage, place: str, edition: str, folder: str) -> str:
    places = package.places
    choices = comparable(package, place)
    return ABOUT.format(
        name=places.loc[place, "name"],
        edition=edition,
        folder=folder,
        example=choices[0],
        choices=", ".join(f"`{choice}`" for choice in choices),
    )


def _folders(modules: dict[str, str], folder: str) -> str:
    rooms = sorted({path.rpartition("/")[0] for path in modules})
    return (
        "from pathlib import Path\n\n"
        f"for name in {['data', *rooms]}:\n"
        f'    Path("{folder}", name).mkdir(parents=True, exist_ok=True)'
    )


def _data(part: DataPackage, topology: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Write each table of the slice as it is in the data package, and what describes them."""
    kept = [r for r in part.descriptor["resources"] if r["name"] in part.tables]
    described = [{key: r[key] for key in ("name", "path", "schema")} for r in kept]
    yield "datapackage.json", json.dumps({"resources": described}, indent=1, ensure_ascii=False)
    for resource in kept:
        yield resource["path"], part[resource["name"]].to_csv(index=False, lineterminator="\n")
    yield MAP, json.dumps(topology, ensure_ascii=False, separators=(",", ":"))


def _writes(path: str, text: str) -> Cell:
    return _code(f"%%writefile {path}\n{text}", hidden=True)


def _code(source: str, *, hidden: bool = False, tags: Iterable[str] = ()) -> Cell:
    metadata: dict[str, Any] = {"jupyter": {"source_hidden": True}} if hidden else {}
    if tags:
        metadata["tags"] = list(tags)
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": metadata,
        "outputs": [],
        "source": source,
    }


def _markdown(source: str) -> Cell:
    return {"cell_type": "markdown", "metadata": {}, "source": source}
