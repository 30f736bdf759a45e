"""Make the search index the same whether or not the site was built upon an older one, and sooner.

Sphinx keeps a word in its index when the last page that had it has lost it. And it takes each
word to its stem anew on every page, while no other work can go on.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from sphinx.search.en import SearchEnglish

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["StemsOnce", "tidy_index"]

HEAD, TAIL = "Search.setIndex(", ")"
WORDS = ("terms", "titleterms")


class StemsOnce(SearchEnglish):
    """Sphinx's English, which remembers the stems that it has found."""

    def init(self, options: dict[str, str]) -> None:
        """Begin with no stems."""
        super().init(options)
        self.stem = cache(super().stem)


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
