"""A papermill engine that forks each notebook from a warm process.

Starting a kernel and importing pandas and Altair costs seconds a chapter. A
fork of a process that has done both costs milliseconds, and the fork's memory
is its own: what one chapter changes, no other sees.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import time
from multiprocessing import Pipe
from typing import TYPE_CHECKING, Any

from papermill.engines import Engine

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from nbformat import NotebookNode
    from papermill.engines import NotebookExecutionManager

__all__ = ["ChapterCrashedError", "ForkEngine"]


class ChapterCrashedError(RuntimeError):
    """The process that ran a notebook ended without finishing it."""


class ForkEngine(Engine):
    """Run a notebook in a forked child, without a kernel."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,  # noqa: ARG003  papermill's signature
        execution_timeout: float | None = None,
        **_: Any,
    ) -> None:
        """Run every code cell and keep its outputs, as papermill asks of an engine.

        Parameters
        ----------
        nb_man
            papermill's record of the run.
        execution_timeout
            Seconds that one cell may take; no limit if left out.

        Raises
        ------
        ChapterCrashedError
            If the child dies or a cell takes too long; names the cell.
        """
        ours, theirs = Pipe(duplex=False)
        child = os.fork()
        if child == 0:
            ours.close()
            _run_and_exit(nb_man.nb, theirs)
        theirs.close()
        try:
            _receive(nb_man, ours, execution_timeout)
        finally:
            ours.close()
            _end(child)


def _run_and_exit(notebook: NotebookNode, results: Connection) -> None:
    """Run the notebook in the child; never return to the parent's code."""
    code = 1
    try:
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


def _receive(nb_man: NotebookExecutionManager, results: Connection, timeout: float | None) -> None:
    """Put results into the notebook as they come, until the child says it is done."""
    waiting = [
        i for i, c in enumerate(nb_man.nb.cells) if c.cell_type == "code" and c.source.strip()
    ]
    for position in range(len(waiting) + 1):
        at = waiting[min(position, len(waiting) - 1)] if waiting else 0
        message = _next_message(results, timeout, at)
        if message is None:
            return
        index, outputs, count, failed = message
        cell = nb_man.nb.cells[index]
        nb_man.cell_start(cell, index)
        _store(cell, outputs, count)
        if failed:
            nb_man.cell_exception(cell, index)
        nb_man.cell_complete(cell, index)


def _next_message(results: Connection, timeout: float | None, cell: int) -> tuple | None:
    ready, _, _ = select.select([results], [], [], timeout)
    if not ready:
        raise ChapterCrashedError(f"cell {cell + 1} took longer than {timeout:g} seconds")
    try:
        return pickle.loads(results.recv_bytes())  # noqa: S301  our own child wrote it
    except EOFError:
        raise ChapterCrashedError(f"the process died while it ran cell {cell + 1}") from None


def _store(cell: NotebookNode, outputs: list[dict], count: int) -> None:
    from nbformat import from_dict  # noqa: PLC0415  keeps the engine's import light

    cell.outputs = from_dict(outputs)
    cell.execution_count = count


def _end(child: int, patience: float = 5.0) -> None:
    """Wait for the child; kill it if it does not end by itself."""
    deadline = time.monotonic() + patience
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return
        time.sleep(0.005)
