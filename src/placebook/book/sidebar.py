"""Names for the sidebar's toggles: nine that are called alike are no use to those who hear them."""

from __future__ import annotations

import re

__all__ = ["name_toggles"]

# The theme writes a toggle behind the link to the page whose sections it shows.
TOGGLE = re.compile(r"(<a\b[^>]*>)([^<]*)(</a>\s*<details\b[^>]*>\s*<summary)>")


def name_toggles(contents: str) -> str:
    """Give each toggle of a contents list the name of what it shows or hides.

    Examples
    --------
    >>> name_toggles('<a href="x">Wales</a><details><summary>')
    '<a href="x">Wales</a><details><summary aria-label="Show or hide the places of Wales">'
    """
    return TOGGLE.sub(r'\1\2\3 aria-label="Show or hide the places of \2">', contents)
