"""Regions of Scotland, Wales and Northern Ireland: on the map, in order, and their strengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS, SEQUENCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["region_map", "region_ranking", "region_strengths"]

# As seen from a template, and from a page of the site: both have the data beside them.
ADDRESS = "../data/nation_regions.topojson"
SHAPES = {"type": "topojson", "feature": "regions3"}
NATIONS = {"scotland": "Scotland", "wales": "Wales", "northern-ireland": "Northern Ireland"}
TONES = {"Scotland": "place", "Wales": "loss", "Northern Ireland": "gain"}
ROW = 31


def region_map(
    table: pd.DataFrame,
    *,
    unit: str,
    breaks: Sequence[float],
    title: str,
    source: str,
    note: str = "",
) -> Figure:
    """Draw the regions in classes of colour.

    Parameters
    ----------
    table
        Columns ``region`` (code), ``name``, ``value``.
    breaks
        The values between the classes.
    """
    drawn = table[["region", "name", "value"]].round({"value": 1})
    values = alt.LookupData(alt.InlineData(drawn.to_dict("records")), "region", ["name", "value"])
    shades = SEQUENCE[: len(breaks)] + SEQUENCE[-1:]
    scale = alt.Scale(type="threshold", domain=list(breaks), range=shades)
    land = (
        alt.Chart(alt.Data(url=ADDRESS, format=SHAPES))
        .mark_geoshape(stroke="white", strokeWidth=0.6)
        .transform_lookup(lookup="id", from_=values)
        .encode(
            color=quantitative(
                alt.Color, "value", unit, scale=scale, legend=alt.Legend(orient="right")
            ),
            tooltip=tooltip(name="Region", value=unit),
        )
        .project(type="transverseMercator", rotate=[4, 0, 0])
    )
    return figure(
        land,
        drawn.sort_values("value", ascending=False)[["name", "value"]],
        name="region-map",
        title=title,
        shows=(
            "Map of the ITL 3 regions of Scotland, Wales and Northern Ireland in classes of "
            f"colour, darker for more: {unit}."
        ),
        source=source,
        note=note,
        height=560,
        labels={"name": "Region", "value": unit},
    )


def region_ranking(
    table: pd.DataFrame, *, unit: str, title: str, source: str, note: str = ""
) -> Figure:
    """Draw the regions in order, in their nation's colour, the UK as a line at 100.

    Parameters
    ----------
    table
        Columns ``name``, ``nation``, ``value``.
    """
    ordered = table.sort_values("value", ascending=False)
    drawn = ordered[["name", "nation", "value"]].round({"value": 1})
    drawn["nation"] = drawn["nation"].map(NATIONS)
    y = rows("name", list(drawn["name"]))
    x = quantitative(alt.X, "value", unit, scale=alt.Scale(domainMin=0))
    scale = alt.Scale(domain=list(TONES), range=[COLOURS[tone] for tone in TONES.values()])
    colour = alt.Color(field="nation", type="nominal", title=None, scale=scale)
    bars = (
        alt.Chart(drawn)
        .mark_bar(height={"band": 0.66})
        .encode(x=x, y=y, color=colour, tooltip=tooltip(name="Region", nation="", value=unit))
    )
    line = alt.Chart(pd.DataFrame({"value": [100]})).mark_rule(
        color=COLOURS["nation"], strokeWidth=2, strokeDash=[4, 3]
    )
    return figure(
        layered(bars, line.encode(x=x)),
        drawn,
        name="region-ranking",
        title=title,
        shows=f"Bar chart: {unit}, a bar a region, the UK as a dashed line.",
        source=source,
        note=note,
        height=80 + ROW * len(drawn),
        labels={"name": "Region", "nation": "Nation", "value": unit},
    )


def region_strengths(
    table: pd.DataFrame,
    *,
    nation: str,
    title: str,
    source: str,
    note: str = "",
    names: Mapping[str, str],
) -> Figure:
    """Draw the highest location quotients of one nation's regions, a row a region and industry.

    Parameters
    ----------
    table
        Columns ``region``, ``short_title``, ``lq``, ``share``, in the order of the rows.
    nation
        Id of the nation.
    names
        Names of regions by code.
    """
    drawn = table[["short_title", "lq", "share"]].round({"lq": 2, "share": 4})
    drawn.insert(0, "region", table["region"].map(names))
    drawn["label"] = drawn["region"] + ": " + drawn["short_title"].str[:1].str.lower()
    drawn["label"] += drawn["short_title"].str[1:]
    y = rows("label", list(drawn["label"]), wrap=34)
    x = quantitative(alt.X, "lq", "Location quotient (UK = 1)", scale=alt.Scale(domainMin=0))
    base = alt.Chart(drawn)
    text = base.mark_text(align="left", dx=5).encode(
        x=x, y=y, text=alt.Text(field="lq", type="quantitative", format=".1f")
    )
    bars = base.mark_bar(color=COLOURS["place"], height={"band": 0.6}).encode(
        x=x, y=y, tooltip=tooltip(region="Region", short_title="Industry", lq="Quotient")
    )
    shown = drawn.assign(share=(drawn["share"] * 100).round(1))
    return figure(
        layered(bars, text),
        shown[["region", "short_title", "lq", "share"]],
        name=f"strengths-{nation}",
        title=title,
        shows="Bar chart: location quotients, a bar a region and industry.",
        source=source,
        note=note,
        height=60 + 30 * len(drawn),
        right=40,
        labels={
            "region": "Region",
            "short_title": "Industry",
            "lq": "Location quotient",
            "share": "Share of GVA (%)",
        },
    )
