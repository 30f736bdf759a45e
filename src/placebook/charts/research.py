"""Research and innovation: strengths by field, and funding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    from placebook.dataset import Place

__all__ = ["funding", "research_strengths"]

PANELS = {
    "A": "Medicine, health, life sciences",
    "B": "Physical sciences, engineering",
    "C": "Social sciences",
    "D": "Arts and humanities",
}
TENFOLD = (0.1, 10)
NEAR_LINE = "(datum.ratio < 1 && datum.ratio > 0.3)"
# What lies beyond the ends of the scale stands at them.
ENDS = "(datum.value <= 0.1 ? '≤' : datum.value >= 10 ? '≥' : '') + datum.label + '×'"


def research_strengths(
    table: pd.DataFrame, place: Place, *, title: str, source: str, note: str = ""
) -> Figure:
    """Draw the fields with most world-leading research, coloured by panel.

    Parameters
    ----------
    table
        As ``measures.research_strengths`` gives it, the rows to draw.
    """
    drawn = table.assign(
        group=table["panel"].map(PANELS),
        label=[
            f"{staff:,.0f} ({share:.0%})"
            for staff, share in zip(table["fte_world_leading"], table["uk_share"], strict=True)
        ],
    )[["short_title", "fte_world_leading", "group", "label"]].round({"fte_world_leading": 1})
    palette = [COLOURS["gain"], COLOURS["place"], COLOURS["second"], COLOURS["loss"]]
    colour = alt.Color(
        field="group",
        type="nominal",
        scale=alt.Scale(domain=list(PANELS.values()), range=palette),
        legend=alt.Legend(title=None, columns=2, labelLimit=240),
    )
    y = rows("short_title", list(drawn["short_title"]))
    top = drawn["fte_world_leading"].max()
    scale = alt.Scale(domain=[0, top * 1.85], nice=False)
    x = quantitative(alt.X, "fte_world_leading", "World-leading staff", scale=scale)
    base = alt.Chart(drawn)
    bars = base.mark_bar(height={"band": 0.62}).encode(x=x, y=y, color=colour)
    text = base.mark_text(align="left", dx=6).encode(
        x=x, y=y, text=alt.Text(field="label", type="nominal")
    )
    shown = table[
        [
            *("short_title", "fte", "fte_world_leading"),
            *("quality", "whole_quality", "uk_share", "intensity"),
        ]
    ]
    shown = shown.assign(
        **{c: (shown[c] * 100).round(1) for c in ("quality", "whole_quality", "uk_share")}
    )
    return figure(
        layered(bars, text),
        shown.round({"fte": 1, "fte_world_leading": 1, "intensity": 2}),
        name="research-strengths",
        title=title,
        shows=f"Bar chart: staff times share of work judged world-leading in {place.name}.",
        source=source,
        note=note,
        height=110 + 30 * len(drawn),
        labels={
            "short_title": "Field",
            "fte": "Staff (full-time equivalents)",
            "fte_world_leading": "World-leading (staff)",
            "quality": "World-leading (%)",
            "whole_quality": "UK world-leading (%)",
            "uk_share": "Share of UK (%)",
            "intensity": "Share of UK ÷ share of UK output",
        },
    )


def funding(
    table: pd.DataFrame, place: Place, *, title: str, source: str, note: str = ""
) -> Figure:
    """Draw research and innovation funding per head against the UK.

    Parameters
    ----------
    table
        A row a kind of funding: ``short_title``, ``ratio`` (place over UK),
        ``shown``, ``uk_shown`` (values in words), ``year``.
    """
    drawn = table[["short_title", "ratio", "shown", "uk_shown", "year"]].round({"ratio": 3})
    drawn["ratio"] = drawn["ratio"].clip(*TENFOLD)
    x, y = (
        _against_uk("Per head, multiple of the UK’s"),
        rows("short_title", drawn["short_title"]),
    )
    base = alt.Chart(drawn)
    hint = tooltip(short_title="Funding", shown=place.name, uk_shown="UK", year="Year")
    dots = base.mark_point(filled=True, size=150, opacity=1, color=COLOURS["place"])
    # Away from the line at 1, which would strike the label through.
    text = base.mark_text(
        align={"expr": f"{NEAR_LINE} ? 'right' : 'left'"},
        dx={"expr": f"{NEAR_LINE} ? -12 : 12"},
    ).encode(x=x, y=y, text=alt.Text(field="shown", type="nominal"))
    return figure(
        layered(_uk_line().encode(x=x), dots.encode(x=x, y=y, tooltip=hint), text),
        table[["short_title", "year", "shown", "uk_shown"]],
        name="funding",
        title=title,
        shows=f"Dot chart: funding per head in {place.name} as a multiple of the UK’s.",
        source=source,
        note=note,
        height=60 + 42 * len(drawn),
        labels={"short_title": "Funding", "year": "Year", "shown": place.name, "uk_shown": "UK"},
    )


def _against_uk(title: str) -> alt.X:
    """Encode a ratio to the UK on a scale from a tenth to ten times."""
    axis = alt.Axis(values=[0.1, 0.2, 0.5, 1, 2, 5, 10], format="~g", labelExpr=ENDS)
    scale = alt.Scale(type="log", domain=list(TENFOLD), nice=False)
    return quantitative(alt.X, "ratio", title, scale=scale, axis=axis)


def _uk_line() -> alt.Chart:
    return alt.Chart(pd.DataFrame({"ratio": [1]})).mark_rule(color=COLOURS["uk"], strokeDash=[4, 3])
