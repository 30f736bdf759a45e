"""The sidebar: the contents of the book, in parts that fold.

Dozens of pages in one list are no help. Each part of the book folds, and the
one that holds the page that is read is open. It is done with the element that
browsers fold by themselves, so the keyboard, screen readers and readers
without scripts have it, too.

It is written from the table of contents. Sphinx and the theme would build it
anew for every page as a tree of nodes, parse it and print it, and take longer
over that than over all the rest of a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_external_toc.api import SiteMap

__all__ = ["Contents"]

TOGGLE = (
    '<span class="toctree-toggle" role="presentation">'
    '<i class="fa-solid fa-chevron-down"></i></span>'
)


@dataclass(frozen=True)
class Contents:
    """The book's contents as a page shows them.

    Parameters
    ----------
    site_map
        The table of contents as sphinx-external-toc has read it.
    titles
        Of all pages, by name.
    page
        The page that is read; it may stand in no part.
    address
        Gives the way from that page to another.
    """

    site_map: SiteMap
    titles: Mapping[str, str]
    page: str
    address: Callable[[str], str]

    def html(self) -> str:
        """Write each part, folded under its caption.

        The part of the page is open; on a page of no part, the first is.
        """
        parts = [(part.caption or "", part.files()) for part in self.site_map.root.subtrees]
        current = next((k for k, (_, pages) in enumerate(parts) if self._leads(pages)), 0)
        return "".join(
            f'<details class="pb-part"{" open" * (k == current)}><summary>{escape(caption)}'
            f"</summary>\n{self._list(pages)}</details>\n"
            for k, (caption, pages) in enumerate(parts)
        )

    def _leads(self, pages: Sequence[str]) -> bool:
        """Tell whether the page is among these or below them."""
        return any(page == self.page or self._leads(self._below(page)) for page in pages)

    def _below(self, page: str) -> list[str]:
        return self.site_map[page].child_files() if page in self.site_map else []

    def _list(self, pages: Sequence[str], level: int = 1) -> str:
        classes = ["current"] * self._leads(pages) + ["nav bd-sidenav"] * (level == 1)
        named = f' class="{" ".join(classes)}"' if classes else ""
        items = "".join(f"{self._item(page, level)}\n" for page in pages)
        return f"<ul{named}>\n{items}</ul>"

    def _item(self, page: str, level: int) -> str:
        below, here = self._below(page), page == self.page
        leads = here or self._leads(below)
        title = escape(self.titles[page])
        classes = f"toctree-l{level}{' current active' * leads}{' has-children' * bool(below)}"
        link = (
            '<a class="current reference internal" aria-current="page" href="#">'
            if here
            else f'<a class="reference internal" href="{self.address(page)}">'
        )
        folded = self._folded(below, title, level, is_open=leads) if below else ""
        return f'<li class="{classes}">{link}{title}</a>{folded}</li>'

    def _folded(self, pages: Sequence[str], title: str, level: int, *, is_open: bool) -> str:
        """Fold pages below another; nine toggles of one name are no use to those who hear them."""
        return (
            f'<details{" open" * is_open}><summary aria-label="Show or hide what is under {title}">'
            f"{TOGGLE}</summary>{self._list(pages, level + 1)}\n</details>"
        )
