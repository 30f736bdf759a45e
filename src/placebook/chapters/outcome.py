"""What a chapter may take, and what became of it.

They stand apart from the running, so that a build in which nothing is due imports no papermill.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits", "Outcome"]


@dataclass(frozen=True)
class Limits:
    """What a chapter may take; with nbclient only the time of a cell is limited.

    Parameters
    ----------
    cell_seconds, chapter_seconds
        Time for one cell and for all of them.
    memory
        Megabytes that a chapter may add to what its process has at the start.
    """

    cell_seconds: float = 120
    chapter_seconds: float = 600
    memory: int = 2048


@dataclass(frozen=True)
class Outcome:
    """What became of one chapter: its text, or `cause` and, where known, `cell`."""

    id: str
    text: str = ""
    cell: int | None = None
    cause: str = ""

    @property
    def failed(self) -> bool:
        """Whether there is no chapter."""
        return bool(self.cause)
