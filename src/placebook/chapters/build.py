"""Build the chapters that are not current, and keep each as soon as it is whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from placebook.chapters.fingerprint import Fingerprint, changes, fingerprints
from placebook.chapters.outcome import Limits, Outcome
from placebook.chapters.reasons import remember_reasons
from placebook.chapters.shelf import read_kept, set_aside, write_if_changed
from placebook.chapters.workers import local_executor, run_all
from placebook.dataset import open_package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from placebook.chapters.plan import Chapter
    from placebook.dataset import DataPackage
    from placebook.layout import Layout

__all__ = ["BuildReport", "Due", "build_chapters", "find_due"]


@dataclass(frozen=True)
class Due:
    """A chapter, what it would be made from now, and why it must be run; no reason: current."""

    chapter: Chapter
    made_from: Fingerprint
    reasons: tuple[str, ...] = ()
    edited: bool = False


@dataclass
class BuildReport:
    """Which chapters ran, which were current, which failed, what was put aside."""

    built: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    failures: list[Outcome] = field(default_factory=list)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    aside: list[Path] = field(default_factory=list)


def find_due(
    chapters: Sequence[Chapter], package: DataPackage, *, force: bool = False
) -> Iterator[Due]:
    """Say of each chapter whether it must be run, and why.

    Parameters
    ----------
    chapters
        What the book holds.
    package
        The whole data package.
    force
        Run all, current or not.
    """
    now = fingerprints(chapters, package)
    for chapter in chapters:
        kept = read_kept(chapter.output)
        reasons = changes(kept.fingerprint, now[chapter.id])
        if kept.edited:
            reasons = ["it was edited by hand", *reasons]
        if force and not reasons:
            reasons = ["you asked for it"]
        yield Due(chapter, now[chapter.id], tuple(reasons), kept.edited)


def build_chapters(
    chapters: Sequence[Chapter],
    layout: Layout,
    *,
    jobs: int,
    engine: str,
    force: bool = False,
    limits: Limits | None = None,
    start: Callable[[int], Executor] | None = None,
    on_done: Callable[[Outcome], None] = lambda _: None,
) -> BuildReport:
    """Run the chapters whose fingerprint changed.

    Parameters
    ----------
    chapters
        What the book holds.
    layout
        The project's folders.
    jobs
        How many chapters run at once.
    engine
        ``"fork"`` or ``"nbclient"``.
    force
        Run all, current or not.
    limits
        Time and memory of a chapter; the usual ones if left out.
    start
        Makes the executor for so many chapters; processes of this machine if left out.
    on_done
        Called with each outcome as it comes, and for each current chapter.

    Raises
    ------
    OSError
        If a finished chapter cannot be written.
    """
    report = BuildReport()
    due: dict[str, Due] = {}
    for found in find_due(chapters, open_package(layout.data), force=force):
        if found.reasons:
            due[found.chapter.id] = found
            report.reasons[found.chapter.id] = found.reasons
        else:
            report.current.append(found.chapter.id)
            on_done(Outcome(found.chapter.id))
    remember_reasons(layout.reasons, report.reasons)
    start = start or partial(_start_here, jobs, engine, layout.data)
    # The last are the pages on all places, which take longest: nobody waits for them at the end.
    work = [(one.chapter, one.made_from) for one in reversed(due.values())]
    for outcome in run_all(work, start, engine, limits or Limits()):
        _keep(due[outcome.id], outcome, layout, report)
        on_done(outcome)
    report.failures.sort(key=lambda outcome: outcome.id)
    return report


def _start_here(jobs: int, engine: str, data: Path, chapters: int) -> Executor:
    return local_executor(min(jobs, chapters), engine, data)


def _keep(due: Due, outcome: Outcome, layout: Layout, report: BuildReport) -> None:
    """Put a finished chapter on the shelf; one that failed leaves its place there empty."""
    output = due.chapter.output
    if due.edited:
        folder = layout.edited / output.parent.name
        report.aside.append(set_aside(output, folder))
    if outcome.failed:
        output.unlink(missing_ok=True)
        report.failures.append(outcome)
    else:
        write_if_changed(output, outcome.text)
        report.built.append(outcome.id)
