"""Words that lead to a chapter or page, where there is one: only the book knows the way."""

from __future__ import annotations

from html import escape

__all__ = ["chapter_link", "page_link"]


def chapter_link(place: str, name: str) -> str:
    """Mark a name as that of a place; the book makes it a link to the place's chapter.

    Examples
    --------
    >>> chapter_link("tees-valley", "the Tees Valley")
    '<span data-place="tees-valley">the Tees Valley</span>'
    """
    return f'<span data-place="{place}">{escape(name)}</span>'


def page_link(page: str, words: str) -> str:
    """Mark words as leading to a page of the book.

    Examples
    --------
    >>> page_link("case-studies/contribute", "send one in")
    '<span data-page="case-studies/contribute">send one in</span>'
    """
    return f'<span data-page="{page}">{escape(words)}</span>'
