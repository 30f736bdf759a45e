"""A papermill engine that forks each notebook from a warm process.

Starting a kernel and importing pandas and Altair costs seconds a chapter. A
fork of a process that has done both costs milliseconds, and the fork's memory
is its own: what one chapter changes, no other sees.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import sys
import time
from multiprocessing import Pipe
from typing import TYPE_CHECKING, Any

from papermill.engines import Engine

from placebook.chapters.confine import confine, end

if TYPE_CHECKING:
    from collections.abc import Mapping
    from multiprocessing.connection import Connection

    from nbformat import NotebookNode
    from papermill.engines import NotebookExecutionManager

__all__ = ["ChapterCrashedError", "Forking"]

# New objects after which garbage is looked for; Python's own number is 700.
GARBAGE = 50_000


class ChapterCrashedError(RuntimeError):
    """The process that ran a notebook ended without finishing it.

    Parameters
    ----------
    cell
        Number of the cell that ran, from 1.
    cause
        What happened.
    """

    def __init__(self, cell: int, cause: str) -> None:
        super().__init__(f"cell {cell}: {cause}")
        self.cell = cell
        self.cause = cause


class Forking(Engine):
    """Run a notebook in a forked child, without a kernel."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,  # noqa: ARG003  papermill's signature
        execution_timeout: float | None = None,
        limits: Mapping[str, float] | None = None,
        **_: Any,
    ) -> None:
        """Run every code cell and keep its outputs, as papermill asks of an engine.

        Parameters
        ----------
        nb_man
            papermill's record of the run.
        execution_timeout
            Seconds that one cell may take; no limit if left out.
        limits
            ``chapter_seconds`` for all cells, ``memory`` in megabytes.

        Raises
        ------
        ChapterCrashedError
            If the child dies, or a cell or the chapter takes too long; names the cell.
        """
        bounds = limits or {}
        ours, theirs = Pipe(duplex=False)
        child = os.fork()
        if child == 0:
            ours.close()
            _run_and_exit(nb_man.nb, theirs, bounds.get("memory"))
        theirs.close()
        patience = 0.0
        try:
            _receive(nb_man, ours, _Clock(execution_timeout, bounds.get("chapter_seconds")))
            patience = 5.0
        finally:
            ours.close()
            end(child, patience)


class _Clock:
    """Says how long to wait for the next cell; a clock that is set back does not fool it."""

    def __init__(self, cell: float | None, chapter: float | None) -> None:
        self.cell = cell
        self.chapter = chapter
        self._started = time.monotonic()

    def left(self) -> float | None:
        """Seconds until one of the two limits is reached; None without limits."""
        ends = [] if self.cell is None else [self.cell]
        if self.chapter is not None:
            ends.append(max(0.0, self.chapter - self._spent()))
        return min(ends, default=None)

    def _spent(self) -> float:
        return time.monotonic() - self._started

    def reached(self) -> str:
        """Say which limit was reached."""
        if self.chapter is not None and self._spent() >= self.chapter:
            return f"the chapter took longer than {_seconds(self.chapter)}"
        return f"it took longer than {_seconds(self.cell)}"


def _seconds(number: float) -> str:
    return "1 second" if number == 1 else f"{number:g} seconds"


def _run_and_exit(notebook: NotebookNode, results: Connection, memory: int | None) -> None:
    """Run the notebook in the child; never return to the parent's code."""
    code = 1
    try:
        confine(memory)
        # It ends in seconds: what it leaves behind is not worth looking for all the time.
        gc.set_threshold(GARBAGE)
        _run_cells(notebook, results)
        code = 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _run_cells(notebook: NotebookNode, results: Connection) -> None:
    from placebook.chapters.shell import CellShell  # noqa: PLC0415  only the child needs it

    shell = CellShell.start()
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        outputs, count, failed = shell.run_source(cell.source)
        results.send_bytes(pickle.dumps((index, [dict(node) for node in outputs], count, failed)))
        if failed:
            break
    results.send_bytes(pickle.dumps(None))


def _receive(nb_man: NotebookExecutionManager, results: Connection, clock: _Clock) -> None:
    """Put results into the notebook as they come, until the child says it is done."""
    waiting = [
        i for i, c in enumerate(nb_man.nb.cells) if c.cell_type == "code" and c.source.strip()
    ]
    for position in range(len(waiting) + 1):
        at = waiting[min(position, len(waiting) - 1)] if waiting else 0
        message = _next_message(results, clock, at + 1)
        if message is None:
            return
        index, outputs, count, failed = message
        cell = nb_man.nb.cells[index]
        nb_man.cell_start(cell, index)
        _store(cell, outputs, count)
        if failed:
            nb_man.cell_exception(cell, index)
        nb_man.cell_complete(cell, index)


def _next_message(results: Connection, clock: _Clock, cell: int) -> tuple | None:
    ready, _, _ = select.select([results], [], [], clock.left())
    if not ready:
        raise ChapterCrashedError(cell, clock.reached())
    try:
        return pickle.loads(results.recv_bytes())  # noqa: S301  our own child wrote it
    except EOFError:
        raise ChapterCrashedError(
            cell, "its process died; it may have been out of memory"
        ) from None


def _store(cell: NotebookNode, outputs: list[dict], count: int) -> None:
    from nbformat import from_dict  # noqa: PLC0415  keeps the engine's import light

    cell.outputs = from_dict(outputs)
    cell.execution_count = count
