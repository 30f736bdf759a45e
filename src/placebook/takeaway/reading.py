"""Read an executed chapter: what stands below each heading, as sentences and tables.

What a reader takes away in words must be what the chapter says. So it is read
out of the chapter, not made a second time.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Section", "Table", "figure_table", "sections_of"]

HEADING = re.compile(r"#+\s+(.+)")
TITLE = "title"
MARKDOWN = "text/markdown"
# Only the book knows the way to its pages: of links, those to other sites are kept.
INSIDE = re.compile(r"\[([^\]]*)\]\((?!https?:)[^)]*\)")
TAG = re.compile(r"<[^>]+>")
PARAGRAPHS = re.compile(r"\n\s*\n")


class Table(NamedTuple):
    """A table as text: its caption, its headings and its cells."""

    caption: str
    head: list[str]
    rows: list[list[str]]


class Section(NamedTuple):
    """What the chapter says directly below one heading; the first section has none."""

    heading: str
    sentences: list[str]
    tables: list[Table]


def sections_of(chapter: dict[str, Any]) -> list[Section]:
    """Split an executed chapter at its headings, of whatever level.

    Parameters
    ----------
    chapter
        The executed notebook, as JSON.
    """
    sections = [Section("", [], [])]
    for cell in chapter["cells"]:
        heading = HEADING.match("".join(cell["source"]))
        titled = TITLE in cell["metadata"].get("tags", [])
        if cell["cell_type"] == "markdown" and heading and not titled:
            sections.append(Section(heading[1].strip(), [], []))
        for text in _said(cell):
            _sort_into(sections[-1], text)
    return sections


def figure_table(chapter: dict[str, Any], name: str) -> Table | None:
    """Find the table of a figure by the figure's id; None if the chapter has no such figure."""
    outputs = (output for cell in chapter["cells"] for output in cell.get("outputs", []))
    shown = (spec for output in outputs for spec in output.get("data", {}).values())
    for spec in shown:
        figure = spec.get("usermeta", {}).get("placebook", {}) if isinstance(spec, dict) else {}
        if figure.get("id") == name:
            table = figure["table"]
            rows = [[_written(cell) for cell in row] for row in table["rows"]]
            return Table(table["caption"], list(table["columns"]), rows)
    return None


def _said(cell: dict[str, Any]) -> Iterator[str]:
    for output in cell.get("outputs", []):
        text = output.get("data", {}).get(MARKDOWN)
        if text:
            yield from PARAGRAPHS.split("".join(text))


def _sort_into(section: Section, text: str) -> None:
    if text.startswith("<"):
        section.tables.extend(_tables(text))
    else:
        section.sentences.append(_plain(text))


def _plain(text: str) -> str:
    return unescape(TAG.sub("", INSIDE.sub(r"\1", text))).strip()


def _written(cell: object) -> str:
    return "" if cell is None else str(cell)


def _tables(text: str) -> Iterable[Table]:
    reader = _TableReader()
    reader.feed(text)
    return reader.tables


class _TableReader(HTMLParser):
    """Collect the tables of the HTML that the chapter's words write."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self._cell: list[str] | None = None
        self._in_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "table":
            self.tables.append(Table("", [], []))
        elif tag == "thead":
            self._in_head = True
        elif tag == "tr" and not self._in_head:
            self.tables[-1].rows.append([])
        elif tag in {"caption", "th", "td"}:
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("; ")

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "thead":
            self._in_head = False
        if tag not in {"caption", "th", "td"} or self._cell is None:
            return
        text, self._cell = "".join(self._cell).strip(), None
        if tag == "caption":
            self.tables[-1] = self.tables[-1]._replace(caption=text)
        elif self._in_head:
            self.tables[-1].head.append(text)
        else:
            self.tables[-1].rows[-1].append(text)
