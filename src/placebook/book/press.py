"""Make the PDFs that are not current: of chapters, and of the whole report.

They are kept beside the site with a note of what each was made from, so only
what has changed is printed again, and the site links to no PDF that is old.
"""

from __future__ import annotations

import io
import os
import re
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from placebook.book.collate import Sheets, bind_sheets, contents_html
from placebook.book.contents import REPORT, bound_pages, paper_editions
from placebook.book.paper import attach_pdfs, current_pdfs, fingerprint, write_stamp
from placebook.book.printing import ORIGIN, Printer, PrintError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from placebook.layout import Layout

__all__ = ["due_pdfs", "make_pdfs"]

DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[^)]*\)")
EDITION = re.compile(r'data-edition="([^"]+)"')
# Where the environment has not set it: as the site is dated.
EPOCH = "1767225600"


def due_pdfs(
    layout: Layout, *, only: Collection[str] = (), chapters: bool = False, report: bool = False
) -> list[str]:
    """List the names of the PDFs that were asked for and are not current.

    Parameters
    ----------
    layout
        The project's folders, with a finished site.
    only
        Places whose chapters are wanted.
    chapters
        Whether all chapters are wanted.
    report
        Whether the whole report is wanted.

    Raises
    ------
    PrintError
        If there is no site, or no chapter of that name.
    """
    if not (layout.html / "index.html").is_file():
        raise PrintError("There is no site to print yet: 'placebook build' makes it.")
    editions = paper_editions(layout)
    if strangers := [name for name in only if name not in editions or name == REPORT]:
        near = get_close_matches(strangers[0], editions, n=1, cutoff=0.4)
        hint = f"; did you mean {near[0]}?" if near else "."
        raise PrintError(
            f"No chapter has the id {strangers[0]!r}{hint} 'placebook list' prints all."
        )
    places = [name for name in editions if name != REPORT and (chapters or name in only)]
    current = current_pdfs(layout.html, layout.pdf, editions)
    return [name for name in places + [REPORT] * report if name not in current]


def make_pdfs(
    layout: Layout, names: Collection[str], on_done: Callable[[str], object] = lambda _: None
) -> None:
    """Print PDFs, keep them, and link those that are current from the site.

    Parameters
    ----------
    names
        Of `due_pdfs`.
    on_done
        Called with each name when its PDF is there.

    Raises
    ------
    PrintError
        If there is no browser, or a page cannot be printed.
    """
    editions = paper_editions(layout)
    layout.pdf.mkdir(parents=True, exist_ok=True)
    if names:
        with Printer(layout.html) as printer:
            for name in names:
                report = name == REPORT
                pdf = _report(layout, printer) if report else printer.print_page(editions[name][0])
                (layout.pdf / f"{name}.pdf").write_bytes(_dated(pdf))
                write_stamp(layout.pdf, name, fingerprint(layout.html, editions[name]))
                on_done(name)
    attach_pdfs(layout.html, layout.pdf, editions)


def _report(layout: Layout, printer: Printer) -> bytes:
    printed = list(_print_all(layout, printer))
    found = EDITION.search((layout.html / "index.html").read_text(encoding="utf-8"))
    edition = found[1] if found else ""
    front = printer.print_text(contents_html(printed, origin=ORIGIN, edition=edition))
    return bind_sheets(front, printed, origin=ORIGIN, edition=edition)


def _print_all(layout: Layout, printer: Printer) -> Iterator[Sheets]:
    """Print the pages of the report one after the other, with numbers that run through."""
    from pypdf import PdfReader  # noqa: PLC0415  not needed to build the book

    first = 1
    for entry in bound_pages(layout):
        if not entry.page:
            yield Sheets(entry, first)
            continue
        pdf = printer.print_page(entry.page, first=first, alone=False)
        yield Sheets(entry, first, pdf)
        first += len(PdfReader(io.BytesIO(pdf)).pages)


def _dated(pdf: bytes) -> bytes:
    """Set the dates that the browser wrote to the edition's, which leaves the length as it is."""
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", EPOCH)), UTC)
    date = moment.strftime("%Y%m%d%H%M%S+00'00'").encode()
    return DATE.sub(lambda found: b"/" + found[1] + b" (D:" + date + b")", pdf)
