"""The sidebar: parts that fold, and names for its toggles.

Dozens of pages in one list are no help. Each part of the book folds, and the
one that holds the page that is read is open. It is done with the element that
browsers fold by themselves, so the keyboard, screen readers and readers
without scripts have it, too.
"""

from __future__ import annotations

import re

__all__ = ["fold_parts", "name_toggles"]

# The theme writes a toggle behind the link to the page whose sections it shows.
TOGGLE = re.compile(r"(<a\b[^>]*>)([^<]*)(</a>\s*<details\b[^>]*>\s*<summary)>")
CAPTION = re.compile(r'<p\b[^>]*class="caption"[^>]*><span class="caption-text">(.*?)</span></p>')
CURRENT = re.compile(r'class="[^"]*\bcurrent\b')


def fold_parts(contents: str) -> str:
    """Let each part of a contents list fold under its caption.

    The part of the current page is open; on a page of no part, the first is.

    Parameters
    ----------
    contents
        HTML in which captions and lists take turns.
    """
    before, *pieces = CAPTION.split(contents)
    parts = list(zip(pieces[::2], pieces[1::2], strict=True))
    current = next((k for k, (_, list_) in enumerate(parts) if CURRENT.search(list_)), 0)
    return before + "".join(
        f'<details class="pb-part"{" open" * (k == current)}><summary>{caption}</summary>'
        f"{list_.rstrip()}</details>\n"
        for k, (caption, list_) in enumerate(parts)
    )


def name_toggles(contents: str) -> str:
    """Give each toggle of a contents list the name of what it shows or hides.

    Nine toggles that are called alike are no use to those who hear them.

    Examples
    --------
    >>> name_toggles('<a href="x">Wales</a><details><summary>')
    '<a href="x">Wales</a><details><summary aria-label="Show or hide what is under Wales">'
    """
    return TOGGLE.sub(r'\1\2\3 aria-label="Show or hide what is under \2">', contents)
