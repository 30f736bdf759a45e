"""Spare a build the checks that the same bytes have passed before, in it or by command."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from placebook.dataset.check.package import check_package

if TYPE_CHECKING:
    from placebook.dataset.check.problem import Problem

__all__ = ["check_again", "check_once", "remember_sound"]


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
    if stamp.is_file() and stamp.read_bytes() == _digest(folder).encode():
        return []
    return check_again(folder, stamp)


def check_again(folder: Path, stamp: Path) -> list[Problem]:
    """Check the data package in any case, and remember if it is sound; as :func:`check_once`."""
    digest = _digest(folder)  # of what is about to be checked, should it change meanwhile
    problems = check_package(folder)
    if not problems:
        _note(digest, stamp)
    return problems


def remember_sound(folder: Path, stamp: Path) -> None:
    """Remember that the data package is sound as it is now: what was wrong has been accepted."""
    _note(_digest(folder), stamp)


def _note(digest: str, stamp: Path) -> None:
    with suppress(OSError):  # it can be checked again
        stamp.parent.mkdir(exist_ok=True)
        stamp.write_text(digest, encoding="utf-8")


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
