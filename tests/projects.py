"""Projects for tests: the real one copied, and a tiny one whose chapters take no time."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from tests.conftest import ROOT

KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}
CONTENTS = {
    "format": "jb-book",
    "root": "index",
    "parts": [{"caption": "Places", "fill": "places"}],
}


def tiny_project(folder: Path, *sources: str) -> Path:
    """Make a project with the real data and a chapter of a few short cells."""
    shutil.copytree(ROOT / "data", folder / "data")
    for name in ("_static", "_templates"):
        shutil.copytree(ROOT / "book" / name, folder / "book" / name)
    shutil.copy(ROOT / "_config.yml", folder)
    (folder / "book" / "index.md").write_text("# Report\n\nWords.\n", encoding="utf-8")
    (folder / "book" / "places").mkdir()
    shutil.copy(ROOT / "book" / "places" / "index.md", folder / "book" / "places")
    (folder / "_toc.yml").write_text(yaml.safe_dump(CONTENTS), encoding="utf-8")
    write_template(folder, *sources)
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
    """Run the real command on a project."""
    command = [sys.executable, "-m", "placebook", *words, "--project", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def site_bytes(folder: Path) -> dict[str, bytes]:
    """Read every file of a project's finished site."""
    html = folder / "_build" / "html"
    files = [path for path in html.rglob("*") if path.is_file()]
    return {path.relative_to(html).as_posix(): path.read_bytes() for path in files}
