"""Remember why each chapter was last run, for the analyst who wonders.

It is kept beside the chapters, not in them: two builds of one commit must be
equal, whatever went before.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from placebook.chapters.shelf import write_if_changed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["read_reasons", "remember_reasons"]


def read_reasons(path: Path) -> dict[str, list[str]]:
    """Read why chapters were last run, by id; nothing if that is not known."""
    try:
        noted = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): [str(reason) for reason in noted[name]] for name in noted}
    except (OSError, ValueError, TypeError):
        return {}


def remember_reasons(path: Path, reasons: Mapping[str, Sequence[str]]) -> None:
    """Note why chapters were run now; what is noted of others stays."""
    noted = {**read_reasons(path), **{name: list(reasons[name]) for name in reasons}}
    write_if_changed(path, json.dumps(noted, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
