"""Tell whether a chapter is current without running it.

A chapter carries a fingerprint of everything that made it: template,
parameters, data, the package's own code and the libraries. A cache that
looks at code alone serves yesterday's numbers when only the data changed.
"""

from __future__ import annotations

import hashlib
import json
import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

import placebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from placebook.chapters.plan import Chapter

from pathlib import Path

__all__ = ["chapter_fingerprint", "common_fingerprint", "stored_fingerprint"]

LIBRARIES = ("altair", "ipython", "nbformat", "numpy", "pandas", "papermill")
ROOMS = ("chapters", "charts", "dataset", "measures", "narrative")


def common_fingerprint(data: Path, engine: str) -> str:
    """Fingerprint of what all chapters share: data, code, libraries, engine.

    Parameters
    ----------
    data
        Folder of the data package; every file in it counts.
    engine
        Name of the engine that runs the notebooks.
    """
    package = Path(placebook.__file__).parent
    code = [package / "layout.py", *(f for room in ROOMS for f in (package / room).rglob("*.py"))]
    parts = [
        _digest_files(data, (path for path in data.rglob("*") if path.is_file())),
        _digest_files(package, code),
        *(f"{library}=={version(library)}" for library in LIBRARIES),
        platform.python_version(),
        engine,
    ]
    return _digest("\n".join(parts).encode())


def chapter_fingerprint(chapter: Chapter, common: str) -> str:
    """Fingerprint of one chapter, given that of all it shares with the others."""
    parameters = json.dumps(chapter.parameters, sort_keys=True)
    template = _digest(chapter.template.read_bytes())
    return _digest(f"{common}\n{template}\n{parameters}\n{chapter.title}".encode())


def stored_fingerprint(output: Path) -> str | None:
    """Read the fingerprint that a built chapter carries.

    Returns
    -------
    str or None
        None if there is no chapter, or one that cannot be read: it is then
        simply built again.
    """
    try:
        return str(json.loads(output.read_bytes())["metadata"]["placebook"]["fingerprint"])
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _digest_files(base: Path, files: Iterable[Path]) -> str:
    lines = [f"{path.relative_to(base).as_posix()} {_digest(path.read_bytes())}" for path in files]
    return _digest("\n".join(sorted(lines)).encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
