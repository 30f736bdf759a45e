"""The order of the book: which pages follow each other, under which heading and how deep.

The site has its sidebar; a report bound into one file needs the same order as a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

import yaml

from placebook.book.compare import PAGE as COMPARE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from placebook.layout import Layout

__all__ = ["REPORT", "Entry", "bound_pages", "paper_editions"]

# Pages on which readers choose, or that only list what the contents list already.
SCREEN_ONLY = {COMPARE, "places/index"}
# Name of the PDF that holds the whole report.
REPORT = "report"
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
TAG = re.compile(r"<a class=\"headerlink\".*?</a>|<[^>]+>", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """A line of the contents: a page, or the caption of a part (which has no page)."""

    title: str
    depth: int
    page: str = ""


def bound_pages(layout: Layout) -> list[Entry]:
    """List the pages that a bound report holds, in the order of the book.

    A region is a caption there, as are the parts: its page only lists its places.
    """
    toc = yaml.safe_load((layout.source / "_toc.yml").read_text(encoding="utf-8"))
    entries = [_entry(layout.html, toc["root"], 0)]
    for part in toc["parts"]:
        entries.append(Entry(part["caption"], 0))
        entries += _chapters(layout.html, part["chapters"], 1)
    return entries


def paper_editions(layout: Layout) -> dict[str, list[str]]:
    """Give, for the name of each PDF that can be made, the pages in it: chapters, and all."""
    pages = [entry.page for entry in bound_pages(layout) if entry.page]
    chapters = (path.stem for path in sorted((layout.chapters / "places").glob("*.ipynb")))
    single = {place: [f"places/{place}.html"] for place in chapters}
    return {name: of for name, of in single.items() if of[0] in pages} | {REPORT: pages}


def _chapters(site: Path, chapters: list[dict[str, Any]], depth: int) -> Iterator[Entry]:
    for chapter in chapters:
        entry = _entry(site, chapter["file"], depth)
        sections = chapter.get("sections", [])
        if sections:
            yield Entry(entry.title, depth)
        elif chapter["file"] not in SCREEN_ONLY:
            yield entry
        yield from _chapters(site, sections, depth + 1)


def _entry(site: Path, name: str, depth: int) -> Entry:
    page = f"{name}.html"
    heading = HEADING.search((site / page).read_text(encoding="utf-8"))
    title = unescape(TAG.sub("", heading.group(1))).strip() if heading else name
    return Entry(title, depth, page)
