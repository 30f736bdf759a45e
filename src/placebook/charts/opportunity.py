"""The opportunity space: how near each industry is to a specialisation, and what is around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import level_title, quantitative, tooltip, wrapped
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import Layers, layered
from placebook.charts.names import named_marks, placed_names
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    from placebook.dataset import Place

__all__ = ["opportunity_space"]

HEIGHT = 460
# The drawing without the axis, its title and the legend.
INNER = HEIGHT - 150
# What is written of a picked industry fits a narrow page, below the marks.
LINE, FOOT = 44, 68
# Room for the chances above the names.
ABOVE = 26
TITLE_ROOM = 26
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
        ``complexity``, ``local``, ``named`` (whether to label it), ``picked``
        (whether it is picked to begin with), ``chance``, ``strengths`` and
        ``built`` (words; the last is written when it is picked).
    bands
        Bands of quotients: ``above``, ``below``, ``chance`` (a short label).
    """
    drawn = table.assign(kind=table["local"].map(KINDS), percent=(table["share"] * 100))
    shown = ["short_title", "lq", "percent", "density", "complexity", "kind", "chance", "strengths"]
    listed = drawn[shown].round({"lq": 2, "percent": 1, "density": 1, "complexity": 1})
    drawn = drawn[[*shown, "named", "picked"]].round(
        {"lq": 3, "percent": 1, "density": 1, "complexity": 1}
    )
    drawn["beside"] = [wrapped(words, LINE) for words in table["built"]]
    return figure(
        _space(drawn.drop(columns="strengths"), bands),
        listed,
        name="opportunity-space",
        title=title,
        shows=(
            f"Scatter chart: {len(drawn)} industries in which {place.name} is not specialised. To "
            "the right: nearer the UK’s share of output; up: more of the industries related to it "
            "are strengths here; larger: a larger share of output. Above each band of location "
            "quotients: how many of its industries became specialisations in ten years. "
            "The strengths that a picked industry is found together with stand in the table too."
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
    ends = [low - room * 0.42, high + room * 0.28]
    unit = (ends[1] - ends[0]) / INNER
    labels = placed_names(drawn[drawn["named"]], "density", unit)
    ends[1] = max(ends[1], labels["top"].max() + ABOVE * unit) if len(labels) else ends[1]
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
        ),
    )
    return layered(
        _chances(bands, ends[1], x, y),
        *named_marks(labels, x),
        dots.add_params(_pick(drawn)),
        *_picked(base),
    )


def _pick(drawn: pd.DataFrame) -> alt.Parameter:
    """Let a pointer or a tap pick an industry."""
    first = drawn.loc[drawn["picked"], "short_title"]
    chosen = [{"short_title": first.iloc[0]}] if len(first) else alt.Undefined
    return alt.selection_point(
        name="pick", on="pointerover,click", fields=["short_title"], clear=False, value=chosen
    )


def _picked(base: alt.Chart) -> list[alt.Chart]:
    """Ring the industry that is picked, and write below what it is found together with here."""
    chosen = base.transform_filter({"param": "pick", "empty": False})
    ring = chosen.mark_point(size=650, color=COLOURS["nation"], strokeWidth=3).encode(
        x=alt.X(field="lq", type="quantitative"), y=alt.Y(field="density", type="quantitative")
    )
    words = [
        chosen.mark_text(align="left", baseline="top", lineBreak="\n", dx=4, **mark).encode(
            x=alt.value(0),
            y=alt.value({"expr": f"height - {FOOT}"}),
            text=alt.Text(field="beside", type="nominal"),
        )
        for mark in ({"stroke": "white", "strokeWidth": 4}, {})
    ]
    return [ring, *words]


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
