"""Run one chapter and write it only when it is whole."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError

from placebook.chapters.engine import ChapterCrashedError
from placebook.chapters.finish import finish

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.chapters.fingerprint import Fingerprint
    from placebook.chapters.plan import Chapter

__all__ = ["Outcome", "run_chapter", "write_if_changed"]

CELL_SECONDS = 120
ENGINES = {"fork": "placebook", "nbclient": "nbclient"}


@dataclass(frozen=True)
class Outcome:
    """What became of one chapter: `cell` and `cause` are set if it failed."""

    id: str
    failed: bool = False
    cell: int | None = None
    cause: str = ""


def run_chapter(chapter: Chapter, fingerprint: Fingerprint, engine: str) -> Outcome:
    """Run a chapter's notebook; write the result only if every cell worked.

    A chapter that fails leaves no file where the book would find one.

    Parameters
    ----------
    chapter
        What to run.
    fingerprint
        Stored in the result.
    engine
        ``"fork"`` or ``"nbclient"``.
    """
    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        executed = papermill.execute_notebook(
            str(chapter.template),
            None,
            parameters=chapter.parameters,
            engine_name=ENGINES[engine],
            progress_bar=False,
            autosave_cell_every=0,
            execution_timeout=CELL_SECONDS,
            cwd=str(chapter.template.parent),
        )
        notebook = finish(executed, chapter.title, fingerprint)
        nbformat.validate(notebook)
    except PapermillExecutionError as error:
        chapter.output.unlink(missing_ok=True)
        return Outcome(chapter.id, True, error.cell_index + 1, _first_line(error))
    except (ChapterCrashedError, RuntimeError, ValueError, OSError) as error:
        chapter.output.unlink(missing_ok=True)
        return Outcome(chapter.id, True, None, f"{type(error).__name__}: {error}")
    write_if_changed(chapter.output, nbformat.writes(notebook) + "\n")
    return Outcome(chapter.id)


def write_if_changed(path: Path, text: str) -> bool:
    """Write a file in one step, and only if its bytes change; Sphinx goes by the time.

    Returns
    -------
    bool
        Whether the file was written.
    """
    content = text.encode()
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)
    return True


def _first_line(error: PapermillExecutionError) -> str:
    return f"{error.ename}: {error.evalue}".strip().splitlines()[0]
