"""``placebook build``: run what is due, bind it, and tell the user what came of it."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from placebook.chapters import (
    BuildReport,
    Chapter,
    Limits,
    build_chapters,
    cluster_executor,
    default_engine,
)
from placebook.cli.session import (
    ProjectFolder,
    alone,
    app,
    case_problems,
    console,
    errors,
    opened,
    planned,
    project_layout,
    stop,
    stoppable,
)
from placebook.dataset.check import check_once

if TYPE_CHECKING:
    from placebook.dataset import DataPackage
    from placebook.layout import Layout

__all__ = ["build"]

USUAL = Limits()
FEW = 6


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
    layout = project_layout(project)
    limits = Limits(cell_seconds, chapter_seconds, memory)
    with stoppable():
        _check(layout)
    with stoppable(), alone(layout):
        layout, package = opened(project)
        chapters = planned(layout, package, only or [])
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
            stop(
                "The site was left as it was. --keep-going publishes it without the failed "
                "chapters."
            )
        _publish(layout, package, jobs, started)
    if report.failures:
        raise typer.Exit(1)


def _check(layout: Layout) -> None:
    """Stop before anything is run if the data are not sound; say what was changed by hand."""
    problems = check_once(layout.data, layout.sound)
    for problem in problems:
        errors.print(str(problem), style="red" if problem.grave else "yellow", markup=False)
    if any(problem.grave for problem in problems):
        stop("The data are not sound, so nothing was built.")
    if problems := case_problems(layout):
        for problem in problems:
            errors.print(str(problem), style="red", markup=False)
        stop("A case study is not sound, so nothing was built.")


def _engine(name: str) -> str:
    if name not in {"fork", "nbclient"}:
        stop(f"no engine is called {name!r}: choose fork or nbclient")
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

    begun = time.monotonic()
    try:
        site = publish(layout, package, jobs=jobs)
    except BookError as error:
        stop(f"{error}\nThe site was left as it was.")
    index = site.html / "index.html"
    now = time.monotonic()
    took = f"{now - started:.0f} seconds ({now - begun:.1f} to bind them)"
    console.print(f"{index}: {site.chapters} chapters in {took}.", markup=False)
