"""Tell whether the last build may be built upon.

Sphinx looks at each page's own file. What all pages share it does not look
at: the contents, the headings in them, templates, styles, this package's code
and the libraries. A page would keep an old sidebar, and a chapter that has
left the book would stay on the site, so a change in any of these starts afresh.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.layout import Layout

__all__ = ["clear_if_changed", "shared_fingerprint", "site_fingerprint"]

PACKAGE = Path(__file__).parents[1]
ROOMS = ("book", "cases", "dataset", "narrative", "takeaway")
LIBRARIES = (
    "jupyter-book",
    "myst-nb",
    "pydata-sphinx-theme",
    "sphinx",
    "sphinx-book-theme",
    "vl-convert-python",
)
# Its terms are linked on all pages.
GLOSSARY = "glossary"
HEADING = re.compile(rb'^(?:\s*")?# .+$', re.MULTILINE)


def clear_if_changed(layout: Layout, work: Path, doctrees: Path) -> None:
    """Remove what the last build left, if something that all pages share has changed.

    Parameters
    ----------
    layout
        The project's folders, with the book's sources assembled.
    work, doctrees
        What Sphinx would build upon: its output and its parsed pages.
    """
    stamp = layout.build / ".shared"
    current = shared_fingerprint(layout)
    if stamp.is_file() and stamp.read_bytes() == current.encode():
        return
    for folder in (work, doctrees):
        shutil.rmtree(folder, ignore_errors=True)
    stamp.write_text(current, encoding="utf-8")


def shared_fingerprint(layout: Layout) -> str:
    """Make a fingerprint of all that more than one page depends on."""
    digest = hashlib.sha256()
    for name, content in _shared(layout):
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def site_fingerprint(layout: Layout, taken: Path) -> str:
    """Make a fingerprint of all that the finished site depends on.

    Parameters
    ----------
    layout
        The project's folders, with the book's sources and the data assembled.
    taken
        Folder of what readers take away.
    """
    digest = hashlib.sha256(shared_fingerprint(layout).encode())
    for folder in (layout.source, layout.build / "extra", taken):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder)} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _shared(layout: Layout) -> Iterator[tuple[str, bytes]]:
    """Yield each thing that pages share, under a name that holds no folder of this machine."""
    yield "config", json.dumps(layout.config, sort_keys=True).encode()
    yield "places", (layout.data / "places.csv").read_bytes()
    for library in LIBRARIES:
        yield library, version(library).encode()
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            yield path.relative_to(PACKAGE).as_posix(), path.read_bytes()
    for path in sorted(path for path in layout.source.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if path.suffix in {".md", ".ipynb"} and path.stem != GLOSSARY:
            heading = HEADING.search(content)
            content = heading.group(0) if heading else b""
        yield path.relative_to(layout.source).as_posix(), content
