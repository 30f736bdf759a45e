"""Notice a table that was changed by hand.

A figure is traced to its source through the refresh that wrote it. A cell
changed afterwards breaks that path without any other sign.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from placebook.dataset.check.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["accept_changes", "checksum_problems"]

REMEDY = (
    "that of datapackage.json: the file was changed by hand ('make refresh' makes it anew from "
    "the sources, with the corrections in scripts/metadata; 'placebook check --accept' keeps it)"
)


def checksum_problems(folder: Path, resources: list[dict], known: set[str]) -> list[Problem]:
    """Return the files whose bytes are not those that the descriptor states.

    Parameters
    ----------
    known
        Files that have other problems; those say more than a checksum does.
    """
    stated = {r["path"]: r["hash"] for r in resources if "hash" in r and r["path"] not in known}
    problems = []
    for path, wanted in stated.items():
        try:
            found = str(_stated(folder / path)["hash"])
        except OSError as error:
            problems.append(Problem(path, "a file that can be read", note=str(error.strerror)))
            continue
        if found != wanted:
            note = f"has checksum {found[:19]}..."
            problems.append(Problem(path, REMEDY, note=note, grave=False))
    return problems


def accept_changes(folder: Path) -> list[str]:
    """Write the checksums of the files as they are into the descriptor.

    Returns
    -------
    list of str
        The files that had another checksum.
    """
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    changed = []
    for resource in descriptor["resources"]:
        stated = _stated(folder / resource["path"])
        if "hash" in resource and resource["hash"] != stated["hash"]:
            resource.update(stated)
            changed.append(resource["path"])
    text = json.dumps(descriptor, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    return changed


def _stated(path: Path) -> dict[str, str | int]:
    raw = path.read_bytes()
    return {"hash": f"sha256:{hashlib.sha256(raw).hexdigest()}", "bytes": len(raw)}
