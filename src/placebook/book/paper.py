"""Offer each chapter on paper: its PDF where a current one was made, else a button that prints.

A PDF is made from the finished page, so it can only be linked afterwards. It
is current while the page's article and what draws and prints it are the bytes
it was made from; any other is neither copied to the site nor linked.
"""

from __future__ import annotations

import hashlib
import json
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from placebook.book.contents import REPORT
from placebook.book.drawings import drawings_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["attach_pdfs", "current_pdfs", "fingerprint", "print_offer", "write_stamp"]

STAMPS = "stamps.json"
OFFER = re.compile(r'(<span class="pb-pdf" data-pdf="([a-z0-9-]+)">).*?</span>', re.DOTALL)
ARTICLE = re.compile(r'<article class="bd-article">.*</article>', re.DOTALL)
BUTTON = '<button type="button" class="pb-print" hidden>Print or save as PDF</button>'
# What else of the site shows on paper, and the code that prints and binds.
SHARED = (
    "_static/figures.js",
    "_static/print.js",
    "assets/vega.js",
    "data/boundaries.topojson",
)
CODE = ("collate.py", "press.py", "printing.py")
MEGABYTE = 1e6


def print_offer(name: str) -> str:
    """Write the spot in a page where its PDF is offered; until there is one, a button."""
    return f' <span class="pb-pdf" data-pdf="{escape(name)}">{_without(name)}</span>'


def attach_pdfs(site: Path, pdfs: Path, made_of: Mapping[str, Sequence[str]]) -> list[str]:
    """Copy the PDFs that are current to the site and link them, and unlink those that are not.

    Parameters
    ----------
    site
        The finished site; its pages are changed.
    pdfs
        Folder of the PDFs and their stamps; it may be missing.
    made_of
        For the name of each PDF the pages that are in it.

    Returns
    -------
    list of str
        Names of the PDFs that are on the site.
    """
    current = current_pdfs(site, pdfs, made_of)
    old = [path for path in (site / "downloads").glob("*.pdf") if path.stem not in current]
    for path in old:
        path.unlink()
    sizes = {}
    for name in current:
        copy = site / "downloads" / f"{name}.pdf"
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((pdfs / copy.name).read_bytes())
        sizes[name] = copy.stat().st_size
    if sizes or old:
        for page in sorted(site.rglob("*.html")):
            _write_offers(page, page.relative_to(site), sizes)
    return current


def current_pdfs(site: Path, pdfs: Path, made_of: Mapping[str, Sequence[str]]) -> list[str]:
    """List the PDFs that were made from the site as it stands."""
    stamps = _read_stamps(pdfs)
    return [
        name
        for name, pages in made_of.items()
        if name in stamps
        and (pdfs / f"{name}.pdf").is_file()
        and stamps[name] == fingerprint(site, pages)
    ]


def _write_offers(page: Path, name: Path, current: Mapping[str, int]) -> None:
    """Put links to PDFs, or buttons, where a page offers them."""
    up = "../" * (len(name.parts) - 1)

    def offer(found: re.Match[str]) -> str:
        size = current.get(found[2])
        link = f'<a href="{up}downloads/{found[2]}.pdf">PDF</a> <small>{_in_words(size)}</small>'
        return f"{found[1]}{link if size else _without(found[2])}</span>"

    text = page.read_text(encoding="utf-8")
    with_offers = OFFER.sub(offer, text)
    if with_offers != text:
        page.write_text(with_offers, encoding="utf-8")


def _without(name: str) -> str:
    return "" if name == REPORT else BUTTON


def _in_words(size: int | None) -> str:
    return f"{max((size or 0) / MEGABYTE, 0.1):.1f} MB"


def fingerprint(site: Path, pages: Sequence[str]) -> str:
    """Make a fingerprint of what pages look like on paper.

    Parameters
    ----------
    pages
        Their paths in the site, for instance ``places/oxfordshire.html``, in order.
    """
    digest = hashlib.sha256()
    files = [site / name for name in SHARED] + [Path(__file__).parent / name for name in CODE]
    files += sorted((site / "_static").glob("*.css"))
    for page in pages:
        text = OFFER.sub("", (site / page).read_text(encoding="utf-8"))
        article = ARTICLE.search(text)
        digest.update(page.encode() + (article.group(0) if article else text).encode())
        files.append(drawings_path(site, page.removesuffix(".html")))
    for path in files:
        digest.update(path.name.encode() + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()


def write_stamp(pdfs: Path, name: str, stamp: str) -> None:
    """Note what a PDF was made from."""
    known = _read_stamps(pdfs) | {name: stamp}
    text = json.dumps(known, indent=1, sort_keys=True) + "\n"
    (pdfs / STAMPS).write_text(text, encoding="utf-8")


def _read_stamps(pdfs: Path) -> dict[str, str]:
    path = pdfs / STAMPS
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
