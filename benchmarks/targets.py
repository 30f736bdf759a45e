"""What the times should be to one another, and whether they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.results import Runs, median
from benchmarks.ways import WAYS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["commands_table", "results_table", "targets_table"]

RESULTS = (
    "| | Way | Seconds | Chapters | Book | A chapter | Against A | Processor | MB | Runs |\n"
    "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"
)
TARGETS = "| Target | Wanted | Measured | Met |\n|---|--:|--:|---|"
# Way, and the measurement of it.
Figure = tuple[str, str]


@dataclass(frozen=True)
class Target:
    """One figure over another, and what that should be: at least or at most so much."""

    words: str
    over: Figure
    under: Figure | None
    least: float | None = None
    most: float | None = None

    def measured(self, runs: Runs) -> float | None:
        """Return the ratio, or the figure itself if it stands alone; None if not measured."""
        over = median(runs, *self.over)
        under = median(runs, *self.under) if self.under else 1.0
        return over / under if over is not None and under else None

    def met(self, value: float) -> bool:
        """Tell whether a value is good enough."""
        return value >= self.least if self.least is not None else value <= (self.most or 0)


WANTED = (
    Target("C, times as fast as A", ("A", "seconds"), ("C", "seconds"), least=6),
    Target("C’s chapters, against F", ("C", "chapters"), ("F", "seconds"), most=2),
    Target("D, times as fast as A", ("A", "seconds"), ("D", "seconds"), least=50),
    Target("E, times as fast as A", ("A", "seconds"), ("E", "seconds"), least=20),
    Target("G’s cost a chapter, against C’s", ("G", "a chapter"), ("C", "a chapter"), most=1.2),
    Target(
        "H’s cost a chapter, against two processes just before",
        ("H", "a chapter"),
        ("H", "a chapter here"),
        most=1.3,
    ),
    Target("C’s peak memory (MB)", ("C", "memory"), None, most=600),
)


def commands_table() -> str:
    """Write a row a way: what is run."""
    rows = [f"| {way} | {WAYS[way].commands} |" for way in WAYS]
    return "\n".join(["| | Commands |\n|---|---|", *rows])


def results_table(runs: Runs) -> str:
    """Write a row a way: the medians of its runs."""
    first = median(runs, "A")
    lines = [RESULTS]
    for way in (way for way in WAYS if way in runs):
        seconds = median(runs, way)
        cells = [
            _number(seconds, "{:.1f}"),
            _number(median(runs, way, "chapters"), "{:.1f}"),
            _number(median(runs, way, "book"), "{:.1f}"),
            _number(median(runs, way, "a chapter"), "{:.3f}"),
            _number(first / seconds if first and seconds else None, "{:.1f}×"),
            _number(median(runs, way, "cpu"), "{:.0f}"),
            _number(median(runs, way, "memory"), "{:.0f}"),
            str(len(runs[way])),
        ]
        lines.append(f"| {way} | {WAYS[way].words} | {' | '.join(cells)} |")
    return "\n".join(lines)


def targets_table(runs: Runs) -> str:
    """Write a row a target: what is wanted, what was measured, and whether it is met."""
    return "\n".join([TARGETS, *(_row(target, target.measured(runs)) for target in WANTED)])


def _row(target: Target, value: float | None) -> str:
    wanted = (
        f"at least {target.least:g}" if target.least is not None else f"at most {target.most:g}"
    )
    met = "not measured" if value is None else "yes" if target.met(value) else "**no**"
    form: Callable[[float], str] = "{:.0f}".format if target.under is None else "{:.2f}".format
    return f"| {target.words} | {wanted} | {'' if value is None else form(value)} | {met} |"


def _number(value: float | None, form: str) -> str:
    return "" if value is None else form.format(value)
