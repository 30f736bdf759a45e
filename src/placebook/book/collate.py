"""Bind printed pages into one PDF with a title sheet, contents, bookmarks and links.

Each page is printed for itself, so a link from one to another still carries
the address of the site. Here such links are led to the sheet they mean, and
those that would lead nowhere are taken out.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PdfReader, PdfWriter

    from placebook.book.contents import Entry

__all__ = ["Sheets", "bind_sheets", "contents_html"]

STYLE = """
@page { size: A4; margin: 18mm 16mm 16mm; }
body { font: 10.5pt/1.5 system-ui, sans-serif; color: #1a1a1a; margin: 0; }
.cover { break-after: page; padding-top: 70mm; }
.cover h1 { font-size: 40pt; color: #12436d; margin: 0; line-height: 1.1; }
.cover p { font-size: 16pt; max-width: 130mm; margin: 6mm 0 0; }
h2 { font-size: 20pt; color: #12436d; margin: 0 0 6mm; }
ol { list-style: none; margin: 0; padding: 0; }
li { display: flex; gap: 2mm; break-inside: avoid; }
li.caption { font-weight: 600; margin-top: 3mm; break-after: avoid; }
li::before { content: ""; order: 1; flex: 1; border-bottom: 0.6pt dotted #52575e; height: 1em; }
li.caption::before { display: none; }
li span { order: 2; }
a { color: inherit; text-decoration: none; }
"""


@dataclass(frozen=True)
class Sheets:
    """A page of the site on paper.

    Parameters
    ----------
    entry
        Its line of the contents; one without a page has no sheets.
    first
        Number of its first sheet, or of the first one that follows a caption.
    pdf
        The sheets.
    """

    entry: Entry
    first: int
    pdf: bytes = b""


def contents_html(printed: Sequence[Sheets], *, origin: str, edition: str) -> str:
    """Write the title sheet and the contents, with the numbers of the sheets."""
    lines = "\n".join(_line(sheets, origin) for sheets in printed)
    return (
        f'<!doctype html><html lang="en-GB"><head><title>Placebook, edition {escape(edition)}'
        f"</title><style>{STYLE}</style></head><body>"
        '<div class="cover"><h1>Placebook</h1><p>Innovation and smart specialisation in the UK’s '
        f"places</p><p>Edition {escape(edition)}</p></div>"
        f"<h2>Contents</h2><ol>{lines}</ol></body></html>"
    )


def _line(sheets: Sheets, origin: str) -> str:
    entry = sheets.entry
    indent = f'style="padding-left: {6 * entry.depth}mm"'
    if not entry.page:
        return f'<li class="caption" {indent}>{escape(entry.title)}</li>'
    title = f'<a href="{origin}{entry.page}">{escape(entry.title)}</a>'
    return f"<li {indent}>{title}<span>{sheets.first}</span></li>"


def bind_sheets(front: bytes, printed: Sequence[Sheets], *, origin: str, edition: str) -> bytes:
    """Bind the contents and the pages into one PDF.

    Parameters
    ----------
    front
        Title sheet and contents; its sheets are numbered in roman figures.
    printed
        The pages, in order.
    origin
        Address under which the pages were printed.
    edition
        Name of the edition, for the title that readers of PDFs show.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415  not needed to build the book

    writer = PdfWriter()
    readers = [(sheets, PdfReader(io.BytesIO(sheets.pdf))) for sheets in printed if sheets.pdf]
    for reader in [PdfReader(io.BytesIO(front)), *(reader for _, reader in readers)]:
        writer.append(reader, import_outline=False)
    offset = len(writer.pages) - sum(len(reader.pages) for _, reader in readers)
    starts = {sheets.entry.page: offset + sheets.first - 1 for sheets, _ in readers}
    writer.root_object.pop("/Dests", None)
    _lead_links(writer, range(offset), origin, starts, None)
    for sheets, reader in readers:
        start = starts[sheets.entry.page]
        span = range(start, start + len(reader.pages))
        _lead_links(writer, span, origin, starts, reader)
    _add_bookmarks(writer, printed, offset)
    _name(writer, f"Placebook, edition {edition}")
    writer.set_page_label(0, offset - 1, style="/r")
    writer.set_page_label(offset, len(writer.pages) - 1, style="/D", start=1)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _name(writer: PdfWriter, title: str) -> None:
    """Give the PDF its title and language, and let it be shown under the title."""
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject  # noqa: PLC0415

    writer.add_metadata({"/Title": title})
    writer.root_object[NameObject("/Lang")] = TextStringObject("en-GB")
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer.root_object[NameObject("/ViewerPreferences")] = shown


def _lead_links(
    writer: PdfWriter,
    span: range,
    origin: str,
    starts: dict[str, int],
    reader: PdfReader | None,
) -> None:
    """Lead the links on some sheets to sheets of this PDF; take out those that lead nowhere."""
    from pypdf.generic import ArrayObject, NameObject, NullObject  # noqa: PLC0415

    for number in span:
        page = writer.pages[number]
        kept = ArrayObject()
        for reference in page.get("/Annots", ()):
            link = reference.get_object()
            aim = _aim(link, origin, starts, span.start, reader)
            if aim is not None:
                sheet, top = aim
                link.pop("/A", None)
                aims = (writer.pages[sheet].indirect_reference, NameObject("/XYZ"))
                link[NameObject("/Dest")] = ArrayObject([*aims, NullObject(), top, NullObject()])
            if aim is not None or str(link.get("/A", {}).get("/URI", "")).startswith("http"):
                kept.append(reference)
        page[NameObject("/Annots")] = kept


def _aim(
    link: Any, origin: str, starts: dict[str, int], start: int, reader: PdfReader | None
) -> tuple[int, Any] | None:
    """Find the sheet that a link means and the height on it, if it is one of this PDF."""
    from pypdf.generic import FloatObject  # noqa: PLC0415

    address = str(link.get("/A", {}).get("/URI", ""))
    if address.startswith(origin):
        page = re.sub(r"[?#].*", "", address.removeprefix(origin)) or "index.html"
        if page not in starts:
            link.pop("/A")
            return None
        return starts[page], FloatObject(842)
    name = str(link.get("/Dest", ""))
    aim = reader.named_destinations.get(name) if reader else None
    if aim is None:
        return None
    return start + (reader.get_destination_page_number(aim) or 0), FloatObject(aim.top or 842)


def _add_bookmarks(writer: PdfWriter, printed: Sequence[Sheets], offset: int) -> None:
    """Add a bookmark for each line of the contents, those of a part folded under its caption."""
    above: dict[int, Any] = {}
    for sheets in printed:
        depth = sheets.entry.depth
        parent = next((above[d] for d in range(depth - 1, -1, -1) if d in above), None)
        sheet = offset + sheets.first - 1
        mark = writer.add_outline_item(sheets.entry.title, sheet, parent=parent, is_open=False)
        above = {d: item for d, item in above.items() if d < depth}
        if not sheets.entry.page:
            above[depth] = mark
