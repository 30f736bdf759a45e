"""Put a new package in the place of the old one, only once it is whole.

The new files are written and checked in a folder of their own beside the
package. A failure on the way leaves the package as it was; a file that did not
change is not touched, so that builds which go by time see no change either.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["replace", "staging"]

DESCRIPTOR = "datapackage.json"


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """Give an empty folder on the same disk as `folder`; it is gone afterwards."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=".refresh-", dir=folder.parent))
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def replace(staged: Path, folder: Path) -> list[str]:
    """Move the staged files into the package, the descriptor last.

    Files that only the old descriptor names are taken away; others that stand
    in the folder, such as a page about it, stay.

    Returns
    -------
    list of str
        Names of the files that were new, changed or taken away.
    """
    folder.mkdir(parents=True, exist_ok=True)
    gone = _described(folder) - {path.name for path in staged.iterdir()}
    changed = []
    for path in sorted(staged.iterdir(), key=lambda path: (path.name == DESCRIPTOR, path.name)):
        target = folder / path.name
        if target.is_file() and target.read_bytes() == path.read_bytes():
            continue
        path.replace(target)
        changed.append(path.name)
    for name in sorted(gone):
        (folder / name).unlink(missing_ok=True)
    return sorted({*changed, *gone})


def _described(folder: Path) -> set[str]:
    try:
        resources = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
        return {Path(resource["path"]).name for resource in resources}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
