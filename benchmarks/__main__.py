"""``make bench``: time the ways of making the report in one run, and print them as a table."""

from __future__ import annotations

import platform
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.results import append, measured_on, read
from benchmarks.targets import commands_table, results_table, targets_table
from benchmarks.ways import ROOT, WAYS, Project

KEPT = ROOT / "_build" / "benchmark.jsonl"


def main(
    ways: Annotated[str, typer.Option(help="Letters of the ways to time.")] = "".join(WAYS),
    rounds: Annotated[int, typer.Option(min=1, help="Rounds; the median counts.")] = 3,
    only: Annotated[
        list[str] | None, typer.Option(help="Time this place only, for a trial; may be repeated.")
    ] = None,
    kept: Annotated[
        Path, typer.Option(help="File that keeps each run as soon as it is done.")
    ] = KEPT,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Run again what the file has of this code and data.")
    ] = False,
    write: Annotated[Path | None, typer.Option(help="Also write the table to this file.")] = None,
) -> None:
    """Time the ways one after the other, in rounds, so that a slow hour meets all of them.

    A run that was cut short goes on where it stopped.
    """
    measured = measured_on(ROOT, only or [])
    runs = {} if fresh else read(kept, measured)
    with tempfile.TemporaryDirectory() as folder:
        projects = {way: Project(Path(folder) / way, tuple(only or [])) for way in ways}
        for number in range(rounds):
            for way in ways:
                if len(runs.get(way, [])) > number:
                    continue
                took = WAYS[way].run(projects[way])
                runs.setdefault(way, []).append(took)
                append(kept, way, took, measured)
                print(f"round {number + 1}, {way}: {took.seconds:.1f} s {took.parts}", flush=True)
    tables = f"{results_table(runs)}\n\n{targets_table(runs)}"
    print(tables)
    if write:
        write.write_text(f"{_about(only or [])}\n\n{tables}\n", encoding="utf-8")


def _about(only: list[str]) -> str:
    """Say what the table is: how it was made, and what its columns mean."""
    some = f" A trial of these places only: {', '.join(only)}." if only else ""
    return (
        "# Benchmark\n\nMade by `make bench`: medians of as many runs as the last column says, "
        f"Python {platform.python_version()} on {platform.system()}, two processes.{some} Times "
        "depend on the machine; compare the rows. *Chapters* are the seconds until the last "
        "notebook is done, with the start of Python and the checks of the data; *book* is what "
        "follows; *a chapter* is what one chapter costs when places alone are run, without start "
        "and checks. Memory is the peak of the proportional set size of all processes together; "
        "processor seconds are theirs too. The command of papermill saves the whole notebook "
        "before and after each cell, which in a chapter with many charts takes more of "
        "A’s and B’s time than the figures do.\n\n"
        "Each way is a command, run in a copy of the project:\n\n"
        f"{commands_table()}"
    )


if __name__ == "__main__":
    typer.run(main)
