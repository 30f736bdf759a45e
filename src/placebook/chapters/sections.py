"""Leave out of a chapter what its data cannot fill.

A cell of the template says by a tag what it needs: ``needs-`` and an
indicator, a table, or a field of a table. On a heading the tag stands for the
whole section. So one template serves places on which much or little is known.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from nbformat.v4 import new_markdown_cell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from nbformat import NotebookNode

__all__ = ["NEEDS", "needs_of", "without"]

NEEDS = "needs-"
HEADING = re.compile(r"(#+)\s+(.+)")


def needs_of(cells: Iterable[dict[str, Any]]) -> set[str]:
    """Collect what the cells of a template say that they need."""
    return set().union(*map(_needs, cells))


def without(notebook: NotebookNode, lacking: Collection[str], peers: str) -> NotebookNode:
    """Leave out the cells that need what is lacking, and say at the end what that was.

    Parameters
    ----------
    notebook
        The template; left unchanged.
    lacking
        Names as they stand in the tags, without ``needs-``.
    peers
        What places of the chapter's kind are called together.
    """
    if not lacking:
        return notebook
    kept = copy.deepcopy(notebook)
    gone = list(_lacking(kept.cells, set(lacking)))
    kept.cells = [cell for cell, left_out in zip(kept.cells, gone, strict=True) if not left_out]
    headings = [_heading(cell) for cell, out in zip(notebook.cells, gone, strict=True) if out]
    titles = [f"“{heading[1]}”" for heading in headings if heading]
    if titles:
        words = f"{', '.join(titles[:-1])} and {titles[-1]}" if titles[1:] else titles[0]
        said = f"Left out of this chapter, because the report has no figures on {peers}: {words}."
        metadata = {"tags": [], "papermill": {}}  # as papermill gives every cell
        kept.cells.append(new_markdown_cell(said, id="left-out", metadata=metadata))
    return kept


def _needs(cell: dict[str, Any]) -> set[str]:
    tags = cell["metadata"].get("tags", [])
    return {tag.removeprefix(NEEDS) for tag in tags if tag.startswith(NEEDS)}


def _lacking(cells: Iterable[dict[str, Any]], lacking: set[str]) -> Iterator[bool]:
    """Tell of each cell whether it or the section that it stands in lacks something."""
    without_below = 0
    for cell in cells:
        heading = _heading(cell)
        if heading and without_below and heading[0] <= without_below:
            without_below = 0
        lacks = bool(_needs(cell) & lacking)
        if heading and lacks and not without_below:
            without_below = heading[0]
        yield lacks or without_below > 0


def _heading(cell: dict[str, Any]) -> tuple[int, str] | None:
    """Return a heading's level and its text; None for other cells."""
    source = "".join(cell["source"])
    found = HEADING.match(source) if cell["cell_type"] == "markdown" else None
    return (len(found[1]), found[2].strip()) if found else None
