"""The ways of making the report that are compared, each on a copy of the same project."""

from __future__ import annotations

import re
import shutil
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.cluster import two_workers
from benchmarks.measure import Took, measure, placebook, python
from placebook.chapters import plan_chapters
from placebook.dataset import open_package
from placebook.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ROOT", "WAYS", "Project"]

ROOT = Path(__file__).parents[1]
PARTS = ("book", "data", "templates", "_config.yml", "_toc.yml")
DISTRICTS = ROOT / "examples" / "districts"
JOBS = "2"
CHANGED = "cumbria"
ASSEMBLE = (
    "from placebook.book.assemble import assemble; from placebook.dataset import open_package; "
    "from placebook.layout import find_layout; l = find_layout(); "
    "assemble(l, open_package(l.data))"
)
BOUND = re.compile(r"\((\d+\.\d) to bind them\)")
CHAPTERS = re.compile(r"(\d+\.\d+) seconds for (\d+) chapters")


class Project:
    """A copy of the project for one way, made when it is first used.

    Parameters
    ----------
    folder
        Where it goes.
    only
        Places of a trial; all if empty.
    """

    def __init__(self, folder: Path, only: tuple[str, ...]) -> None:
        self._folder = folder
        self.chosen = only

    @cached_property
    def folder(self) -> Path:
        """The report on LEPs and nations."""
        self._folder.mkdir(parents=True)
        for name in PARTS:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, self._folder / name)
        return self._folder

    @cached_property
    def districts(self) -> Path:
        """The same for districts, with its data, beside the report that it builds upon."""
        folder = self.folder / "examples" / "districts"
        leave = shutil.ignore_patterns("_build", "data", "__pycache__")
        shutil.copytree(DISTRICTS, folder, ignore=leave)
        code = (
            "import sys; from pathlib import Path; from examples.districts.make_data import main; "
        )
        measure(python("-c", f"{code}main(Path(sys.argv[1]))", folder / "data"), ROOT)
        return folder

    @property
    def only(self) -> list[str]:
        """The options that choose the places of a trial."""
        return [word for place in self.chosen for word in ("--only", place)]

    @property
    def only_districts(self) -> list[str]:
        """The options that choose as many districts, from one end of the list to the other."""
        if not self.chosen:
            return []
        ids = list(open_package(self.districts / "data").chapters["id"])
        some = ids[:: len(ids) // len(self.chosen)][: len(self.chosen)]
        return [word for place in some for word in ("--only", place)]


def papermill_loop(project: Project) -> Took:
    """Run the ``papermill`` command for one notebook after the other, then Jupyter Book."""
    runs = [measure(command, project.folder) for command in _papermills(project)]
    return _bound(runs, project.folder)


def papermill_twice(project: Project) -> Took:
    """Run the ``papermill`` command in two processes at once, then Jupyter Book."""
    lines = "\n".join(" ".join(map(str, command)) for command in _papermills(project))
    (project.folder / "commands").write_text(lines, encoding="utf-8")
    took = measure(["sh", "-c", f"xargs -P {JOBS} -I@ sh -c @ < commands"], project.folder)
    return _bound([took], project.folder)


def forced(project: Project) -> Took:
    """Build everything: every chapter and, from nothing, the book; then time the chapters alone."""
    shutil.rmtree(project.folder / "_build", ignore_errors=True)
    took = _build(project.folder, "--force", *project.only)
    return took.with_parts(**_chapters(project.folder, *project.only))


def unchanged(project: Project) -> Took:
    """Build again when nothing has changed."""
    _once(project)
    return _build(project.folder, *project.only)


def one_changed(project: Project) -> Took:
    """Build again when one figure of one place's industries has changed."""
    _once(project)
    path = project.folder / "data" / "industry_gva.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = project.chosen[0] if project.chosen else CHANGED
    at = next(i for i, line in enumerate(lines) if line.startswith(f"{place},"))
    cells = lines[at].split(",")
    cells[3] = str(float(cells[3]) + 1)
    lines[at] = ",".join(cells)
    path.write_text("".join(lines), encoding="utf-8")
    measure(placebook("check", "--accept"), project.folder)
    return _build(project.folder, *project.only)


def floor(project: Project) -> Took:
    """Compute every figure and sentence in one process, without a notebook."""
    words = [project.folder, *project.chosen]
    return measure(python(ROOT / "benchmarks" / "floor.py", *words), project.folder)


def districts(project: Project) -> Took:
    """Build the report for districts; then time the chapters alone."""
    only = project.only_districts
    shutil.rmtree(project.districts / "_build", ignore_errors=True)
    took = _build(project.districts, "--force", *only)
    return took.with_parts(**_chapters(project.districts, *only))


def dask(project: Project) -> Took:
    """Run the chapters on two dask workers of this machine, and just before in two processes.

    The two differ by little, and the speed of a machine drifts within minutes.
    """
    here = _chapters(project.folder, *project.only)["a chapter"]
    with two_workers(project.folder) as (address, pids):
        words = [project.folder, "--scheduler", address, *project.only]
        took = measure(python("-m", "benchmarks.chapters", *words), ROOT, beside=pids)
    return took.with_parts(**_cost(took), **{"a chapter here": here})


def _build(folder: Path, *options: str) -> Took:
    """Run ``placebook build`` and take its time apart by what it says of the binding."""
    took = measure(placebook("build", "--jobs", JOBS, *options), folder)
    book = float(BOUND.findall(took.said)[-1])
    return took.with_parts(chapters=took.seconds - book, book=book)


def _chapters(folder: Path, *only: str) -> dict[str, float]:
    return _cost(measure(python("-m", "benchmarks.chapters", folder, "--jobs", JOBS, *only), ROOT))


def _cost(took: Took) -> dict[str, float]:
    seconds, number = CHAPTERS.findall(took.said)[-1]
    return {"a chapter": float(seconds) / int(number)}


def _papermills(project: Project) -> list[list[str | Path]]:
    """Write the ``papermill`` command of each notebook of the book."""
    layout = Layout(project.folder)
    commands = []
    for chapter in plan_chapters(layout, open_package(layout.data), project.chosen):
        chapter.output.parent.mkdir(parents=True, exist_ok=True)
        words: list[str | Path] = [chapter.template, chapter.output, "--no-progress-bar"]
        words += ["--cwd", chapter.template.parent]
        for name, value in chapter.parameters.items():
            words += ["-p", name, value]
        commands.append(python("-m", "papermill", *words))
    return commands


def _bound(chapters: list[Took], folder: Path) -> Took:
    """Add the binding by Jupyter Book to what the chapters took."""
    gathered = measure(python("-c", ASSEMBLE), folder)
    words = ["build", "_build/source", "--path-output", "_build/bound", "--quiet"]
    words += ["--config", "_config.yml", "--toc", str(folder / "_build" / "source" / "_toc.yml")]
    command = [Path(sys.executable).with_name("jupyter-book"), *words]
    book = [gathered, measure(command, folder)]
    both = [*chapters, *book]
    return Took(
        sum(part.seconds for part in both),
        sum(part.cpu for part in both),
        max(part.memory for part in both),
        parts={
            "chapters": sum(part.seconds for part in chapters),
            "book": sum(part.seconds for part in book),
        },
    )


def _once(project: Project) -> None:
    if not (project.folder / "_build" / "html").is_dir():
        measure(placebook("build", "--jobs", JOBS, *project.only), project.folder)


class Way(NamedTuple):
    """One way of making the report: in words, as commands in a copy of the project, and run."""

    words: str
    commands: str
    run: Callable[[Project], Took]


WAYS = {
    "A": Way(
        "papermill in a shell loop, then jupyter-book build",
        "`papermill TEMPLATE OUTPUT --no-progress-bar --cwd FOLDER -p place ID` for each notebook; "
        "`jupyter-book build _build/source --config _config.yml --toc _build/source/_toc.yml`",
        papermill_loop,
    ),
    "B": Way(
        "papermill in two processes, then jupyter-book build",
        "the same, the first by `xargs -P 2`",
        papermill_twice,
    ),
    "C": Way(
        "placebook build --force",
        "`placebook build --force --jobs 2` without `_build`; for the cost of a chapter "
        "`python -m benchmarks.chapters PROJECT --jobs 2`",
        forced,
    ),
    "D": Way(
        "placebook build, nothing changed",
        "`placebook build --jobs 2` after a build",
        unchanged,
    ),
    "E": Way(
        "placebook build, one figure of one place changed",
        "a figure of Cumbria in `data/industry_gva.csv`; `placebook check --accept`; then, timed, "
        "`placebook build --jobs 2`",
        one_changed,
    ),
    "F": Way(
        "the same figures without notebooks, one process",
        "`python benchmarks/floor.py PROJECT`",
        floor,
    ),
    "G": Way(
        "placebook build --force for 361 districts",
        "as C, in `examples/districts`, after `python -m examples.districts.make_data`",
        districts,
    ),
    "H": Way(
        "C’s chapters on a dask scheduler with two workers",
        "`python -m benchmarks.chapters PROJECT --jobs 2`, to compare; `dask scheduler`, two "
        "`dask worker --nthreads 1`; then `python -m benchmarks.chapters PROJECT --scheduler "
        "ADDRESS`",
        dask,
    ),
}
