"""Names that lead to a chapter, where there is one: only the book knows the way."""

from __future__ import annotations

from html import escape

__all__ = ["chapter_link"]


def chapter_link(place: str, name: str) -> str:
    """Mark a name as that of a place; the book makes it a link to the place's chapter.

    Examples
    --------
    >>> chapter_link("tees-valley", "the Tees Valley")
    '<span data-place="tees-valley">the Tees Valley</span>'
    """
    return f'<span data-place="{place}">{escape(name)}</span>'
