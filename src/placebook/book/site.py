"""Build the site with Jupyter Book's Sphinx and put it in place in one step.

The build goes to a folder of its own, so a failed build leaves the last good
site whole.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.book.assemble import assemble, built_places
from placebook.book.binding import BookError, bind
from placebook.book.contents import paper_editions
from placebook.book.fresh import clear_if_changed, site_fingerprint
from placebook.book.paper import attach_pdfs
from placebook.takeaway import write_takeaways

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.dataset import DataPackage
    from placebook.layout import Layout

__all__ = ["BookError", "Site", "publish"]

# Only where the environment has not set it: 1 January 2026, so that no page carries a build time.
EPOCH = "1767225600"


@dataclass(frozen=True)
class Site:
    """A finished site."""

    html: Path
    chapters: int
    pages: int


def publish(layout: Layout, package: DataPackage, *, jobs: int = 2) -> Site:
    """Bind pages and chapters into the site.

    Parameters
    ----------
    layout
        The project's folders.
    package
        The data package.
    jobs
        Processes that read and write pages.

    Raises
    ------
    BookError
        If Sphinx warns or fails.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    toc = assemble(layout, package)
    work = layout.build / ".html"
    places = built_places(layout, package)
    taken = write_takeaways(layout, places, jobs=jobs)
    made_from = site_fingerprint(layout, taken)
    if not _published(layout, made_from):
        clear_if_changed(layout, work, layout.build / ".doctrees")
        bind(layout, toc, work, jobs)
        _put_in_place(work, taken, layout.html)
        _stamp(layout).write_text(made_from, encoding="utf-8")
    attach_pdfs(layout.html, layout.pdf, paper_editions(layout))
    pages = sum(1 for _ in layout.html.rglob("*.html"))
    return Site(layout.html, len(places), pages)


def _stamp(layout: Layout) -> Path:
    return layout.build / ".published"


def _published(layout: Layout, made_from: str) -> bool:
    """Tell whether the site that stands was made from just this, and nobody has touched it."""
    stamp = _stamp(layout)
    known = stamp.is_file() and stamp.read_bytes() == made_from.encode()
    return known and (layout.html / "index.html").is_file()


def _put_in_place(work: Path, taken: Path, html: Path) -> None:
    """Copy the finished work and the take-aways beside the site and swap the two."""
    new, old = html.with_name(".html-new"), html.with_name(".html-old")
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        shutil.copytree(work, new, ignore=shutil.ignore_patterns(".buildinfo*", "_sources"))
        shutil.copytree(taken, new / "downloads", ignore=shutil.ignore_patterns("*.stamp", ".*"))
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if html.exists():
        html.rename(old)
    new.rename(html)
    shutil.rmtree(old, ignore_errors=True)
