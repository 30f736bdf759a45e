"""Run one chapter, wherever its process stands, and hand back the finished notebook as text.

Nothing is written here: the process that asked for the chapter keeps it, so a
worker needs no folder in common with it.
"""

from __future__ import annotations

import logging
import os
from contextlib import chdir, contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError

from placebook.chapters.finish import finish
from placebook.chapters.forking import ChapterCrashedError
from placebook.chapters.outcome import Limits, Outcome
from placebook.chapters.sections import without
from placebook.layout import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

    from placebook.chapters.fingerprint import Fingerprint
    from placebook.chapters.plan import Chapter

__all__ = ["run_chapter"]

ENGINES = {"fork": "placebook", "nbclient": "nbclient"}


def run_chapter(
    chapter: Chapter, fingerprint: Fingerprint, engine: str, limits: Limits | None = None
) -> Outcome:
    """Run a chapter's notebook.

    Parameters
    ----------
    chapter
        What to run.
    fingerprint
        Stored in the result.
    engine
        ``"fork"`` or ``"nbclient"``.
    limits
        Time and memory; the usual ones if left out.
    """
    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        executed = _execute(chapter, engine, limits or Limits())
        notebook = finish(executed, chapter.title, fingerprint)
        nbformat.validate(notebook)
        return Outcome(chapter.id, nbformat.writes(notebook) + "\n")
    except PapermillExecutionError as error:
        return Outcome(chapter.id, cell=error.cell_index + 1, cause=_first_line(error))
    except ChapterCrashedError as error:
        return Outcome(chapter.id, cell=error.cell, cause=error.cause)
    except (RuntimeError, ValueError, OSError) as error:
        return Outcome(chapter.id, cause=f"{type(error).__name__}: {error}")


def _execute(chapter: Chapter, engine: str, limits: Limits) -> NotebookNode:
    with _project(chapter.project):
        try:
            return _executed(chapter, engine, limits)
        except RuntimeError as error:
            if engine != "nbclient" or isinstance(error, PapermillExecutionError):
                raise
            # Kernels that start side by side may have met at a port.
            return _executed(chapter, engine, limits)


def _executed(chapter: Chapter, engine: str, limits: Limits) -> NotebookNode:
    """Do what ``papermill.execute_notebook`` does, but write nothing out: that is done once."""
    template = papermill.iorw.load_notebook_node(str(chapter.template))
    notebook = without(template, chapter.lacking, chapter.peers)
    if chapter.parameters:
        notebook = papermill.parameterize.parameterize_notebook(notebook, chapter.parameters)
    engines, name = papermill.engines.papermill_engines, ENGINES[engine]
    with chdir(chapter.template.parent):
        executed = engines.execute_notebook_with_engine(
            name,
            notebook,
            kernel_name=engines.nb_kernel_name(name, notebook),
            progress_bar=False,
            autosave_cell_every=0,
            **_options(engine, limits),
        )
    papermill.execute.raise_for_execution_errors(executed, None)
    return executed


@contextmanager
def _project(folder: Path) -> Iterator[None]:
    """Let the notebook find the project's data, wherever its template stands."""
    usual = os.environ.get(PROJECT)
    os.environ[PROJECT] = str(folder)
    try:
        yield
    finally:
        os.environ.pop(PROJECT)
        if usual is not None:
            os.environ[PROJECT] = usual


def _options(engine: str, limits: Limits) -> dict[str, float]:
    cell = {"execution_timeout": limits.cell_seconds}
    return cell if engine == "nbclient" else {**cell, "limits": asdict(limits)}


def _first_line(error: PapermillExecutionError) -> str:
    return f"{error.ename}: {error.evalue}".strip(": ").splitlines()[0]
