"""The ``placebook`` command: asks the rooms to work, and tells the user what came of it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from placebook.chapters import (
    BuildReport,
    Chapter,
    UnknownPlaceError,
    build_chapters,
    plan_chapters,
)
from placebook.chapters.build import default_engine
from placebook.dataset import DataPackage, UntraceableError, load, trace_value
from placebook.dataset.check import accept_changes, check_package
from placebook.layout import Layout, find_layout

__all__ = ["app"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Build reports on innovation and smart specialisation for every place in the UK.",
)
# What a shell expects of a command that was stopped from the keyboard.
INTERRUPTED = 130

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
    project: ProjectFolder = None,
) -> None:
    """Run the chapters that are not current and bind them into the site.

    The engine fork runs each notebook in a copy of this process, in a fraction of the time of
    nbclient, which starts a kernel for each; both give the same chapters. If a chapter fails, its
    place, cell and cause are named, the others are kept for the next build, and the site is left
    as it was, unless --keep-going is given. The exit code is then not zero.
    """
    started = time.monotonic()
    _check(_layout(project))
    layout, package = _open(project)
    chapters = _plan(layout, package, only or [])
    try:
        report = _run(chapters, layout, jobs=jobs, engine=_engine(engine), force=force)
    except KeyboardInterrupt:
        errors.print("Stopped. Finished chapters are kept; the site was left as it was.")
        raise typer.Exit(INTERRUPTED) from None
    _tell(report)
    if report.failures and not keep_going:
        _stop("The site was left as it was. --keep-going publishes it without the failed chapters.")
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
    problems = check_package(layout.data)
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
    except UnknownPlaceError as error:
        _stop(str(error))


def _engine(name: str) -> str:
    if name not in {"fork", "nbclient"}:
        _stop(f"no engine is called {name!r}: choose fork or nbclient")
    return name


def _run(
    chapters: list[Chapter], layout: Layout, *, jobs: int, engine: str, force: bool
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
            layout.data,
            jobs=jobs,
            engine=engine,
            force=force,
            on_done=lambda _: progress.advance(task),
        )


def _tell(report: BuildReport) -> None:
    for failure in report.failures:
        where = f"cell {failure.cell}" if failure.cell else "the notebook"
        errors.print(f"{failure.id}: {where} failed: {failure.cause}", style="red", markup=False)
    counts = f"{len(report.built)} run, {len(report.current)} already current"
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
