"""Processes of this machine that run chapters: warm, obedient, replaced when they die.

The work goes to a ``concurrent.futures.Executor``, so that processes here and
workers elsewhere are the same to whoever asks for chapters.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, as_completed
from typing import TYPE_CHECKING

from placebook.chapters.confine import end_with_parent
from placebook.chapters.outcome import Limits, Outcome
from placebook.dataset import open_package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from placebook.chapters.fingerprint import Fingerprint
    from placebook.chapters.plan import Chapter

__all__ = ["default_engine", "local_executor", "run_all"]

# A chapter whose worker dies may be the cause or the victim: it gets another chance.
ROUNDS = 3


def default_engine() -> str:
    """Name the fastest engine that works here: fork where the system has it."""
    return "fork" if hasattr(os, "fork") else "nbclient"


def run_all(
    due: Sequence[tuple[Chapter, Fingerprint]],
    start: Callable[[int], Executor],
    engine: str,
    limits: Limits,
) -> Iterator[Outcome]:
    """Run chapters and yield what became of each, as it comes.

    Parameters
    ----------
    due
        What to run, with the fingerprints to store.
    start
        Makes an executor for so many chapters; called again if its workers die.
    engine, limits
        Passed on to each chapter.
    """
    left = {chapter.id: (chapter, made_from) for chapter, made_from in due}
    for _ in range(ROUNDS):
        if not left:
            return
        for outcome in _round(list(left.values()), start(len(left)), engine, limits):
            del left[outcome.id]
            yield outcome
    for name in left:
        yield Outcome(name, cause=f"the process that ran it died, {ROUNDS} times")


def _round(
    due: Sequence[tuple[Chapter, Fingerprint]], executor: Executor, engine: str, limits: Limits
) -> Iterator[Outcome]:
    """Run chapters until all are done or the workers are no more."""
    from placebook.chapters.run import run_chapter  # noqa: PLC0415  papermill is slow to import

    try:
        futures = {
            executor.submit(run_chapter, chapter, made_from, engine, limits): chapter.id
            for chapter, made_from in due
        }
        for future in as_completed(futures):
            error = future.exception()
            if error is None:
                yield future.result()
            elif not isinstance(error, BrokenExecutor):
                yield Outcome(futures[future], cause=f"{type(error).__name__}: {error}")
    except BrokenExecutor:  # the workers died while there was still work to hand out
        pass
    except BaseException:
        _abandon(executor)
        raise
    executor.shutdown()


def _abandon(executor: Executor) -> None:
    """Stop at once: start nothing more, and end the processes that are at work."""
    executor.shutdown(wait=False, cancel_futures=True)
    for worker in multiprocessing.active_children():
        worker.kill()


def local_executor(jobs: int, engine: str, data: Path) -> Executor:
    """Start processes on this machine.

    Parameters
    ----------
    jobs
        How many.
    engine
        With ``"fork"`` they are copies of this process, which has loaded all that chapters need.
    data
        Folder of the data package.
    """
    methods = multiprocessing.get_all_start_methods()
    forked = engine == "fork" and "fork" in methods
    if forked:
        warm(data)
    context = multiprocessing.get_context("fork" if forked else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_obey)


def warm(data: Path) -> None:
    """Import and load what every chapter needs, once, before the processes part."""
    import altair as alt  # noqa: PLC0415
    import IPython.core.magics  # noqa: PLC0415, F401  a shell imports it only when it starts
    import pandas as pd  # noqa: PLC0415

    import placebook.chapters.run  # noqa: PLC0415
    import placebook.chapters.shell  # noqa: PLC0415
    import placebook.charts  # noqa: PLC0415
    import placebook.measures  # noqa: PLC0415
    import placebook.narrative  # noqa: PLC0415, F401

    # What Altair needs for tables, it imports at the first.
    alt.Chart(pd.DataFrame({"x": [0]})).mark_point().to_dict()
    open_package(data)
    gc.collect()
    gc.freeze()


def _obey() -> None:
    """Leave Ctrl-C to the parent, which ends its workers itself, and die with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with_parent()
