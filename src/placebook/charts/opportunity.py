"""The opportunity space: how near each industry is to a specialisation, and what is around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import level_title, quantitative, spread, tooltip, wrapped
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import Layers, layered
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    from placebook.dataset import Place

__all__ = ["opportunity_space"]

HEIGHT = 460
LINE_HEIGHT = 15
# The drawing without the axis, its title and the legend.
INNER = HEIGHT - 150
LETTERS = 17
TITLE_ROOM = 26
# Above a mark there is room more often than beside it: many have nearly the same density.
LIFT = 26
KINDS = {False: "Sells beyond the area", True: "Serves people nearby"}
HEAD = ["short_title", "lq", "density", "share"]
# Nearness counts most near 1, so that end of the axis gets the most room.
BEND = 2


def opportunity_space(
    table: pd.DataFrame,
    bands: pd.DataFrame,
    place: Place,
    *,
    title: str,
    source: str,
    note: str = "",
) -> Figure:
    """Draw relatedness density against the location quotient, a mark an industry.

    Parameters
    ----------
    table
        A row an industry: ``short_title``, ``lq``, ``density``, ``share``,
        ``complexity``, ``local``, ``named`` (whether to label it), ``chance``
        and ``strengths`` (words).
    bands
        Bands of quotients: ``above``, ``below``, ``chance`` (a short label).
    """
    drawn = table.assign(kind=table["local"].map(KINDS), percent=(table["share"] * 100))
    shown = ["short_title", "lq", "percent", "density", "complexity", "kind", "chance", "strengths"]
    drawn = drawn[[*shown, "named"]].round({"lq": 3, "percent": 1, "density": 1, "complexity": 1})
    return figure(
        _space(drawn, bands),
        drawn[shown].round({"lq": 2}),
        name="opportunity-space",
        title=title,
        shows=(
            f"Scatter chart: {len(drawn)} industries in which {place.name} is not specialised. To "
            "the right: nearer the UK’s share of output; up: more of the industries related to it "
            "are strengths here; larger: a larger share of output. Above each band of location "
            "quotients: how many of its industries became specialisations in ten years."
        ),
        source=source,
        note=note,
        height=HEIGHT,
        labels={
            "short_title": "Industry",
            "lq": "Location quotient",
            "percent": "Share of GVA (%)",
            "density": "Relatedness density (%)",
            "complexity": "Complexity",
            "kind": "Market",
            "chance": "Became specialisations in ten years",
            "strengths": "Close strengths",
        },
    )


def _space(drawn: pd.DataFrame, bands: pd.DataFrame) -> Layers:
    """Layer the bands, the marks and the names of the nearest."""
    low, high = drawn["density"].min(), drawn["density"].max()
    room = max(high - low, 5)
    ends = [low - room * 0.1, high + room * 0.28]
    axis = level_title("How much of what is related is strong here, %")
    axis.tickCount = 5
    scale = alt.Scale(domain=[round(end, 1) for end in ends], nice=False)
    y = alt.Y(field="density", type="quantitative", axis=axis, scale=scale)
    edges = [0, *bands["below"]]
    x = quantitative(
        alt.X,
        "lq",
        "Location quotient (UK = 1)",
        scale=alt.Scale(type="pow", exponent=BEND, domain=[0, 1], nice=False),
        axis=alt.Axis(values=edges, labelExpr="datum.value"),
    )
    base = alt.Chart(drawn)
    dots = base.mark_point(filled=True, opacity=0.9).encode(
        x=x,
        y=y,
        size=quantitative(alt.Size, "percent", None, scale=alt.Scale(range=[50, 500]), legend=None),
        color=_kinds(alt.Color, [COLOURS["place"], COLOURS["others"]]),
        shape=_kinds(alt.Shape, ["circle", "diamond"]),
        tooltip=tooltip(
            short_title="Industry",
            lq="Location quotient",
            percent="Share of GVA (%)",
            density="Density (%)",
            chance="Became specialisations",
            strengths="Close strengths",
        ),
    )
    return layered(_chances(bands, ends[1], x, y), *_names(drawn, ends, x), dots)


def _kinds(channel: type, values: list[str]) -> alt.SchemaBase:
    scale = alt.Scale(domain=list(KINDS.values()), range=values)
    legend = alt.Legend(title=None, labelLimit=240, offset=TITLE_ROOM)
    return channel(field="kind", type="nominal", scale=scale, legend=legend)


def _chances(bands: pd.DataFrame, top: float, x: alt.X, y: alt.Y) -> alt.Chart:
    """Write above each band how many of its industries became specialisations."""
    middle = ((bands["above"] ** BEND + bands["below"] ** BEND) / 2) ** (1 / BEND)
    words = pd.DataFrame(
        {"lq": middle.round(3), "density": round(top, 1), "chance": bands["chance"]}
    )
    text = alt.Text(field="chance", type="nominal")
    return alt.Chart(words).mark_text(baseline="top", dy=4).encode(x=x, y=y, text=text)


def _names(drawn: pd.DataFrame, ends: list[float], x: alt.X) -> list[alt.Chart]:
    """Name the nearest industries above their marks, moved apart; a line leads to each name."""
    named = drawn.loc[drawn["named"], ["short_title", "lq", "density"]].copy()
    named["label"] = [wrapped(name, LETTERS) for name in named["short_title"]]
    unit = (ends[1] - ends[0]) / INNER
    lines = [label.count("\n") + 1 for label in named["label"]]
    gaps = [(LINE_HEIGHT * count + 6) * unit for count in lines]
    middles = spread(list(named["density"] + LIFT * unit), gaps)
    # The first line stands at the position given, the others below it.
    rise = [(count - 1) * LINE_HEIGHT / 2 * unit for count in lines]
    named["at"] = [middle + up for middle, up in zip(middles, rise, strict=True)]
    text = alt.Text(field="label", type="nominal")
    at = alt.Y(field="at", type="quantitative")
    marks = [{"stroke": "white", "strokeWidth": 4}, {}]
    base = alt.Chart(named[["lq", "density", "label", "at"]].round({"at": 2}))
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
