"""Run the chapters of all places and say how long that took: no checks, no pages, no binding.

So reports on other places, and other executors, can be compared chapter by chapter.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path  # noqa: TC003  typer reads the types
from typing import Annotated

import typer

from placebook.chapters import build_chapters, cluster_executor, plan_chapters
from placebook.dataset import open_package
from placebook.layout import find_layout


def main(
    project: Path,
    jobs: Annotated[int, typer.Option(help="Processes of this machine.")] = 2,
    scheduler: Annotated[str, typer.Option(help="A dask scheduler to use instead.")] = "",
    only: Annotated[list[str] | None, typer.Option(help="Run this place only.")] = None,
) -> None:
    """Print the seconds and the number of chapters."""
    layout = find_layout(project)
    package = open_package(layout.data)
    chapters = [one for one in plan_chapters(layout, package, only or []) if one.parameters]
    start = partial(_cluster, scheduler, layout) if scheduler else None
    started = time.perf_counter()
    report = build_chapters(chapters, layout, jobs=jobs, engine="fork", force=True, start=start)
    seconds = time.perf_counter() - started
    if report.failures:
        sys.exit(str(report.failures[0]))
    print(f"{seconds:.2f} seconds for {len(report.built)} chapters")


def _cluster(scheduler: str, layout: object, _chapters: int) -> object:
    return cluster_executor(scheduler, layout)


if __name__ == "__main__":
    typer.run(main)
