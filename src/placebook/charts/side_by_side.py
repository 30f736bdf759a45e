"""Lines of places that the reader chooses: the drawing without its data, and the data apart.

A page on which any two to four places can be set side by side cannot hold a
drawing for each choice. So it holds one drawing with room for four places and
the UK, and every place's series, measured and rounded here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from placebook.charts.encoding import (
    SEPARATE_COLOURS,
    level_title,
    quantitative,
    tooltip,
    years,
)
from placebook.charts.figure import figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS, LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SLOTS", "Comparison", "drawn_series", "side_by_side"]

MIME = "application/vnd.placebook.comparison+json"
# The first place has the colour of a chapter's place, the others those beside it, the UK its own.
SLOTS = ("place", "nation", "second", "loss", "uk")
DASHES = ([1, 0], [6, 3], [10, 3, 2, 3], [4, 2], [2, 2])
LABEL_ROOM = 12


@dataclass(frozen=True)
class Comparison:
    """All that the page on places side by side shows, for the book to print.

    Parameters
    ----------
    content
        ``places``, ``headlines``, ``industries`` and ``trends``, as JSON holds them.
    """

    content: Mapping[str, Any]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        count = len(self.content["places"])
        return {MIME: dict(self.content), "text/plain": f"{count} places to set side by side"}


def side_by_side(
    series: pd.DataFrame,
    words: Mapping[str, Any],
    *,
    name: str,
    unit: str,
    source: str,
    note: str = "",
    decimals: int = 1,
    height: int = 340,
) -> dict[str, Any]:
    """Draw one indicator over the years for places that are not chosen yet.

    The drawing reads two data sets by name: ``lines`` (``slot``, ``name``,
    ``period``, ``value``, ``area``) and ``labels`` (``slot``, ``period``,
    ``label``, ``at``). A slot is the place's position in the choice, ``"4"``
    the UK.

    Parameters
    ----------
    series
        All places: columns ``place``, ``period``, ``value``, ``area``.
    words
        What a title is joined from: ``lead``, and ``pieces`` by place.
    unit
        Title of the vertical axis.
    decimals
        Of the values in the table.

    Returns
    -------
    dict
        `words` with ``spec``, the drawing, and ``series``, every place's data.
    """
    x = years(series.dropna(subset="value"))
    scale = alt.Scale(zero=False, nice=True)
    y = alt.Y(field="value", type="quantitative", axis=level_title(unit), scale=scale)
    base = alt.Chart(alt.NamedData("lines"))
    lines = base.mark_line().encode(
        x=x,
        y=y,
        color=_colour(COLOURS[slot] for slot in SLOTS),
        strokeDash=_by_slot(alt.StrokeDash, DASHES),
        detail=alt.Detail(field="area", type="nominal"),
    )
    points = base.mark_point(filled=True, size=40, opacity=0).encode(
        x=x, y=y, tooltip=tooltip(name="Place", period="Year", value=unit)
    )
    drawing = figure(
        layered(lines, points, _labels(), resolve=SEPARATE_COLOURS),
        pd.DataFrame({"Year": []}),
        name=name,
        title="",
        shows=f"Line chart: {unit} by year",
        source=source,
        note=note,
        height=height,
        right=LABEL_ROOM,
    )
    return {**words, "spec": drawing.spec, "series": drawn_series(series, decimals)}


def drawn_series(series: pd.DataFrame, decimals: int) -> dict[str, dict[str, list]]:
    """Lay out each place's series for the drawing.

    Parameters
    ----------
    series
        Columns ``place``, ``period``, ``value``, ``area``.
    decimals
        Of the values as they are read.

    Returns
    -------
    dict
        By place: ``years``, ``values``, ``shown`` (the values in words), and
        ``areas`` where the boundaries changed.
    """
    known = series.dropna(subset="value").sort_values("period")
    drawn: dict[str, dict[str, list]] = {}
    for place, rows in known.groupby("place", sort=False):
        one = {
            "years": [int(period) for period in rows["period"]],
            "values": [round(float(value), 4) for value in rows["value"]],
            "shown": [_as_in_tables(float(value), decimals) for value in rows["value"]],
        }
        if len(set(rows["area"])) > 1:
            one["areas"] = [int(area) for area in rows["area"]]
        drawn[str(place)] = one
    return drawn


def _as_in_tables(value: float, decimals: int) -> str:
    """Write a value as the tables below the chapters' figures do.

    Examples
    --------
    >>> _as_in_tables(1234.56, 1), _as_in_tables(99.96, 1)
    ('1,234.6', '100')
    """
    return f"{round(value, decimals):,}".removesuffix(".0")


def _labels() -> alt.Chart:
    """Write each name at the end of its line."""
    text = alt.Chart(alt.NamedData("labels")).mark_text(
        align="left", dx=8, lineBreak="\n", baseline="middle", fontWeight="bold"
    )
    return text.encode(
        x=quantitative(alt.X, "period", None),
        y=alt.Y(field="at", type="quantitative"),
        text=alt.Text(field="label", type="nominal"),
        color=_colour(LABELS.get(COLOURS[slot], COLOURS[slot]) for slot in SLOTS),
    )


def _colour(colours: Any) -> alt.Color:
    return _by_slot(alt.Color, list(colours))


def _by_slot(channel: type, values: Any) -> alt.SchemaBase:
    scale = alt.Scale(domain=[str(k) for k in range(len(SLOTS))], range=list(values))
    return channel(field="slot", type="nominal", scale=scale, legend=None)
