"""Build the chapters that are not current, several at once.

The work goes to a ``concurrent.futures.Executor``, so that processes here and
workers elsewhere are the same to this module.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from placebook.chapters.fingerprint import Fingerprint, fingerprints, stored_fingerprint
from placebook.chapters.run import Outcome, run_chapter
from placebook.dataset import open_package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from placebook.chapters.plan import Chapter

__all__ = ["BuildReport", "Failure", "build_chapters", "default_engine"]

Failure = Outcome


@dataclass
class BuildReport:
    """Which chapters ran, which were current, which failed."""

    built: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    failures: list[Outcome] = field(default_factory=list)


def default_engine() -> str:
    """Name the fastest engine that works here: fork where the system has it."""
    return "fork" if hasattr(os, "fork") else "nbclient"


def build_chapters(
    chapters: Sequence[Chapter],
    data: Path,
    *,
    jobs: int,
    engine: str,
    force: bool = False,
    on_done: Callable[[Outcome], None] = lambda _: None,
) -> BuildReport:
    """Run the chapters whose fingerprint changed.

    Parameters
    ----------
    chapters
        What the book holds.
    data
        Folder of the data package.
    jobs
        How many chapters run at once.
    engine
        ``"fork"`` or ``"nbclient"``.
    force
        Run all, current or not.
    on_done
        Called with each outcome as it comes, and for each current chapter.
    """
    package = open_package(data)
    report = BuildReport()
    due: list[tuple[Chapter, Fingerprint]] = []
    now_of = fingerprints(chapters, package, engine)
    for chapter in chapters:
        now = now_of[chapter.id]
        if not force and stored_fingerprint(chapter.output) == now:
            report.current.append(chapter.id)
            on_done(Outcome(chapter.id))
        else:
            due.append((chapter, now))
    for outcome in _run_all(due, jobs, engine, data):
        (report.failures.append if outcome.failed else _keep(report))(outcome)
        on_done(outcome)
    report.failures.sort(key=lambda outcome: outcome.id)
    return report


def _keep(report: BuildReport) -> Callable[[Outcome], None]:
    return lambda outcome: report.built.append(outcome.id)


def _run_all(
    due: list[tuple[Chapter, Fingerprint]], jobs: int, engine: str, data: Path
) -> Iterator[Outcome]:
    if not due:
        return
    executor = _executor(min(jobs, len(due)), engine, data)
    futures = {
        executor.submit(run_chapter, chapter, made_from, engine): chapter
        for chapter, made_from in due
    }
    try:
        for future in as_completed(futures):
            error = future.exception()
            if error is None:
                yield future.result()
            else:
                yield Outcome(futures[future].id, True, None, f"{type(error).__name__}: {error}")
    except BaseException:
        _abandon(executor)
        raise
    executor.shutdown()


def _abandon(executor: Executor) -> None:
    """Stop at once: start nothing more, and end the processes that are at work."""
    executor.shutdown(wait=False, cancel_futures=True)
    for worker in multiprocessing.active_children():
        worker.kill()


def _executor(jobs: int, engine: str, data: Path) -> Executor:
    if engine == "fork":
        _warm(data)
    methods = multiprocessing.get_all_start_methods()
    method = "fork" if engine == "fork" and "fork" in methods else "spawn"
    context = multiprocessing.get_context(method)
    # Only this process answers Ctrl-C; it ends the workers itself.
    return ProcessPoolExecutor(
        jobs,
        mp_context=context,
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )


def _warm(data: Path) -> None:
    """Import and load what every chapter needs, once, before the processes part."""
    import placebook.charts  # noqa: PLC0415
    import placebook.measures  # noqa: PLC0415
    import placebook.narrative  # noqa: PLC0415, F401

    open_package(data)
    gc.collect()
    gc.freeze()
