"""Begin a case study: the header from answers, and the headings that every one has."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["case_text", "slug_of"]

BODY = """\
## What it was

Who did what, where and when. Link each statement of fact to its source, like this:
[name of the source](https://example.org/).

## What was found

What came out of it: strengths, choices, results.

## What is established

What more than one source, or a source you can show, bears out.

## What is not known

What nobody has measured, or where sources disagree.
"""


def slug_of(title: str) -> str:
    """Make a file's name from a title.

    Examples
    --------
    >>> slug_of("Élan: the Bio-economy of York & Humber")
    'elan-the-bio-economy-of-york-humber'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def case_text(header: Mapping[str, Any]) -> str:
    """Write the text of a new case study."""
    fields = yaml.safe_dump(dict(header), sort_keys=False, allow_unicode=True, width=10_000)
    return f"---\n{fields}---\n\n{BODY}"
