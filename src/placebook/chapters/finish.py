"""Turn an executed notebook into a chapter: pure functions, notebook in, notebook out.

Titles, stable ids and the removal of times and paths happen here, so that
either engine gives the same bytes and two builds of one commit are equal.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from placebook.chapters.fingerprint import Fingerprint

__all__ = ["error_in", "finish"]

KEPT_METADATA = ("kernelspec", "language_info")
LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}


def finish(notebook: NotebookNode, title: str, fingerprint: Fingerprint) -> NotebookNode:
    """Give an executed notebook its title, its fingerprint and stable metadata.

    Parameters
    ----------
    notebook
        As papermill returns it; left unchanged.
    title
        Heading of the page; empty to keep the template's own.
    fingerprint
        Of what made the chapter.
    """
    chapter = copy.deepcopy(notebook)
    if title:
        _set_title(chapter, title)
    for number, cell in enumerate(chapter.cells, start=1):
        cell.id = f"cell-{number}"
        _clean_cell(cell)
    kernel = chapter.metadata.get("kernelspec", {})
    chapter.metadata = {
        "kernelspec": kernel,
        "language_info": LANGUAGE,
        "placebook": {"fingerprint": fingerprint},
    }
    return chapter


def error_in(notebook: NotebookNode) -> tuple[int, str] | None:
    """Find the first failing cell.

    Returns
    -------
    (int, str) or None
        The cell's number, from 1, and the error in one line.
    """
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return number, f"{output.ename}: {output.evalue}".strip().splitlines()[0]
    return None


def _set_title(chapter: NotebookNode, title: str) -> None:
    for cell in chapter.cells:
        if "title" in cell.metadata.get("tags", []):
            cell.source = f"# {title}"
            return
    raise ValueError("the template has no cell tagged 'title'")


def _clean_cell(cell: NotebookNode) -> None:
    tags = list(cell.metadata.get("tags", []))
    if "injected-parameters" in tags and "remove-cell" not in tags:
        tags.append("remove-cell")
    cell.metadata = {"tags": tags} if tags else {}
