"""Commands that look and change no chapter: places, what is due, the data, a number's path."""

from __future__ import annotations

from typing import Annotated

import typer

from placebook.chapters import find_due, read_reasons
from placebook.cli.session import (
    ProjectFolder,
    app,
    case_problems,
    console,
    errors,
    opened,
    planned,
    project_layout,
    stop,
)
from placebook.dataset import UntraceableError, trace_value
from placebook.dataset.check import accept_changes, check_again, remember_sound

__all__ = ["check", "list_places", "trace", "why"]


@app.command("list")
def list_places(
    ids: Annotated[bool, typer.Option("--ids", help="Print the ids alone, one a line.")] = False,
    project: ProjectFolder = None,
) -> None:
    """List the places that have a chapter, in the order of the book."""
    _, package = opened(project)
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
    layout, package = opened(project)
    chapters = planned(layout, package, places or [])
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
    layout = project_layout(project)
    problems = [*check_again(layout.data, layout.sound), *case_problems(layout)]
    if accept and not any(problem.grave for problem in problems):
        for name in accept_changes(layout.data):
            console.print(f"{name}: taken as it is.", markup=False)
        problems = []
        remember_sound(layout.data, layout.sound)
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
    _, package = opened(project)
    try:
        lines = trace_value(package, place, indicator, year)
    except UntraceableError as error:
        stop(str(error))
    for line in lines:
        console.print(line, markup=False)
