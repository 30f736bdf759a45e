"""Write what readers take away, for those chapters alone whose files are out of date.

Each chapter's files stand beside a stamp of what made them: the chapter, the
rows of data that they hold, and the code.
"""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from typing import TYPE_CHECKING

import placebook
from placebook.chapters import package_digest
from placebook.dataset import open_package, open_place, read_descriptor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from placebook.layout import Layout

__all__ = ["TAKEN", "write_takeaways"]

# How the names of the files end, after the id of the place, and what they are.
TAKEN = {
    ".ipynb": "notebook",
    ".csv": "data (CSV)",
    ".xlsx": "data (spreadsheet)",
    "-worksheet.md": "worksheet",
}
STAMP = ".stamp"
LIBRARIES = ("gptables", "xlsxwriter")
# What a take-away may hold that its chapter, which knows its own rows, does not: the rows of other
# places that it can be set beside, with their sources, and the map.
BEYOND = ("observations.csv", "sources.csv", "boundaries.topojson")


def write_takeaways(layout: Layout, places: Sequence[str], *, jobs: int) -> Path:
    """Bring the files of these chapters up to date and remove those of others.

    Parameters
    ----------
    layout
        The project's folders, with the chapters built.
    places
        Ids of the places that have a chapter.
    jobs
        Processes to write with.

    Returns
    -------
    Path
        The folder that holds the files.
    """
    folder = layout.build / "takeaway"
    folder.mkdir(parents=True, exist_ok=True)
    common = _common_stamp(layout)
    stamps = {place: _stamp(layout, place, common) for place in places}
    due = [place for place in places if not _current(folder, place, stamps[place])]
    _write_all(layout, due, jobs)
    for place in due:
        (folder / f"{place}{STAMP}").write_text(stamps[place], encoding="utf-8")
    kept = {f"{place}{ending}" for place in places for ending in (*TAKEN, STAMP)}
    for path in folder.iterdir():
        if path.name not in kept:
            path.unlink()
    return folder


def _current(folder: Path, place: str, stamp: str) -> bool:
    kept = folder / f"{place}{STAMP}"
    whole = all((folder / f"{place}{ending}").is_file() for ending in TAKEN)
    return whole and kept.is_file() and kept.read_bytes() == stamp.encode()


def _common_stamp(layout: Layout) -> str:
    """Digest what all take-aways share: tables' schemas, this package's code, libraries."""
    digest = hashlib.sha256(f"{placebook.EDITION} {os.fspath(layout.data.name)}".encode())
    for library in LIBRARIES:
        digest.update(f"{library}=={version(library)}".encode())
    resources = read_descriptor(layout.data)["resources"]
    schemas = [[resource["path"], resource.get("schema")] for resource in resources]
    digest.update(json.dumps(schemas).encode())
    for name in BEYOND:
        digest.update((layout.data / name).read_bytes())
    digest.update(package_digest().encode())
    return digest.hexdigest()


def _stamp(layout: Layout, place: str, common: str) -> str:
    chapter = (layout.chapters / "places" / f"{place}.ipynb").read_bytes()
    return hashlib.sha256(common.encode() + chapter).hexdigest()


def _write_all(layout: Layout, places: Sequence[str], jobs: int) -> None:
    if "fork" not in multiprocessing.get_all_start_methods() or min(jobs, len(places)) < 2:  # noqa: PLR2004
        for place in places:
            _write(layout, place)
        return
    _import_writers()
    open_package(layout.data)
    gc.collect()
    gc.freeze()
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(min(jobs, len(places)), mp_context=context) as executor:
        for written in [executor.submit(_write, layout, place) for place in places]:
            written.result()


def _import_writers() -> None:
    """Import once what every process needs, before they part."""
    import gptables  # noqa: PLC0415, F401

    from placebook.takeaway import figures, notebook, workbook, worksheet  # noqa: PLC0415, F401


def _write(layout: Layout, place: str) -> None:
    from placebook.takeaway.figures import all_values, text_only  # noqa: PLC0415
    from placebook.takeaway.notebook import standalone  # noqa: PLC0415
    from placebook.takeaway.workbook import workbook_bytes  # noqa: PLC0415
    from placebook.takeaway.worksheet import worksheet  # noqa: PLC0415

    data = open_place(place, data=layout.data)
    chapter = json.loads((layout.chapters / "places" / f"{place}.ipynb").read_bytes())
    notebook = standalone(chapter, open_package(layout.data), place, placebook.EDITION)
    table = text_only(all_values(data)).to_csv(index=False, lineterminator="\r\n")
    _put(
        layout,
        f"{place}.ipynb",
        (json.dumps(notebook, ensure_ascii=False) + "\n").encode(),
    )
    _put(layout, f"{place}.csv", table.encode("utf-8-sig"))
    _put(layout, f"{place}.xlsx", workbook_bytes(data, placebook.EDITION))
    words = worksheet(chapter, data.place, placebook.EDITION)
    _put(layout, f"{place}-worksheet.md", words.encode())


def _put(layout: Layout, name: str, content: bytes) -> None:
    path = layout.build / "takeaway" / name
    part = path.with_name(f".{name}.part")
    part.write_bytes(content)
    part.replace(path)
