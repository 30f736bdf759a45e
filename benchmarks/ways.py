"""The ways of making the report that are compared, each on a copy of the same project."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Took, measure, placebook, python
from placebook.chapters import plan_chapters
from placebook.dataset import open_package
from placebook.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["WAYS", "copy_project"]

ROOT = Path(__file__).parents[1]
PARTS = ("book", "data", "templates", "_config.yml", "_toc.yml")
JOBS = "2"
ASSEMBLE = (
    "from placebook.book.assemble import assemble; from placebook.dataset import open_package; "
    "from placebook.layout import find_layout; l = find_layout(); "
    "assemble(l, open_package(l.data))"
)


def copy_project(folder: Path) -> Path:
    """Copy what a build reads into an empty folder."""
    folder.mkdir(parents=True)
    for name in PARTS:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


def papermill_loop(project: Path) -> Took:
    """Run the ``papermill`` command for one notebook after the other, then Jupyter Book."""
    return _bound([measure(command, project) for command in _papermills(project)], project)


def papermill_twice(project: Path) -> Took:
    """Run the ``papermill`` command in two processes at once, then Jupyter Book."""
    lines = "\n".join(" ".join(map(str, command)) for command in _papermills(project))
    (project / "commands").write_text(lines, encoding="utf-8")
    took = measure(["sh", "-c", f"xargs -P {JOBS} -I@ sh -c @ < commands"], project)
    return _bound([took], project)


def forced(project: Path) -> Took:
    """Build everything: every chapter and, from nothing, the book."""
    shutil.rmtree(project / "_build", ignore_errors=True)
    return measure(placebook("build", "--force", "--jobs", JOBS), project)


def unchanged(project: Path) -> Took:
    """Build again when nothing has changed."""
    _once(project)
    return measure(placebook("build", "--jobs", JOBS), project)


def one_changed(project: Path) -> Took:
    """Build again when one figure of one place's industries has changed."""
    _once(project)
    path = project / "data" / "industry_gva.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if line.startswith("cumbria,"))
    cells = lines[at].split(",")
    cells[3] = str(int(cells[3]) + 1)
    lines[at] = ",".join(cells)
    path.write_text("".join(lines), encoding="utf-8")
    measure(placebook("check", "--accept"), project)
    return measure(placebook("build", "--jobs", JOBS), project)


def floor(project: Path) -> Took:
    """Compute every figure and sentence in one process, without a notebook."""
    return measure(python(ROOT / "benchmarks" / "floor.py", project), project)


def _papermills(project: Path) -> list[list[str | Path]]:
    """Write the ``papermill`` command of each notebook of the book."""
    layout = Layout(project)
    commands = []
    for chapter in plan_chapters(layout, open_package(layout.data)):
        chapter.output.parent.mkdir(parents=True, exist_ok=True)
        words: list[str | Path] = [chapter.template, chapter.output, "--no-progress-bar"]
        words += ["--cwd", chapter.template.parent]
        for name, value in chapter.parameters.items():
            words += ["-p", name, value]
        commands.append(python("-m", "papermill", *words))
    return commands


def _bound(chapters: list[Took], project: Path) -> Took:
    """Add the binding by Jupyter Book to what the chapters took."""
    gathered = measure(python("-c", ASSEMBLE), project)
    words = ["build", "_build/source", "--path-output", "_build/bound", "--quiet"]
    words += ["--config", "_config.yml", "--toc", str(project / "_build" / "source" / "_toc.yml")]
    command = [Path(sys.executable).with_name("jupyter-book"), *words]
    parts = [*chapters, gathered, measure(command, project)]
    return Took(
        sum(part.seconds for part in parts),
        sum(part.cpu for part in parts),
        max(part.memory for part in parts),
    )


def _once(project: Path) -> None:
    if not (project / "_build" / "html").is_dir():
        measure(placebook("build", "--jobs", JOBS), project)


WAYS: dict[str, tuple[str, Callable[[Path], Took]]] = {
    "A": ("papermill in a shell loop, then jupyter-book build", papermill_loop),
    "B": ("papermill in two processes, then jupyter-book build", papermill_twice),
    "C": ("placebook build --force", forced),
    "D": ("placebook build, nothing changed", unchanged),
    "E": ("placebook build, one figure of one place changed", one_changed),
    "F": ("the same figures without notebooks, one process", floor),
}
