"""Projects for tests: the real one copied, and a tiny one whose chapters take no time."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import nbformat
import pandas as pd
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from tests import warm
from tests.conftest import ROOT

from placebook.book.vega import write_bundle
from placebook.dataset.check import accept_changes

KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}
CONTENTS = {
    "format": "jb-book",
    "root": "index",
    "parts": [{"caption": "Places", "fill": "places"}],
}


# What is kept of the large tables: these places, and the first three areas or regions.
PLACES = (
    *("england", "northern-ireland", "scotland", "united-kingdom", "wales"),
    *("cumbria", "dorset", "gloucestershire", "heart-of-the-south-west", "hertfordshire"),
    *("hull-and-east-yorkshire", "liverpool-city-region", "london", "solent", "the-marches"),
)
LARGE = 50_000  # bytes
TITLES = {"indicators", "industries", "sic_codes", "sources"}
AREAS = ("area", "region", "code")


@cache
def few_places() -> Path:
    """Make a data package with all tables and few rows, which is quick to load and to check."""
    folder = Path(tempfile.mkdtemp(prefix="placebook-few-places-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(ROOT / "data", folder, dirs_exist_ok=True)
    for path in sorted(folder.glob("*.csv")):
        if path.stat().st_size > LARGE and path.stem not in TITLES:
            rows = pd.read_csv(path, dtype=str, keep_default_na=False)
            rows[_is_kept(rows)].to_csv(path, index=False, lineterminator="\n")
    accept_changes(folder)
    return folder


def _is_kept(rows: pd.DataFrame) -> pd.Series:
    if "place" in rows:
        return rows["place"].isin(PLACES)
    key = next(name for name in AREAS if name in rows)
    return rows[key].isin(rows[key].unique()[:3])


@cache
def drawing_script() -> Path:
    """Make the script that draws charts, which takes longer than the rest of a tiny project."""
    folder = Path(tempfile.mkdtemp(prefix="placebook-script-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return write_bundle(folder)


def tiny_project(folder: Path, *sources: str) -> Path:
    """Make a project with the figures of few places and a chapter of a few short cells."""
    shutil.copytree(few_places(), folder / "data")
    (folder / "_build" / "cache").mkdir(parents=True)
    shutil.copy(drawing_script(), folder / "_build" / "cache")
    for name in ("_static", "_templates"):
        shutil.copytree(ROOT / "book" / name, folder / "book" / name)
    shutil.copy(ROOT / "_config.yml", folder)
    (folder / "book" / "index.md").write_text("# Report\n\nWords.\n", encoding="utf-8")
    (folder / "book" / "places").mkdir()
    shutil.copy(ROOT / "book" / "places" / "index.md", folder / "book" / "places")
    (folder / "_toc.yml").write_text(yaml.safe_dump(CONTENTS), encoding="utf-8")
    write_template(folder, *sources)
    return folder


def small_project(folder: Path) -> Path:
    """Copy what a build reads."""
    for name in ("book", "data", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def write_template(folder: Path, *sources: str, tags: tuple[str, ...] = ("parameters",)) -> None:
    """Write the template of the chapters with these cells after the title and the parameters."""
    cells = [
        new_markdown_cell("# Report", metadata={"tags": ["title"]}, id="title"),
        new_code_cell("place = ''\ncomparators = []", metadata={"tags": list(tags)}, id="given"),
        *(new_code_cell(source, id=f"c{number}") for number, source in enumerate(sources)),
    ]
    path = folder / "templates" / "place_report.ipynb"
    path.parent.mkdir(exist_ok=True)
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), path)


def placebook(folder: Path, *words: str, **options) -> subprocess.CompletedProcess:
    """Run the real command on a project; with options, in a process that starts anew."""
    words = (*words, "--project", str(folder))
    if not options and hasattr(os, "fork"):
        return warm.run(list(words))
    command = [sys.executable, "-m", "placebook", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def site_bytes(folder: Path) -> dict[str, bytes]:
    """Read every file of a project's finished site."""
    html = folder / "_build" / "html"
    files = [path for path in html.rglob("*") if path.is_file()]
    return {path.relative_to(html).as_posix(): path.read_bytes() for path in files}
