"""What was measured: written down run by run, so that a benchmark cut short loses nothing.

Runs of other code, other data or other places are told apart and not mixed.
"""

from __future__ import annotations

import hashlib
import json
import statistics
from dataclasses import asdict
from typing import TYPE_CHECKING

from benchmarks.measure import Took
from placebook.chapters import package_digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Runs", "append", "measured_on", "median", "read"]

# Way -> its runs so far.
Runs = dict[str, list[Took]]


def measured_on(root: Path, only: Sequence[str]) -> str:
    """Digest what is measured: the code, the templates, the data and the choice of places."""
    digest = hashlib.sha256(f"{package_digest()} {sorted(only)}".encode())
    for path in sorted([*(root / "templates").rglob("*.ipynb"), root / "data/datapackage.json"]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def append(path: Path, way: str, took: Took, measured: str) -> None:
    """Write one run at the end of the file of results."""
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"way": way, "measured": measured, **asdict(took)})
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def read(path: Path, measured: str) -> Runs:
    """Read the runs of what is measured now; a line that was not finished is passed over."""
    runs: Runs = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        try:
            run = json.loads(line)
        except ValueError:
            continue
        if run.pop("measured") == measured:
            runs.setdefault(run.pop("way"), []).append(Took(**run))
    return runs


def median(runs: Runs, way: str, part: str = "seconds") -> float | None:
    """Return the median of one measurement over the runs of a way; None if there is none.

    Parameters
    ----------
    part
        A field of :class:`Took`, or a name among its ``parts``.
    """
    values = [asdict(took).get(part, took.parts.get(part)) for took in runs.get(way, [])]
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None
