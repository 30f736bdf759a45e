"""What is wrong, said in one line that leads to the cell."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Problem"]

LONGEST, LONGEST_NOTE = 80, 300


@dataclass(frozen=True)
class Problem:
    """One thing that is not as it should be.

    Parameters
    ----------
    file
        File of the package.
    expected
        What should have been there.
    row
        Line of the file, the header being row 1; none if it is the whole file.
    column
        Column, or several separated by commas.
    value
        The cell as it stands in the file.
    note
        What is there, where it is not a cell.
    grave
        False if the figures can still be used.

    Examples
    --------
    >>> print(Problem("places.csv", "one of lep, nation", 3, "kind", "county"))
    places.csv row 3, column kind: 'county'; expected one of lep, nation
    """

    file: str
    expected: str
    row: int | None = None
    column: str = ""
    value: str | None = None
    note: str = ""
    grave: bool = True

    def __str__(self) -> str:
        """Return the problem as one line."""
        where = self.file
        where += f" row {self.row}" if self.row else ""
        where += f", column {self.column}" if self.column else ""
        found = [] if self.value is None else [repr(_shortened(self.value))]
        found += [_shortened(self.note, LONGEST_NOTE)] if self.note else []
        return f"{where}: {' '.join(found)}; expected {self.expected}".replace(": ;", ":")


def _shortened(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else f"{text[:most]} ..."
