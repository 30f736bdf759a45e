"""All places together: on the map, in order, and how far apart they are over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.boundaries import ADDRESS, PLACES
from placebook.charts.encoding import level_title, quantitative, rows, tooltip, years
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS, SEQUENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["choropleth", "ranking", "spread_over_time"]


def choropleth(
    table: pd.DataFrame,
    *,
    name: str,
    unit: str,
    breaks: Sequence[float],
    title: str,
    source: str,
    note: str = "",
    decimals: int = 1,
) -> Figure:
    """Draw values on the map of places, in five classes.

    Parameters
    ----------
    table
        Columns ``place`` (id), ``name``, ``value``; LEPs, Scotland, Wales and
        Northern Ireland.
    breaks
        The four values between the five classes.
    decimals
        Of the values in the table.
    """
    drawn = table[["place", "name", "value"]].round({"value": decimals})
    shapes = alt.Data(url=ADDRESS, format=PLACES)
    values = alt.LookupData(alt.InlineData(drawn.to_dict("records")), "place", ["name", "value"])
    scale = alt.Scale(type="threshold", domain=[round(b, decimals) for b in breaks], range=SEQUENCE)
    land = (
        alt.Chart(shapes)
        .mark_geoshape(stroke="white", strokeWidth=0.6)
        .transform_lookup(lookup="properties.id", from_=values)
        .transform_filter("isValid(datum.value)")
        .encode(
            color=quantitative(
                alt.Color, "value", unit, scale=scale, legend=alt.Legend(orient="left")
            ),
            tooltip=tooltip(name="Place", value=unit),
        )
        .project(type="transverseMercator", rotate=[2, 0, 0])
    )
    ordered = drawn.sort_values("value", ascending=False)[["name", "value"]]
    return figure(
        land,
        ordered,
        name=name,
        title=title,
        shows=f"Map of the UK’s places in five classes of colour, darker for more: {unit}.",
        source=source,
        note=note,
        height=620,
        labels={"name": "Place", "value": unit},
    )


def ranking(
    table: pd.DataFrame,
    *,
    name: str,
    unit: str,
    uk: float,
    title: str,
    source: str,
    note: str = "",
    decimals: int = 1,
) -> Figure:
    """Draw places in order of one indicator, the UK as a line.

    Parameters
    ----------
    table
        Columns ``name``, ``value``, ``kind`` (lep or nation).
    uk
        The UK's value.
    """
    digits = f",.{decimals}f"
    ordered = table.sort_values("value", ascending=False)
    drawn = ordered[["name", "value", "kind"]].round({"value": max(decimals, 1)})
    scale = alt.Scale(domain=[0, float(drawn["value"].max()) * 1.15], nice=False)
    x = quantitative(alt.X, "value", unit, scale=scale, axis=alt.Axis(tickCount=6))
    y = rows("name", list(drawn["name"]), wrap=0)
    colour = alt.Color(
        field="kind",
        type="nominal",
        legend=None,
        scale=alt.Scale(domain=["lep", "nation"], range=[COLOURS["place"], COLOURS["gain"]]),
    )
    bars = alt.Chart(drawn).mark_bar(height={"band": 0.66})
    line = alt.Chart(pd.DataFrame({"value": [round(uk, 2)]})).mark_rule(
        color=COLOURS["nation"], strokeWidth=2, strokeDash=[4, 3]
    )
    words = alt.Text(field="value", type="quantitative", format=digits)
    # The dashed line stops short of the figures that it would run through.
    texts = [
        alt.Chart(drawn).mark_text(align="left", dx=5, **clear).encode(x=x, y=y, text=words)
        for clear in ({"stroke": "white", "strokeWidth": 5}, {})
    ]
    return figure(
        layered(
            bars.encode(x=x, y=y, color=colour, tooltip=tooltip(name="Place", value=unit)),
            line.encode(x=x),
            *texts,
        ),
        drawn[["name", "value"]].round({"value": decimals}),
        name=name,
        title=title,
        shows=f"Bar chart: {unit}, LEPs in blue, nations in teal, the UK as a dashed line.",
        source=source,
        note=note,
        height=50 + 19 * len(drawn),
        labels={"name": "Place", "value": unit},
    )


def spread_over_time(
    table: pd.DataFrame, *, name: str, unit: str, title: str, source: str, note: str = ""
) -> Figure:
    """Draw the middle LEP and the middle four fifths of LEPs over the years.

    Parameters
    ----------
    table
        Columns ``period``, ``low``, ``middle``, ``high``.
    """
    drawn = table.round(1)
    base = alt.Chart(drawn)
    x = years(drawn)
    scale = alt.Scale(zero=False)
    low = alt.Y(field="low", type="quantitative", axis=level_title(unit), scale=scale)
    band = base.mark_area(color=COLOURS["place"], opacity=0.18).encode(
        x=x, y=low, y2=alt.Y2(field="high")
    )
    edges = [
        base.mark_line(strokeWidth=1.5, color=COLOURS["place"], strokeDash=[4, 3]).encode(
            x=x, y=alt.Y(field=edge, type="quantitative", scale=scale)
        )
        for edge in ("low", "high")
    ]
    middle = base.mark_line(color=COLOURS["place"]).encode(
        x=x, y=alt.Y(field="middle", type="quantitative", scale=scale)
    )
    return figure(
        layered(band, *edges, middle),
        drawn.assign(period=drawn["period"].astype(str)),
        name=name,
        title=title,
        shows=f"Line chart with a band: {unit}, the middle LEP and the middle four fifths.",
        source=source,
        note=note,
        labels={"period": "Year", "low": "Lower end", "middle": "Middle LEP", "high": "Upper end"},
    )
