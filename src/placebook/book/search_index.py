"""Make the search index the same whether or not the site was built upon an older one.

Sphinx keeps a word in its index when the last page that had it has lost it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["tidy_index"]

HEAD, TAIL = "Search.setIndex(", ")"
WORDS = ("terms", "titleterms")


def tidy_index(path: Path) -> None:
    """Drop the words that no page has from Sphinx's search index.

    Parameters
    ----------
    path
        ``searchindex.js`` of a finished site.
    """
    text = path.read_text(encoding="utf-8")
    index = json.loads(text.removeprefix(HEAD).removesuffix(TAIL))
    for table in WORDS:
        index[table] = {word: pages for word, pages in index[table].items() if pages != []}
    path.write_text(HEAD + json.dumps(index, separators=(",", ":"), sort_keys=True) + TAIL, "utf-8")
