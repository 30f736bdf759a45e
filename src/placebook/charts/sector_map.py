"""Sectors by place: the Hub’s sheet as a table, the explorer of partners, counts by sector.

The table and the explorer are made of words and figures alone, so the notebook hands them over
and the book prints them; only the counts are a drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from placebook.charts.encoding import quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.palette import COLOURS
from placebook.charts.side_by_side import MIME

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["SectorMap", "sector_counts"]

KINDS = ("both", "industry", "research")
NAMES = {"both": "Both", "industry": "Industry only", "research": "Research only"}


@dataclass(frozen=True)
class SectorMap:
    """The sheet of sectors and places, for the book to print.

    Parameters
    ----------
    content
        As ``narrative.sector_map.sheet`` or ``narrative.sector_map.explorer`` gives it.
    """

    content: Mapping[str, Any]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        count = len(self.content["places"])
        return {MIME: dict(self.content), "text/plain": f"sectors in {count} places"}


def sector_counts(table: pd.DataFrame, *, title: str, source: str, note: str = "") -> Figure:
    """Draw in how many places industry, research or both stand out, by sector.

    Parameters
    ----------
    table
        A row a sector: ``short_title``, ``both``, ``industry``, ``research`` (numbers of places).
    """
    drawn = table.melt("short_title", list(KINDS), "kind", "count")
    drawn["kind"] = drawn["kind"].map(NAMES)
    drawn = drawn[drawn["count"] > 0]
    colour = alt.Color(
        field="kind",
        type="nominal",
        title=None,
        sort=[*NAMES.values()],
        scale=alt.Scale(
            domain=[*NAMES.values()],
            range=[COLOURS["place"], COLOURS["gain"], COLOURS["second"]],
        ),
        legend=alt.Legend(orient="top"),
    )
    stack = alt.Order(field="order", type="quantitative")
    drawn["order"] = drawn["kind"].map({name: k for k, name in enumerate(NAMES.values())})
    x = quantitative(alt.X, "count", "Number of LEPs", axis=alt.Axis(tickMinStep=1), stack="zero")
    y = rows("short_title", list(table["short_title"]))
    shown = tooltip(short_title="Sector", kind="Evidence", count="LEPs")
    bars = alt.Chart(drawn).mark_bar(height={"band": 0.66})
    return figure(
        bars.encode(x=x, y=y, color=colour, order=stack, tooltip=shown),
        table[["short_title", *KINDS]],
        name="sector-counts",
        title=title,
        shows="Stacked bar chart: number of LEPs with strong industry, strong research or both.",
        source=source,
        note=note,
        height=70 + 36 * len(table),
        labels={"short_title": "Sector", **NAMES},
    )
