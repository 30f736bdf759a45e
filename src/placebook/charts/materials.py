"""The materials sector: where its jobs are, how much the answer depends on its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["sector_change", "sector_regions", "sector_senses"]

SENSES = {"narrow": "Narrow", "middle": "Middle", "wide": "Wide"}
SHAPES = ["diamond", "circle", "square"]


def sector_regions(
    table: pd.DataFrame, *, whole: float, title: str, source: str, note: str = ""
) -> Figure:
    """Draw the sector's share of jobs by region, with what rounding leaves open.

    Parameters
    ----------
    table
        Columns ``name``, ``jobs``, ``value``, ``lower``, ``upper`` (per cent), ``rank`` (in words).
    whole
        The share in all regions together.
    """
    drawn = table[["name", "jobs", "value", "lower", "upper", "rank"]].round(2)
    y = rows("name", list(drawn["name"]), wrap=0)
    unit = "Share of jobs (%)"
    x = quantitative(alt.X, "value", unit, scale=alt.Scale(zero=True))
    base = alt.Chart(drawn)
    hint = tooltip(name="Region", value="Share (%)", jobs="Jobs", rank="Rank")
    ends = {"x": quantitative(alt.X, "lower", unit), "x2": alt.X2(field="upper")}
    line = alt.Chart(pd.DataFrame({"value": [round(whole, 2)]})).mark_rule(
        color=COLOURS["nation"], strokeWidth=2, strokeDash=[4, 3]
    )
    return figure(
        layered(
            line.encode(x=x),
            base.mark_rule(color=COLOURS["place"], strokeWidth=3, opacity=0.45).encode(y=y, **ends),
            base.mark_point(filled=True, size=75, opacity=1, color=COLOURS["place"]).encode(
                x=x, y=y, tooltip=hint
            ),
        ),
        drawn.assign(jobs=drawn["jobs"].astype(int)),
        name="materials-regions",
        title=title,
        shows="Dot chart: share of jobs in materials by region; the dashed line is Great Britain.",
        source=source,
        note=note,
        height=60 + 19 * len(drawn),
        labels={
            "name": "Region",
            "jobs": "Jobs",
            "value": "Share (%)",
            "lower": "Lower limit (%)",
            "upper": "Upper limit (%)",
            "rank": "Rank",
        },
    )


def sector_senses(table: pd.DataFrame, *, title: str, source: str, note: str = "") -> Figure:
    """Draw regions' location quotients in the three senses of the sector.

    Parameters
    ----------
    table
        Columns ``name``, ``narrow``, ``middle``, ``wide``, in the order to draw.
    """
    drawn = table[["name", *SENSES]].round(2)
    dots = pd.concat(
        [drawn[["name"]].assign(sense=word, lq=drawn[sense]) for sense, word in SENSES.items()]
    )
    y = rows("name", list(drawn["name"]), wrap=0)
    x = quantitative(alt.X, "lq", "Location quotient (Great Britain = 1)")
    scale = {"domain": list(SENSES.values())}
    colours = [COLOURS["loss"], COLOURS["place"], COLOURS["gain"]]
    points = alt.Chart(dots).mark_point(filled=True, size=95, opacity=1)
    one = alt.Chart(pd.DataFrame({"lq": [1]})).mark_rule(color=COLOURS["uk"], strokeDash=[4, 3])
    return figure(
        layered(
            one.encode(x=x),
            points.encode(
                x=x,
                y=y,
                color=alt.Color(
                    field="sense",
                    type="nominal",
                    scale=alt.Scale(**scale, range=colours),
                    legend=alt.Legend(title=None),
                ),
                shape=alt.Shape(
                    field="sense",
                    type="nominal",
                    scale=alt.Scale(**scale, range=SHAPES),
                    legend=alt.Legend(title=None),
                ),
                tooltip=tooltip(name="Region", sense="Sense", lq="Location quotient"),
            ),
        ),
        drawn,
        name="materials-senses",
        title=title,
        shows="Dot chart: location quotients of materials by region, in three senses of the word.",
        source=source,
        note=note,
        height=90 + 24 * len(drawn),
        labels={"name": "Region", **SENSES},
    )


def sector_change(
    table: pd.DataFrame, *, years: Mapping[str, int], title: str, source: str, note: str = ""
) -> Figure:
    """Draw how the jobs of each part of the sector changed.

    Parameters
    ----------
    table
        Columns ``label``, ``first``, ``last`` (jobs), ``difference`` (jobs), in the order to draw.
    years
        ``first`` and ``last``.
    """
    drawn = table[["label", "first", "last", "difference"]].astype(
        {"first": int, "last": int, "difference": int}
    )
    y = rows("label", list(drawn["label"]))
    x = quantitative(
        alt.X,
        "difference",
        "Change in jobs",
        axis=alt.Axis(format=",d", tickCount=5),
    )
    colour = alt.Color(
        field="way",
        type="nominal",
        legend=None,
        scale=alt.Scale(domain=["gain", "loss"], range=[COLOURS["gain"], COLOURS["loss"]]),
    )
    ways = drawn["difference"].ge(0).map({True: "gain", False: "loss"})
    bars = alt.Chart(drawn.assign(way=ways)).mark_bar(height={"band": 0.6})
    return figure(
        bars.encode(
            x=x,
            y=y,
            color=colour,
            tooltip=tooltip(label="Part", first="Jobs then", last="Jobs now"),
        ),
        drawn,
        name="materials-change",
        title=title,
        shows=f"Bar chart: change in jobs by part from {years['first']} to {years['last']}.",
        source=source,
        note=note,
        height=60 + 34 * len(drawn),
        labels={
            "label": "Part",
            "first": f"Jobs {years['first']}",
            "last": f"Jobs {years['last']}",
            "difference": "Change",
        },
    )
