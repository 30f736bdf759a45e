"""Tables that everyone can read: a caption, headers that say what they head, room to scroll."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["html_table"]


def html_table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numeric: Sequence[bool] = (),
    kind: str = "",
) -> str:
    """Write a table as HTML without blank lines, so that it can stand inside Markdown.

    Parameters
    ----------
    caption
        What the table shows, as plain text.
    head
        Column headings, as plain text.
    rows
        Cells as HTML: the caller escapes what is not its own. The first cell
        heads its row.
    numeric
        Which columns hold figures, to stand at the right; none if left out.
    kind
        A further class of the table's frame.

    Examples
    --------
    >>> html_table("Sizes", ["Place", "People"], [["A &amp; B", "5"]]).count("scope=")
    3
    """
    flags = list(numeric) or [False] * len(head)
    # The spaces are for the site's search, which drops tags and would glue the cells together.
    columns = " ".join(
        f'<th scope="col"{_right(flag)}>{escape(name)}</th>'
        for name, flag in zip(head, flags, strict=True)
    )
    body = " ".join(f"<tr>{_row(row, flags)}</tr>" for row in rows)
    classes = " ".join(filter(None, ["pb-table", kind]))
    return (
        f'<div class="{classes}" tabindex="0" role="region" '
        f'aria-label="{escape(caption, quote=True)}">'
        f"<table><caption>{escape(caption)}</caption> <thead><tr>{columns}</tr></thead>"
        f" <tbody>{body}</tbody></table></div>"
    )


def _row(row: Sequence[str], flags: Sequence[bool]) -> str:
    cells = " ".join(
        f"<td{_right(flag)}>{cell}</td>" for cell, flag in zip(row[1:], flags[1:], strict=True)
    )
    return f'<th scope="row"{_right(flags[0])}>{row[0]}</th> {cells}'


def _right(flag: bool) -> str:
    return ' class="pb-number"' if flag else ""
