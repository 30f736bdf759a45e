"""Tables whose cells are shaded by size: figures first, shade for those who can see it.

A heat map drawn as a picture says nothing to a reader who cannot see it, and on a telephone its
names are too small to read. A table with shaded cells can be read, sorted, copied and printed.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["heat_cell", "heat_table"]

SMALL = 0.05
# Ratios at which a cell gets darker: far below, below, about the same as, above, well above.
STEPS = (0.5, 0.9, 1.1, 2.0)


def heat_cell(ratio: float, shown: str = "") -> str:
    """Write a cell that is darker the higher its ratio to the whole.

    Parameters
    ----------
    shown
        What it says; by default the ratio with one decimal.

    Examples
    --------
    >>> heat_cell(1.04)
    '<span class="pb-heat pb-heat-2">1.0×</span>'
    """
    plain = f"{ratio:.1f}×" if ratio >= SMALL else f"{ratio:.1g}×" if ratio else "none"
    step = sum(ratio >= edge for edge in STEPS)
    return f'<span class="pb-heat pb-heat-{step}">{escape(shown or plain)}</span>'


def heat_table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numeric: Sequence[bool] = (),
    sortable: bool = True,
) -> str:
    """Write a table of shaded cells.

    Parameters
    ----------
    rows
        Cells as HTML, for instance from `heat_cell`; the first heads its row.
    sortable
        Whether readers may sort it.
    """
    flags = list(numeric) or [False, *(True for _ in head[1:])]
    kind = "pb-heat-table" + (" pb-sortable" if sortable else "")
    return html_table(caption, head, rows, numeric=flags, kind=kind)
