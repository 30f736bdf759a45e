"""All of the UK's regions among Europe's: how values are spread, and each region with its range."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from placebook.charts.encoding import quantitative, rows, signed, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

__all__ = ["change_axis", "distribution", "parts_of_total", "region_ranges"]

PARTS = (COLOURS["place"], COLOURS["gain"], COLOURS["second"])
HEIGHT, BREAK = 30, 22


def change_axis(title: str) -> alt.X:
    """Encode a change on either side of nought."""
    return quantitative(alt.X, "value", title, axis=signed("+", 7))


def distribution(
    table: pd.DataFrame, *, name: str, unit: str, title: str, source: str, note: str = ""
) -> Figure:
    """Draw how many of Europe's regions have which value, the UK's at the bottom in blue.

    Parameters
    ----------
    table
        Columns ``low``, ``high``, ``group`` (UK or elsewhere), ``regions``.
    """
    drawn = table.round(2)
    scale = alt.Scale(domain=["UK", "elsewhere"], range=[COLOURS["place"], COLOURS["others"]])
    x = alt.X(field="low", type="quantitative", bin="binned", title=unit)
    count = quantitative(
        alt.Y,
        "regions",
        "Regions",
        stack="zero",
        axis=alt.Axis(titleAngle=0, titleAlign="left", titleX=-28, titleY=-8, tickMinStep=1),
    )
    bars = alt.Chart(drawn).mark_bar(stroke="white", strokeWidth=0.5)
    wide = drawn.pivot_table(index=["low", "high"], columns="group", values="regions", fill_value=0)
    return figure(
        bars.encode(
            x=x,
            x2=alt.X2(field="high"),
            y=count,
            color=alt.Color(field="group", type="nominal", scale=scale, legend=None),
            # In this order the UK's stand at the bottom.
            order=alt.Order(field="group", type="nominal", sort="ascending"),
            tooltip=tooltip(low="From", high="to", group="Where", regions="Regions"),
        ),
        wide.reset_index()[["low", "high", "UK", "elsewhere"]],
        name=name,
        title=title,
        shows=f"Histogram of Europe’s regions, the UK’s in blue, the others in grey: {unit}.",
        source=source,
        note=note,
        height=260,
        labels={"low": "From", "high": "To", "UK": "UK regions", "elsewhere": "Other regions"},
    )


def region_ranges(
    table: pd.DataFrame,
    *,
    name: str,
    axis: alt.X,
    words: Mapping[str, str],
    title: str,
    shows: str,
    source: str,
    note: str = "",
) -> Figure:
    """Draw a row a region: a range as a pale bar, the region's value as a dot.

    Parameters
    ----------
    table
        Columns ``name``, ``value``, ``low``, ``high`` and ``middle`` (missing for none), the
        first row at the top.
    axis
        The horizontal axis.
    words
        Headings of the table's columns after the name, in the order wanted.
    shows
        What kind of chart it is, for the alternative text.
    """
    drawn = table[["name", "value", "low", "high", "middle"]].round(2)
    y = rows("name", list(drawn["name"]), wrap=BREAK)
    title_of_axis = axis.to_dict()["title"]
    at = {
        field: alt.X(field=field, type="quantitative", title=title_of_axis)
        for field in ("value", "low", "middle")
    }
    # One layer brings the names; the others follow.
    plain = alt.Y(field="name", type="nominal", sort=list(drawn["name"]), title=None)
    base = alt.Chart(drawn)
    bars = base.mark_bar(height=9, color=COLOURS["others"])
    middles = base.mark_tick(color=COLOURS["uk"], thickness=2, size=11)
    dots = base.mark_point(filled=True, size=75, opacity=1, color=COLOURS["place"])
    shown = tooltip(name="Region", **words)
    layers = [
        bars.encode(x=at["low"], x2=alt.X2(field="high"), y=y),
        dots.encode(x=axis, y=plain, tooltip=shown),
    ]
    if drawn["middle"].notna().any():
        layers.insert(1, middles.encode(x=at["middle"], y=plain))
    return figure(
        alt.layer(*layers),
        drawn[["name", *words]],
        name=name,
        title=title,
        shows=shows,
        source=source,
        note=note,
        height=50 + HEIGHT * len(drawn),
        labels={"name": "Region", **words},
    )


def parts_of_total(
    table: pd.DataFrame,
    *,
    name: str,
    parts: Mapping[str, str],
    unit: str,
    title: str,
    source: str,
    note: str = "",
    highlight: Sequence[str] = (),
) -> Figure:
    """Draw bars made of parts, one a row, the first row at the top.

    Parameters
    ----------
    table
        Column ``name``, and a column each of `parts`.
    parts
        Columns that make up a bar, from the left, with their names; at most three.
    highlight
        Names whose bars are drawn in full colour, the others paler; all if empty.
    """
    drawn = table[["name", *parts]].round(2)
    long = drawn.rename(columns=dict(parts)).melt("name", var_name="part", value_name="value")
    long = long.assign(
        strong=long["name"].isin(highlight) if highlight else True,
        at=long["part"].map({part: k for k, part in enumerate(parts.values())}),
    )
    scale = alt.Scale(domain=list(parts.values()), range=list(PARTS[: len(parts)]))
    legend = alt.Legend(title=None, orient="top", columns=1) if len(parts) > 1 else None
    strength = alt.Opacity(
        field="strong",
        type="nominal",
        legend=None,
        scale=alt.Scale(domain=[True, False], range=[1, 0.6]),
    )
    bars = alt.Chart(long).mark_bar(height={"band": 0.7})
    return figure(
        bars.encode(
            x=quantitative(alt.X, "value", unit, stack="zero", axis=alt.Axis(tickCount=6)),
            y=rows("name", list(drawn["name"]), wrap=BREAK),
            color=alt.Color(field="part", type="nominal", scale=scale, legend=legend),
            opacity=strength,
            order=alt.Order(field="at", type="quantitative", sort="ascending"),
            tooltip=tooltip(name="Name", part="Part", value=unit),
        ),
        drawn,
        name=name,
        title=title,
        shows=f"Bar chart: {unit}, parted into {', '.join(parts.values())}."
        if len(parts) > 1
        else f"Bar chart: {unit}.",
        source=source,
        note=note,
        height=(110 if len(parts) > 1 else 50) + HEIGHT * len(drawn),
        labels={"name": "Name", **parts},
    )
