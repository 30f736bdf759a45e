"""Spare a build the checks that the same bytes have passed before."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from placebook.dataset.check.package import check_package

if TYPE_CHECKING:
    from placebook.dataset.check.problem import Problem

__all__ = ["check_once"]


def check_once(folder: Path, stamp: Path) -> list[Problem]:
    """Check the data package, unless these bytes were found sound by this very code.

    Parameters
    ----------
    folder
        Folder of ``datapackage.json``.
    stamp
        File that remembers what was found sound; written only when all is.

    Returns
    -------
    list of Problem
        As :func:`check_package` gives them.
    """
    digest = _digest(folder)
    if stamp.is_file() and stamp.read_bytes() == digest.encode():
        return []
    problems = check_package(folder)
    if not problems:
        with suppress(OSError):  # it can be checked again
            stamp.parent.mkdir(exist_ok=True)
            stamp.write_text(digest, encoding="utf-8")
    return problems


def _digest(folder: Path) -> str:
    """Digest the data and the code of the checks; what cannot be read is left to the checks."""
    digest = hashlib.sha256()
    for root in (folder, Path(__file__).parents[1]):
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                name = path.relative_to(root).as_posix()
                try:
                    content = path.read_bytes()
                except OSError:
                    content = b"unreadable"
                digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()
