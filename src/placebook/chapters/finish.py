"""Turn an executed notebook into a chapter: pure functions, notebook in, notebook out.

Titles, stable ids and the removal of times and paths happen here, so that
either engine gives the same bytes and two builds of one commit are equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nbformat import NotebookNode

from placebook.chapters.sections import NEEDS
from placebook.chapters.shelf import cells_digest

if TYPE_CHECKING:
    from placebook.chapters.fingerprint import Fingerprint

__all__ = ["INJECTED", "finish"]

# The tag that papermill gives the cell with a place's parameters.
INJECTED = "injected-parameters"
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
    cells = [_clean(cell, number) for number, cell in enumerate(notebook.cells, start=1)]
    if title:
        _set_title(cells, title)
    notes = {"cells": cells_digest(cells), "fingerprint": fingerprint}
    kernel = notebook.metadata.get("kernelspec", {})
    metadata = {"kernelspec": kernel, "language_info": LANGUAGE, "placebook": notes}
    return NotebookNode({**notebook, "cells": cells, "metadata": metadata})


def _clean(cell: NotebookNode, number: int) -> NotebookNode:
    """Copy a cell with a stable id, and with its tags as all that is kept of its metadata."""
    tags = [tag for tag in cell.metadata.get("tags", []) if not tag.startswith(NEEDS)]
    if INJECTED in tags and "remove-cell" not in tags:
        tags.append("remove-cell")
    metadata = NotebookNode({"tags": tags} if tags else {})
    return NotebookNode({**cell, "id": f"cell-{number}", "metadata": metadata})


def _set_title(cells: list[NotebookNode], title: str) -> None:
    for cell in cells:
        if "title" in cell.metadata.get("tags", []):
            cell.source = f"# {title}"
            return
    raise ValueError("the template has no cell tagged 'title'")
