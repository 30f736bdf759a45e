"""Names above their marks, in a scatter chart where there is more room above than beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import numpy as np

from placebook.charts.encoding import wrapped
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["named_marks", "placed_names"]

LINE_HEIGHT, GAP, LIFT = 15, 6, 26
LETTERS = 17


def placed_names(named: pd.DataFrame, level: str, unit: float) -> pd.DataFrame:
    """Place names above their marks, each above the one before, none below its own mark.

    Parameters
    ----------
    named
        Marks to name: ``short_title``, ``lq`` and the column `level`.
    level
        The column of the vertical axis.
    unit
        What a pixel is on it.

    Returns
    -------
    DataFrame
        ``lq``, ``density``, ``label``, ``at`` (where the first line of the label stands)
        and ``top`` (the upper edge of the label), the lowest first.
    """
    table = named[["lq"]].assign(
        density=named[level], label=[wrapped(name, LETTERS) for name in named["short_title"]]
    )
    table = table.sort_values("density", kind="stable")
    heights = [(label.count("\n") + 1) * LINE_HEIGHT * unit for label in table["label"]]
    foot, tops = -np.inf, []
    for density, height in zip(table["density"], heights, strict=True):
        foot = max(density + LIFT / 2 * unit, foot)
        tops.append(foot + height)
        foot += height + GAP * unit
    # The first line stands at the position given, the others below it.
    first = [top - LINE_HEIGHT / 2 * unit for top in tops]
    return table.assign(at=first, top=tops)


def named_marks(table: pd.DataFrame, x: alt.X) -> list[alt.Chart]:
    """Draw names, and a line from each mark to its name.

    Parameters
    ----------
    table
        As `placed_names` gives it.
    x
        The horizontal encoding of the marks.
    """
    text = alt.Text(field="label", type="nominal")
    at = alt.Y(field="at", type="quantitative")
    marks = [{"stroke": "white", "strokeWidth": 4}, {}]
    base = alt.Chart(table[["lq", "density", "label", "at"]].round({"at": 2}))
    leader = base.mark_rule(color=COLOURS["others"]).encode(
        x=x, y=alt.Y(field="density", type="quantitative"), y2=alt.Y2(field="at")
    )
    texts = [
        base.mark_text(align="right", dx=-5, lineBreak="\n", baseline="middle", **mark).encode(
            x=x, y=at, text=text
        )
        for mark in marks
    ]
    return [leader, *texts]
