"""Where executed chapters are kept between builds: read, written, and never lost.

A person may open a kept chapter and change it. The next build would write over
it, so what was changed by hand is put aside first.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Kept", "cells_digest", "read_kept", "set_aside", "write_if_changed"]


@dataclass(frozen=True)
class Kept:
    """A chapter on the shelf.

    Parameters
    ----------
    fingerprint
        Of what made it, as it was written; None if it cannot be read.
    edited
        Whether its cells are no longer those that were written.
    """

    fingerprint: dict[str, Any] | None = None
    edited: bool = False


def read_kept(path: Path) -> Kept:
    """Read what is on the shelf at `path`; nothing, or what cannot be read, has no fingerprint."""
    try:
        notebook = json.loads(path.read_bytes())
        notes = notebook["metadata"]["placebook"]
        edited = notes.get("cells") not in {None, cells_digest(notebook["cells"])}
        return Kept(notes["fingerprint"], edited)
    except FileNotFoundError:
        return Kept()
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Kept(edited=_has_cells(path))


def cells_digest(cells: list[dict[str, Any]]) -> str:
    """Digest what a notebook's cells hold; the way in which lines are stored does not matter."""
    held = [_plain(cell) for cell in cells]
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()[:16]


def set_aside(path: Path, folder: Path) -> Path:
    """Move a chapter that was edited by hand into a folder where no build touches it.

    Returns
    -------
    Path
        Its new place, under the first number that is free.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = (folder / f"{path.stem}-{number}{path.suffix}" for number in count(1))
    kept = next(name for name in names if not name.exists())
    path.replace(kept)
    return kept


def write_if_changed(path: Path, text: str) -> bool:
    """Write a file in one step, and only if its bytes change.

    Returns
    -------
    bool
        Whether the file was written.
    """
    content = text.encode()
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return True


def _has_cells(path: Path) -> bool:
    """Tell a notebook that lost its notes from a file that was never whole."""
    try:
        return bool(json.loads(path.read_bytes())["cells"])
    except (OSError, ValueError, LookupError, TypeError):
        return False


def _plain(node: Any) -> Any:
    """Join text that is stored as a list of lines, as every editor of notebooks may."""
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        lines = all(isinstance(item, str) for item in node)
        return "".join(node) if lines else [_plain(item) for item in node]
    return node
