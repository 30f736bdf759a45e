"""The ``placebook`` command: asks the rooms to work, and tells the user what came of it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from filelock import FileLock, Timeout
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from placebook.chapters import (
    BuildReport,
    Chapter,
    ClusterError,
    Limits,
    TemplateError,
    UnknownPlaceError,
    build_chapters,
    cluster_executor,
    default_engine,
    find_due,
    plan_chapters,
    read_reasons,
)
from placebook.dataset import DataPackage, UntraceableError, load, trace_value
from placebook.dataset.check import accept_changes, check_once, check_package
from placebook.layout import Layout, find_layout

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["app"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Build reports on innovation and smart specialisation for every place in the UK.",
)
# What a shell expects of a command that a signal has stopped.
STOPPED_BY = 128
USUAL = Limits()
FEW = 6

console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)

ProjectFolder = Annotated[
    Path | None,
    typer.Option("--project", help="Folder of the project; the one you are in by default."),
]


@app.command()
def build(
    only: Annotated[
        list[str] | None, typer.Option(help="Build this place only; may be repeated.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Chapters to run at once.")] = os.cpu_count()
    or 1,
    engine: Annotated[str, typer.Option(help="fork or nbclient.")] = default_engine(),
    force: Annotated[
        bool, typer.Option("--force", help="Run every chapter, current or not.")
    ] = False,
    keep_going: Annotated[
        bool,
        typer.Option("--keep-going", help="Publish the book without the chapters that failed."),
    ] = False,
    cell_seconds: Annotated[
        float, typer.Option(min=0.1, help="Time that one cell may take.")
    ] = USUAL.cell_seconds,
    chapter_seconds: Annotated[
        float, typer.Option(min=0.1, help="Time that one chapter may take (fork only).")
    ] = USUAL.chapter_seconds,
    memory: Annotated[
        int, typer.Option(min=1, help="Megabytes that a chapter may add (fork on Linux only).")
    ] = USUAL.memory,
    scheduler: Annotated[
        str, typer.Option(help="Run them on this dask cluster, for instance tcp://host:8786.")
    ] = "",
    project: ProjectFolder = None,
) -> None:
    """Run the chapters that are not current and bind them into the site.

    The engine fork runs each notebook in a copy of this process, in a fraction of the time of
    nbclient, which starts a kernel for each; both give the same chapters. If a chapter fails, its
    place, cell and cause are named, the others are kept for the next build, and the site is left
    as it was, unless --keep-going is given. The exit code is then not zero.
    """
    started = time.monotonic()
    layout = _layout(project)
    limits = Limits(cell_seconds, chapter_seconds, memory)
    with _stoppable():
        _check(layout)
    with _stoppable(), _alone(layout):
        layout, package = _open(project)
        chapters = _plan(layout, package, only or [])
        report = _run(
            chapters,
            layout,
            jobs=jobs,
            engine=_engine(engine),
            force=force,
            limits=limits,
            scheduler=scheduler,
        )
        _tell(report, layout)
        if report.failures and not keep_going:
            _stop(
                "The site was left as it was. --keep-going publishes it without the failed "
                "chapters."
            )
        _publish(layout, package, jobs, started)
    if report.failures:
        raise typer.Exit(1)


@app.command("list")
def list_places(
    ids: Annotated[bool, typer.Option("--ids", help="Print the ids alone, one a line.")] = False,
    project: ProjectFolder = None,
) -> None:
    """List the places that have a chapter, in the order of the book."""
    _, package = _open(project)
    for row in package.chapters.itertuples():
        print(row.id if ids else f"{row.id:<48}{row.name} ({row.region})")


@app.command()
def why(
    places: Annotated[
        list[str] | None, typer.Argument(help="Ids of places; all if left out.")
    ] = None,
    project: ProjectFolder = None,
) -> None:
    """Say of each chapter whether the next build runs it and why, or why the last one did."""
    layout, package = _open(project)
    chapters = _plan(layout, package, places or [])
    before = read_reasons(layout.reasons)
    for due in find_due(chapters, package):
        if places and due.chapter.id not in places:
            continue
        last = "; ".join(before.get(due.chapter.id, ["not known"]))
        now = "; ".join(due.reasons)
        says = f"to be run: {now}" if now else f"current; last run because: {last}"
        console.print(f"{due.chapter.id}: {says}", markup=False)


@app.command()
def check(
    accept: Annotated[
        bool, typer.Option("--accept", help="Take tables that were changed by hand as they are.")
    ] = False,
    project: ProjectFolder = None,
) -> None:
    """Check the data package: bytes, types, keys, references, ranges, series and totals."""
    layout = _layout(project)
    problems = check_package(layout.data)
    if accept and not any(problem.grave for problem in problems):
        for name in accept_changes(layout.data):
            console.print(f"{name}: taken as it is.", markup=False)
        problems = []
    for problem in problems:
        errors.print(str(problem), markup=False)
    if problems:
        raise typer.Exit(1)
    console.print(f"{layout.data.name}/ is sound.")


@app.command()
def trace(
    place: Annotated[str, typer.Argument(help="Id of a place, as 'placebook list' prints it.")],
    indicator: Annotated[str, typer.Argument(help="Id of an indicator.")],
    year: Annotated[int | None, typer.Argument(help="Year; the latest if left out.")] = None,
    project: ProjectFolder = None,
) -> None:
    """Print the path from a number in the report to its source file."""
    _, package = _open(project)
    try:
        lines = trace_value(package, place, indicator, year)
    except UntraceableError as error:
        _stop(str(error))
    for line in lines:
        console.print(line, markup=False)


@app.command()
def pdf(
    only: Annotated[
        list[str] | None, typer.Option(help="Print this place's chapter; may be repeated.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Print all chapters.")] = False,
    report: Annotated[
        bool, typer.Option("--report", help="Bind the whole report into one PDF.")
    ] = False,
    project: ProjectFolder = None,
) -> None:
    """Print chapters, or the whole report, as PDF from the built site, and link them from it.

    What has not changed since it was printed is not printed again. The PDFs are kept in
    _build/pdf. It needs an installed Chromium and the libraries of placebook[pdf].
    """
    from placebook.book.press import due_pdfs, make_pdfs  # noqa: PLC0415  slow to import
    from placebook.book.printing import PrintError  # noqa: PLC0415

    layout = _layout(project)
    if not (only or every or report):
        _stop("Say what to print: --only and a place, --all, or --report.")
    try:
        due = due_pdfs(layout, only=only or [], chapters=every, report=report)
        make_pdfs(layout, due, lambda name: console.print(f"{layout.pdf / name}.pdf"))
    except PrintError as error:
        _stop(str(error))
    console.print(f"PDFs: {len(due)} printed; what was current was left.")


def _check(layout: Layout) -> None:
    """Stop before anything is run if the data are not sound; say what was changed by hand."""
    problems = check_once(layout.data, layout.build / ".sound")
    for problem in problems:
        errors.print(str(problem), style="red" if problem.grave else "yellow", markup=False)
    if any(problem.grave for problem in problems):
        _stop("The data are not sound, so nothing was built.")


def _layout(project: Path | None) -> Layout:
    try:
        return find_layout(project)
    except FileNotFoundError as error:
        _stop(str(error))


def _open(project: Path | None) -> tuple[Layout, DataPackage]:
    layout = _layout(project)
    try:
        return layout, load(layout.data)
    except (FileNotFoundError, ValueError) as error:
        _stop(str(error))
    except (KeyError, TypeError) as error:
        _stop(f"{layout.data.name}/ cannot be read ({error}): 'placebook check' says why")


def _plan(layout: Layout, package: DataPackage, only: list[str]) -> list[Chapter]:
    try:
        return plan_chapters(layout, package, only)
    except (UnknownPlaceError, TemplateError) as error:
        _stop(str(error))


def _engine(name: str) -> str:
    if name not in {"fork", "nbclient"}:
        _stop(f"no engine is called {name!r}: choose fork or nbclient")
    return name


def _run(
    chapters: list[Chapter],
    layout: Layout,
    *,
    jobs: int,
    engine: str,
    force: bool,
    limits: Limits,
    scheduler: str,
) -> BuildReport:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors) as progress:
        task = progress.add_task("Chapters", total=len(chapters))
        return build_chapters(
            chapters,
            layout,
            jobs=jobs,
            engine=engine,
            force=force,
            limits=limits,
            start=(lambda _: cluster_executor(scheduler, layout)) if scheduler else None,
            on_done=lambda _: progress.advance(task),
        )


@contextmanager
def _alone(layout: Layout) -> Iterator[None]:
    """Hold the project's lock, so that no two builds write the same files."""
    try:
        layout.build.mkdir(exist_ok=True)
        lock = FileLock(layout.lock, timeout=0)
        lock.acquire()
    except Timeout:
        _stop(f"Another build is at work in {layout.build.name}/. Try again when it has ended.")
    except OSError as error:
        _stop(
            f"{layout.build.name}/ cannot be written: {error.strerror}. "
            "The site was left as it was."
        )
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _stoppable() -> Iterator[None]:
    """Stop at once at Ctrl-C or when the system asks; name a disk that is full."""
    caught = [signal.SIGINT]

    def stop(number: int, _frame: object) -> None:
        caught[0] = signal.Signals(number)
        raise KeyboardInterrupt

    usual = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        for child in multiprocessing.active_children():
            child.kill()
        errors.print("Stopped. Finished chapters are kept; the site was left as it was.")
        raise typer.Exit(STOPPED_BY + caught[0]) from None
    except ClusterError as error:
        _stop(f"{error}. Nothing was run.")
    except OSError as error:
        where = f" at {error.filename}" if error.filename else ""
        _stop(f"Stopped{where}: {error.strerror or error}. The site was left as it was.")
    finally:
        signal.signal(signal.SIGTERM, usual)


def _tell(report: BuildReport, layout: Layout) -> None:
    for path in report.aside:
        name = path.relative_to(layout.root).as_posix()
        errors.print(f"A chapter had been edited by hand; it is kept as {name}.", markup=False)
    for failure in report.failures:
        where = f"cell {failure.cell}" if failure.cell else "the notebook"
        errors.print(f"{failure.id}: {where} failed: {failure.cause}", style="red", markup=False)
    which = f" ({', '.join(sorted(report.built))})" if 0 < len(report.built) <= FEW else ""
    counts = f"{len(report.built)} run{which}, {len(report.current)} already current"
    console.print(f"Notebooks: {counts}, {len(report.failures)} failed.")


def _publish(layout: Layout, package: DataPackage, jobs: int, started: float) -> None:
    from placebook.book import BookError, publish  # noqa: PLC0415  Sphinx is slow to import

    try:
        site = publish(layout, package, jobs=jobs)
    except BookError as error:
        _stop(f"{error}\nThe site was left as it was.")
    index = site.html / "index.html"
    seconds = time.monotonic() - started
    console.print(f"{index}: {site.chapters} chapters in {seconds:.0f} seconds.", markup=False)


def _stop(message: str) -> NoReturn:
    errors.print(message, style="red", markup=False)
    raise typer.Exit(1)
