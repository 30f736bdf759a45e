"""Build the site with Jupyter Book's Sphinx and put it in place in one step.

The build goes to a folder of its own, so a failed build leaves the last good
site whole.
"""

from __future__ import annotations

import io
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jupyter_book.config import get_final_config
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from placebook.book.assemble import assemble, built_places
from placebook.book.contents import paper_editions
from placebook.book.fresh import clear_if_changed
from placebook.book.paper import attach_pdfs
from placebook.takeaway import write_takeaways

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.dataset import DataPackage
    from placebook.layout import Layout

__all__ = ["BookError", "Site", "publish"]

# Only where the environment has not set it: 1 January 2026, so that no page carries a build time.
EPOCH = "1767225600"


class BookError(RuntimeError):
    """The site could not be built; the message holds Sphinx's own words."""


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
    clear_if_changed(layout, work, layout.build / ".doctrees")
    _run_sphinx(layout, toc, work, jobs)
    _put_in_place(work, taken, layout.html)
    attach_pdfs(layout.html, layout.pdf, paper_editions(layout))
    pages = sum(1 for _ in layout.html.rglob("*.html"))
    return Site(layout.html, len(places), pages)


def _run_sphinx(layout: Layout, toc: Path, work: Path, jobs: int) -> None:
    config, _ = get_final_config(
        user_yaml=layout.root / "_config.yml",
        cli_config={
            "external_toc_path": str(toc),
            "html_extra_path": [str(layout.build / "extra")],
            "placebook_data": os.path.relpath(layout.data, layout.source),
            "latex_individualpages": False,
        },
        sourcedir=layout.source,
    )
    warnings = io.StringIO()
    try:
        with patch_docutils(str(layout.source)), docutils_namespace():
            app = Sphinx(
                str(layout.source),
                None,
                str(work),
                str(layout.build / ".doctrees"),
                "html",
                confoverrides=config,
                status=None,
                warning=warnings,
                parallel=jobs,
            )
            app.build()
    except (SphinxError, OSError) as error:
        raise BookError(f"the book was not built: {error}\n{warnings.getvalue()}") from error
    if app.statuscode or warnings.getvalue().strip():
        shutil.rmtree(layout.build / ".doctrees", ignore_errors=True)
        raise BookError(f"the book was not built:\n{warnings.getvalue()}")


def _put_in_place(work: Path, taken: Path, html: Path) -> None:
    """Copy the finished work and the take-aways beside the site and swap the two."""
    new, old = html.with_name(".html-new"), html.with_name(".html-old")
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(work, new, ignore=shutil.ignore_patterns(".buildinfo*", "_sources"))
    shutil.copytree(taken, new / "downloads", ignore=shutil.ignore_patterns("*.stamp", ".*"))
    if html.exists():
        html.rename(old)
    new.rename(html)
    shutil.rmtree(old, ignore_errors=True)
