"""``make bench``: time the ways of making the report in one run, and print them as a table."""

from __future__ import annotations

import platform
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from benchmarks.ways import WAYS, copy_project

if TYPE_CHECKING:
    from benchmarks.measure import Took

HEAD = (
    "| | Way | Seconds | Against A | Processor seconds | Peak memory (MB) |\n"
    "|---|---|--:|--:|--:|--:|"
)


def main(
    only: Annotated[str, typer.Option(help="Letters of the ways to time.")] = "".join(WAYS),
    rounds: Annotated[int, typer.Option(min=1, help="Rounds; the median counts.")] = 3,
    write: Annotated[Path | None, typer.Option(help="Also write the table to this file.")] = None,
) -> None:
    """Time the ways one after the other, in rounds, so that a slow hour meets all of them."""
    runs: dict[str, list[Took]] = {letter: [] for letter in only}
    with tempfile.TemporaryDirectory() as folder:
        projects = {letter: copy_project(Path(folder) / letter) for letter in only}
        for number in range(rounds):
            for letter in only:
                took = WAYS[letter][1](projects[letter])
                runs[letter].append(took)
                print(f"round {number + 1}, {letter}: {took.seconds:.1f} s", flush=True)
    table = _table(runs)
    print(table)
    if write:
        write.write_text(f"{_about(rounds)}\n\n{table}\n", encoding="utf-8")


def _table(runs: dict[str, list[Took]]) -> str:
    medians = {letter: statistics.median(t.seconds for t in took) for letter, took in runs.items()}
    lines = [HEAD]
    for letter, took in runs.items():
        ratio = f"{medians['A'] / medians[letter]:.1f}×" if "A" in medians else ""
        cpu = statistics.median(t.cpu for t in took)
        memory = statistics.median(t.memory for t in took)
        lines.append(
            f"| {letter} | {WAYS[letter][0]} | {medians[letter]:.1f} | {ratio} | {cpu:.0f} "
            f"| {memory:.0f} |"
        )
    return "\n".join(lines)


def _about(rounds: int) -> str:
    return (
        "# Benchmark\n\nMade by `make bench`: the median of "
        f"{rounds} rounds in one run, Python {platform.python_version()} on "
        f"{platform.system()}, two processes. Times depend on the machine; compare the columns."
    )


if __name__ == "__main__":
    typer.run(main)
