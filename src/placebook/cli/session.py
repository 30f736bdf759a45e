"""What every command shares: where it speaks, how it finds the project, how it stops."""

from __future__ import annotations

import csv
import multiprocessing
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from filelock import FileLock, Timeout
from rich.console import Console
from typer.core import TyperGroup

from placebook.cases import CaseProblem, check_cases
from placebook.chapters import (
    Chapter,
    ClusterError,
    TemplateError,
    UnknownPlaceError,
    plan_chapters,
)
from placebook.dataset import MissingTableError, open_package
from placebook.layout import Layout, find_layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

    from placebook.dataset import DataPackage

__all__ = [
    "ProjectFolder",
    "alone",
    "app",
    "case_problems",
    "console",
    "errors",
    "opened",
    "planned",
    "project_layout",
    "stop",
    "stoppable",
]


class _Commands(TyperGroup):
    """The commands; none of them answers a table that is not there with a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, or stop where it would read that table."""
        try:
            return super().invoke(ctx)
        except MissingTableError as error:
            stop(f"The data cannot be used: {error}. 'placebook check' says what is wrong.")


app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    no_args_is_help=True,
    help="Build reports on innovation and smart specialisation for every place in the UK.",
)
# What a shell expects of a command that a signal has stopped.
STOPPED_BY = 128

console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)

ProjectFolder = Annotated[
    Path | None,
    typer.Option("--project", help="Folder of the project; the one you are in by default."),
]


def stop(message: str) -> NoReturn:
    """Say why the command cannot go on, and end it with exit code 1."""
    errors.print(message, style="red", markup=False)
    raise typer.Exit(1)


def project_layout(project: Path | None) -> Layout:
    """Find the project's folders, or stop if there is no project here."""
    try:
        return find_layout(project)
    except FileNotFoundError as error:
        stop(str(error))


def opened(project: Path | None) -> tuple[Layout, DataPackage]:
    """Find the project and load its data, or stop if they cannot be read."""
    layout = project_layout(project)
    try:
        return layout, open_package(layout.data)
    except (FileNotFoundError, ValueError) as error:
        stop(str(error))
    except (KeyError, TypeError) as error:
        stop(f"{layout.data.name}/ cannot be read ({error}): 'placebook check' says why")


def planned(layout: Layout, package: DataPackage, only: list[str]) -> list[Chapter]:
    """List the chapters, all or only some, or stop if a name or a template is wrong."""
    try:
        return plan_chapters(layout, package, only)
    except (UnknownPlaceError, TemplateError) as error:
        stop(str(error))


def case_problems(layout: Layout) -> list[CaseProblem]:
    """Check the project's case studies against the places that it has."""
    try:
        with (layout.data / "places.csv").open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
    except OSError:
        return []  # the check of the data says so
    return check_cases(layout.pages, [row["id"] for row in rows if row["kind"] != "comparator"])


@contextmanager
def alone(layout: Layout) -> Iterator[None]:
    """Hold the project's lock, so that no two builds write the same files."""
    try:
        layout.build.mkdir(exist_ok=True)
        lock = FileLock(layout.lock, timeout=0)
        lock.acquire()
    except Timeout:
        stop(f"Another build is at work in {layout.build.name}/. Try again when it has ended.")
    except OSError as error:
        stop(
            f"{layout.build.name}/ cannot be written: {error.strerror}. "
            "The site was left as it was."
        )
    try:
        yield
    finally:
        lock.release()


@contextmanager
def stoppable() -> Iterator[None]:
    """Stop at once at Ctrl-C or when the system asks; name a disk that is full."""
    caught = [signal.SIGINT]

    def interrupt(number: int, _frame: object) -> None:
        caught[0] = signal.Signals(number)
        raise KeyboardInterrupt

    usual = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        for child in multiprocessing.active_children():
            child.kill()
        errors.print("Stopped. Finished chapters are kept; the site was left as it was.")
        raise typer.Exit(STOPPED_BY + caught[0]) from None
    except ClusterError as error:
        stop(f"{error}. Nothing was run.")
    except OSError as error:
        where = f" at {error.filename}" if error.filename else ""
        stop(f"Stopped{where}: {error.strerror or error}. The site was left as it was.")
    finally:
        signal.signal(signal.SIGTERM, usual)
