"""Research of all places: how concentrated each field is, and who gained and lost."""

from __future__ import annotations

import altair as alt
import pandas as pd

from placebook.charts.encoding import quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS

__all__ = ["field_concentration", "shares_gained_and_lost"]

EXERCISES = ("first", "last")


def field_concentration(table: pd.DataFrame, *, title: str, source: str, note: str = "") -> Figure:
    """Draw which share of each field's world-leading research the three leading places hold.

    Parameters
    ----------
    table
        Columns ``short_title``, ``share`` (0 to 1) and ``names`` (of the places, in words).
    """
    drawn = table.assign(share=(table["share"] * 100).round(1))[["short_title", "share", "names"]]
    x = quantitative(
        alt.X,
        "share",
        "Share of the UK’s in the three leading places (%)",
        scale=alt.Scale(domain=[0, float(drawn["share"].max()) * 1.12], nice=False),
    )
    y = rows("short_title", list(drawn["short_title"]), wrap=0)
    base = alt.Chart(drawn)
    hint = tooltip(short_title="Field", names="Places", share="Share (%)")
    bars = base.mark_bar(height={"band": 0.66}, color=COLOURS["place"])
    text = base.mark_text(align="left", dx=5)
    return figure(
        layered(
            bars.encode(x=x, y=y, tooltip=hint),
            text.encode(x=x, y=y, text=alt.Text(field="share", type="quantitative", format=".0f")),
        ),
        drawn[["short_title", "share", "names"]],
        name="research-concentration",
        title=title,
        shows="Bar chart: by field, share of world-leading research in the three leading places.",
        source=source,
        note=note,
        height=60 + 20 * len(drawn),
        labels={"short_title": "Field", "share": "Share (%)", "names": "Leading places"},
    )


def shares_gained_and_lost(
    table: pd.DataFrame, *, years: tuple[int, int], title: str, source: str, note: str = ""
) -> Figure:
    """Draw each place's share of the UK's world-leading research in two exercises.

    Parameters
    ----------
    table
        Columns ``name``, ``first``, ``last`` (shares, 0 to 1), in the order to draw.
    years
        Of the two exercises.
    """
    shares = table[["name", "first", "last"]]
    shares = shares.assign(**{c: (shares[c] * 100).round(1) for c in EXERCISES})
    words = dict(zip(EXERCISES, map(str, years), strict=True))
    dots = pd.concat([shares[["name"]].assign(year=words[c], value=shares[c]) for c in EXERCISES])
    y = rows("name", list(shares["name"]), wrap=0)
    unit = "Share of the UK’s world-leading research (%)"
    x = quantitative(alt.X, "value", unit)
    domain = list(words.values())
    colour = alt.Color(
        field="year",
        type="nominal",
        scale=alt.Scale(domain=domain, range=[COLOURS["second"], COLOURS["place"]]),
        legend=alt.Legend(title=None),
    )
    shape = alt.Shape(
        field="year",
        type="nominal",
        scale=alt.Scale(domain=domain, range=["diamond", "circle"]),
        legend=alt.Legend(title=None),
    )
    lines = alt.Chart(shares).mark_rule(color=COLOURS["others"], strokeWidth=3)
    points = alt.Chart(dots).mark_point(filled=True, size=95, opacity=1)
    return figure(
        layered(
            lines.encode(x=quantitative(alt.X, "first", unit), x2=alt.X2(field="last"), y=y),
            points.encode(
                x=x,
                y=y,
                color=colour,
                shape=shape,
                tooltip=tooltip(name="Place", year="Exercise", value="Share (%)"),
            ),
        ),
        shares,
        name="research-change",
        title=title,
        shows=f"Dot chart: share of the UK’s world-leading research in {years[0]} and {years[1]}.",
        source=source,
        note=note,
        height=90 + 24 * len(shares),
        labels={"name": "Place", "first": f"{years[0]} (%)", "last": f"{years[1]} (%)"},
    )
