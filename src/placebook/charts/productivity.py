"""Productivity of all places: two releases, moves over the years, what a gap is made of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import level_title, quantitative, rows, signed, tooltip, years
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS, LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["gap_made_of", "growth_against_level", "moves", "spread_lines", "two_values"]

ROW = 31
PARTS = {"mix": "Mix of industries", "within": "Output within industries"}
INDEX = "Output an hour, UK = 100"


def two_values(
    table: pd.DataFrame,
    ends: tuple[str, str],
    *,
    name: str,
    title: str,
    shows: str,
    source: str,
    note: str = "",
) -> Figure:
    """Draw two values a place as two dots with a line between them, the UK at 100.

    Parameters
    ----------
    table
        Columns ``name``, ``first``, ``last``, in the order of the rows.
    ends
        What the two values are called.
    """
    drawn = table[["name", "first", "last"]].round(1)
    long = drawn.melt("name", ["first", "last"], "end", "value")
    long["end"] = long["end"].map(dict(zip(("first", "last"), ends, strict=True)))
    y = rows("name", list(drawn["name"]))
    scale = alt.Scale(zero=False, nice=True)
    x = quantitative(alt.X, "value", INDEX, scale=scale)
    colours = alt.Scale(domain=list(ends), range=[COLOURS["second"], COLOURS["place"]])
    colour = alt.Color(field="end", type="nominal", title=None, scale=colours)
    base = alt.Chart(drawn)
    lines = base.mark_rule(color=COLOURS["others"], strokeWidth=2).encode(
        x=quantitative(alt.X, "first", INDEX, scale=scale), x2=alt.X2(field="last"), y=y
    )
    dots = alt.Chart(long).mark_point(filled=True, size=75, opacity=1)
    shape = alt.Shape(
        field="end",
        type="nominal",
        title=None,
        scale=alt.Scale(domain=list(ends), range=["diamond", "circle"]),
    )
    uk = alt.Chart(pd.DataFrame({"value": [100]})).mark_rule(
        color=COLOURS["nation"], strokeDash=[4, 3], strokeWidth=1.5
    )
    shown = tooltip(name="Place", end="When", value=INDEX)
    return figure(
        layered(
            uk.encode(x=x), lines, dots.encode(x=x, y=y, color=colour, shape=shape, tooltip=shown)
        ),
        drawn.assign(change=(table["last"] - table["first"]).round(1)),
        name=name,
        title=title,
        shows=shows,
        source=source,
        note=note,
        height=80 + ROW * len(drawn),
        labels={"name": "Place", "first": ends[0], "last": ends[1], "change": "Change"},
    )


def moves(
    table: pd.DataFrame, *, start: str, end: str, title: str, source: str, note: str
) -> Figure:
    """Draw where each place stood at the start and at the end, the UK at 100."""
    return two_values(
        table,
        (start, end),
        name="productivity-moves",
        title=title,
        shows=f"Dot chart: output an hour with the UK at 100, {start} and {end}, a row a place.",
        source=source,
        note=note,
    )


def gap_made_of(table: pd.DataFrame, *, title: str, source: str, note: str = "") -> Figure:
    """Draw each place's gap in output per job as bars of its two parts, and their sum as a dot.

    Parameters
    ----------
    table
        Columns ``name``, ``gap_share``, ``mix_share``, ``within_share`` (0.1 is 10 % of the
        whole's output per job), in the order of the rows.
    """
    drawn = pd.DataFrame(
        {
            "name": table["name"],
            **{part: (table[f"{part}_share"] * 100).round(1) for part in ("mix", "within", "gap")},
        }
    )
    long = drawn.melt("name", list(PARTS), "part", "value")
    long["part"] = long["part"].map(PARTS)
    y = rows("name", list(drawn["name"]))
    axis = signed("+d", 6)
    ends = [float(drawn[["mix", "within", "gap"]].min(axis=None)), float(drawn["gap"].max())]
    stretch = alt.Scale(domain=[ends[0] * 1.1, ends[1] * 1.1], nice=False)
    unit = "% of Great Britain’s output per job"
    x = quantitative(alt.X, "value", unit, axis=axis, scale=stretch)
    scale = alt.Scale(domain=list(PARTS.values()), range=[COLOURS["nation"], COLOURS["place"]])
    bars = (
        alt.Chart(long)
        .mark_bar(height={"band": 0.66})
        .encode(
            x=x,
            y=y,
            color=alt.Color(field="part", type="nominal", title=None, scale=scale),
            tooltip=tooltip(name="Place", part="Part", value="% of Great Britain’s"),
        )
    )
    dots = alt.Chart(drawn).mark_point(
        filled=True, size=60, color="white", stroke=COLOURS["text"], strokeWidth=1.5, opacity=1
    )
    total = quantitative(alt.X, "gap", unit, axis=axis, scale=stretch)
    return figure(
        layered(bars, dots.encode(x=total, y=y, tooltip=tooltip(name="Place", gap="Whole gap"))),
        drawn[["name", "gap", "mix", "within"]],
        name="productivity-gap",
        title=title,
        shows=(
            "Bar chart: the gap of each place to Great Britain in output per job, a bar for each "
            "of its two parts and a dot for their sum."
        ),
        source=source,
        note=note,
        height=90 + ROW * len(drawn),
        labels={"name": "Place", "gap": "Gap (%)", **{k: f"{v} (%)" for k, v in PARTS.items()}},
    )


def growth_against_level(
    table: pd.DataFrame,
    fit: Mapping[str, float],
    *,
    named: list[str],
    title: str,
    source: str,
    note: str = "",
) -> Figure:
    """Draw growth against where places stood, with the fitted line.

    Parameters
    ----------
    table
        As ``measures.ends`` gives it, with the UK at 100.
    fit
        As ``measures.beta_convergence`` gives it.
    named
        Names of places to label.
    """
    drawn = table[["name", "first", "growth"]].assign(growth=(table["growth"] * 100).round(2))
    drawn["first"] = drawn["first"].round(1)
    ends = pd.Series([drawn["first"].min(), drawn["first"].max()])
    line = pd.DataFrame({"first": ends, "growth": fit["intercept"] + fit["slope"] * _log(ends)})
    line["growth"] = (line["growth"] * 100).round(3)
    x = quantitative(
        alt.X, "first", f"{INDEX}, at the start", scale=alt.Scale(zero=False, nice=True)
    )
    y = alt.Y(
        field="growth",
        type="quantitative",
        axis=level_title("Growth a year relative to the UK, %"),
        scale=alt.Scale(domain=_with_room(drawn["growth"]), nice=False),
    )
    points = alt.Chart(drawn).mark_point(filled=True, size=60, color=COLOURS["place"], opacity=0.85)
    shown = tooltip(name="Place", first="At the start", growth="Growth a year, %")
    text = alt.Chart(drawn[drawn["name"].isin(named)]).mark_text(align="center", dy=-11)
    fitted = alt.Chart(line).mark_line(color=COLOURS["nation"], strokeDash=[6, 3])
    return figure(
        layered(
            fitted.encode(x=x, y=y),
            points.encode(x=x, y=y, tooltip=shown),
            text.encode(x=x, y=y, text=alt.Text(field="name", type="nominal")),
        ),
        drawn.sort_values("first", ascending=False),
        name="convergence",
        title=title,
        shows="Scatter of LEPs: where each stood at the start, and its growth since; fitted line.",
        source=source,
        note=note,
        height=380,
        labels={"name": "Place", "first": "At the start, UK = 100", "growth": "Growth a year (%)"},
    )


def spread_lines(table: pd.DataFrame, *, title: str, source: str, note: str = "") -> Figure:
    """Draw the spread of places over the years, with and without London.

    Parameters
    ----------
    table
        Columns ``period``, ``series`` (two names), ``spread``.
    """
    drawn = table.assign(spread=table["spread"].round(4))
    names = list(dict.fromkeys(drawn["series"]))
    colours = [COLOURS["place"], COLOURS["nation"]]
    scale = alt.Scale(domain=names, range=colours)
    colour = alt.Color(field="series", type="nominal", legend=None, scale=scale)
    y = alt.Y(
        field="spread",
        type="quantitative",
        axis=level_title("Standard deviation of logarithms"),
        scale=alt.Scale(domain=[0, float(drawn["spread"].max()) * 1.15], nice=False),
    )
    x = years(drawn)
    dash = alt.StrokeDash(
        field="series",
        type="nominal",
        legend=None,
        scale=alt.Scale(domain=names, range=[[1, 0], [6, 3]]),
    )
    lines = alt.Chart(drawn).mark_line().encode(x=x, y=y, color=colour, strokeDash=dash)
    middle = drawn["period"].median()
    labels = drawn[drawn["period"] == middle]
    words = [
        alt.Chart(labels[labels["series"] == name])
        .mark_text(dy=dy, fontWeight="bold", color=LABELS.get(tone, tone))
        .encode(x=x, y=y, text=alt.Text(field="series", type="nominal"))
        for name, dy, tone in zip(names, (-14, 18), colours, strict=True)
    ]
    wide = drawn.pivot_table(index="period", columns="series", values="spread")[names]
    return figure(
        layered(lines, *words),
        wide.reset_index().assign(period=lambda t: t["period"].astype(str)),
        name="convergence-spread",
        title=title,
        shows="Line chart: the standard deviation of LEPs’ output per hour by year.",
        source=source,
        note=note,
        height=280,
        labels={"period": "Year"},
    )


def _with_room(values: pd.Series) -> list[float]:
    """Leave room above the highest value for its label."""
    extent = float(values.max() - values.min())
    return [
        round(float(values.min()) - extent * 0.05, 2),
        round(float(values.max()) + extent * 0.15, 2),
    ]


def _log(values: pd.Series) -> pd.Series:
    return values.map(math.log)
