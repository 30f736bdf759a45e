"""Bind pages and chapters into HTML with Jupyter Book's Sphinx.

Sphinx keeps what it has parsed and goes by the time of files. Times deceive
where a clock was set back, so pages are read again by their content; and what
Sphinx keeps is thrown away when it is broken.
"""

from __future__ import annotations

import gc
import hashlib
import io
import json
import os
import shutil
from functools import partial
from typing import TYPE_CHECKING, Any

from jupyter_book.config import get_final_config
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

    from placebook.layout import Layout

__all__ = ["BookError", "bind"]

DIGESTS = "digests.json"
BASE_STYLE, PAPER_STYLE = "placebook.css", "print.css"


class BookError(RuntimeError):
    """The site could not be built; the message holds Sphinx's own words."""


def bind(layout: Layout, toc: Path, work: Path, jobs: int) -> None:
    """Turn the assembled sources into HTML.

    Parameters
    ----------
    layout
        The project's folders, with the sources assembled.
    toc
        The table of contents.
    work
        Where the HTML goes, and that of the last build stands.
    jobs
        Processes that read and write pages.

    Raises
    ------
    BookError
        If Sphinx warns or fails.
    OSError
        If a file cannot be written.
    """
    doctrees = layout.build / ".doctrees"
    built_upon = doctrees.is_dir()
    try:
        _run(layout, toc, work, jobs)
    except OSError:
        shutil.rmtree(doctrees, ignore_errors=True)
        raise
    except Exception as error:
        shutil.rmtree(doctrees, ignore_errors=True)
        if not built_upon or isinstance(error, BookError):
            raise
        # What was kept may be broken in more ways than can be named: once more, from nothing.
        shutil.rmtree(work, ignore_errors=True)
        _run(layout, toc, work, jobs)


def _run(layout: Layout, toc: Path, work: Path, jobs: int) -> None:
    config, _ = get_final_config(
        user_yaml=layout.config,
        cli_config={
            "external_toc_path": str(toc),
            "html_extra_path": [str(layout.build / "extra")],
            "placebook_data": os.path.relpath(layout.data, layout.source),
            "latex_individualpages": False,
        },
        sourcedir=layout.source,
    )
    _order_static(config)
    warnings = io.StringIO()
    doctrees = layout.build / ".doctrees"
    digests = _digests(layout.source)
    try:
        with patch_docutils(str(layout.source)), docutils_namespace():
            app = Sphinx(
                str(layout.source),
                None,
                str(work),
                str(doctrees),
                "html",
                confoverrides=config,
                status=None,
                warning=warnings,
                parallel=jobs,
            )
            app.connect("env-get-outdated", partial(_outdated, _kept(doctrees), digests))
            app.connect("env-updated", _all_at_writing)
            # Processes that read and write share this one's memory as long as nothing touches it.
            gc.collect()
            gc.freeze()
            app.build()
    except SphinxError as error:
        raise BookError(f"the book was not built: {error}\n{warnings.getvalue()}") from error
    if app.statuscode or warnings.getvalue().strip():
        raise BookError(f"the book was not built:\n{warnings.getvalue()}")
    (doctrees / DIGESTS).write_text(json.dumps(digests), encoding="utf-8")


def _order_static(config: dict[str, Any]) -> None:
    """Load what all styles build on first and what paper changes last; else by name.

    Jupyter Book takes them in the order in which the file system lists them, which
    differs from machine to machine, and the later of two rules of equal weight holds.
    """
    last = {BASE_STYLE: -1, PAPER_STYLE: 1}
    config["html_css_files"].sort(key=lambda name: (last.get(name, 0), name))
    config["html_js_files"].sort()


def _all_at_writing(app: Sphinx, *_: object) -> None:
    """Write in as many processes as may run: Sphinx keeps one for itself and hardly needs it."""
    app.parallel += app.parallel > 1


def _outdated(
    kept: dict[str, str], digests: dict[str, str], _app: Sphinx, env: BuildEnvironment, *_: set[str]
) -> list[str]:
    """Name the pages whose content is not that of the last build, whatever their time says."""
    paths = {page: os.path.relpath(env.doc2path(page), env.srcdir) for page in env.found_docs}
    return [page for page, path in paths.items() if kept.get(path) != digests.get(path)]


def _digests(source: Path) -> dict[str, str]:
    pages = [path for path in source.rglob("*") if path.suffix in {".md", ".ipynb"}]
    return {
        os.path.relpath(path, source): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in pages
    }


def _kept(doctrees: Path) -> dict[str, str]:
    try:
        return dict(json.loads((doctrees / DIGESTS).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}
