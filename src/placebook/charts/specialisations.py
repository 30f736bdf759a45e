"""What a place does more of than the UK: location quotients, now and over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import INDUSTRY_LABELS, as_percent, quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import Layers, layered
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    from placebook.dataset import Place

__all__ = ["changed_specialisations", "specialisation"]

ROW = 34
FRAME = 100
QUOTIENT = "Location quotient (UK = 1)"
FASTER, SLOWER = "Grew faster than in the UK", "Grew more slowly"


def specialisation(
    table: pd.DataFrame, place: Place, *, title: str, source: str, note: str = ""
) -> Figure:
    """Draw location quotients, with the size and the growth of each industry.

    Parameters
    ----------
    table
        A row an industry: ``short_title``, ``lq``, ``share``, ``whole_share``,
        ``growth`` and ``whole_growth``, both missing where no growth is known, and ``low``,
        ``high`` and ``confidence`` of the quotient.
    """
    grown = table["growth"].notna().any()
    shown = ["short_title", "lq", "low", "high", "confidence", "share", "whole_share"]
    shown += ["growth", "whole_growth"] if grown else []
    pace = ", the shape says if the industry grew faster than in the UK" if grown else ""
    drawn = _with_words(table)
    return figure(
        _quotients(drawn, grown=grown),
        as_percent(table[shown]).round({"lq": 2, "low": 2, "high": 2}),
        name="specialisation",
        title=title,
        shows=(
            f"Dot chart: {len(drawn)} industries that weigh most in {place.name} against the "
            f"UK, by location quotient; a larger mark is a larger share of GVA{pace}, the line "
            "how uncertain the quotient is."
        ),
        source=source,
        note=note,
        height=FRAME + ROW * len(drawn),
        labels=INDUSTRY_LABELS
        | {"low": "Lower end", "high": "Upper end", "confidence": "How sure"},
    )


def _with_words(table: pd.DataFrame) -> pd.DataFrame:
    """Add the label beside each mark, and whether the industry grew faster than in the UK."""
    faster = table["growth"] >= table["whole_growth"]
    words = zip(table["lq"], table["share"], strict=True)
    drawn = table.assign(
        pace=faster.map({True: FASTER, False: SLOWER}),
        label=[f"{lq:.1f}×, {share:.1%}" for lq, share in words],
    )
    drawn = drawn[["short_title", "lq", "low", "high", "share", "pace", "label"]]
    return drawn.round({"lq": 3, "low": 3, "high": 3, "share": 4})


def _quotients(drawn: pd.DataFrame, *, grown: bool) -> Layers:
    """Layer the marks, their labels and the line at the UK's 1."""
    scale = alt.Scale(domain=[0, round(drawn["high"].max() * 1.6, 1)], nice=False)
    x = quantitative(alt.X, "lq", QUOTIENT, scale=scale, axis=alt.Axis(tickCount=6))
    y = rows("short_title", list(drawn["short_title"]))
    size = alt.Scale(range=[40, 500])
    base = alt.Chart(drawn)
    pace = {"color": _two_colours("pace", FASTER, SLOWER), "shape": _two_shapes()} if grown else {}
    hint = {"short_title": "Industry", "label": "Quotient and share"}
    dots = base.mark_point(filled=True, opacity=1, color=COLOURS["place"]).encode(
        x=x,
        y=y,
        size=quantitative(alt.Size, "share", None, scale=size, legend=None),
        tooltip=tooltip(**hint, **({"pace": "Growth"} if grown else {})),
        **pace,
    )
    ends = base.mark_rule(color=COLOURS["others"], strokeWidth=4).encode(
        x=quantitative(alt.X, "low", None), x2=alt.X2(field="high"), y=y
    )
    text = base.mark_text(align="left", dx=10).encode(
        x=quantitative(alt.X, "high", None), y=y, text=alt.Text(field="label", type="nominal")
    )
    return layered(_even_line("lq", x), ends, dots, text)


def changed_specialisations(
    table: pd.DataFrame, *, start: int, end: int, title: str, source: str, note: str = ""
) -> Figure:
    """Draw location quotients of two times, joined by a line, an industry a row.

    Parameters
    ----------
    table
        Columns ``short_title``, ``lq_start``, ``lq_end``, ``change``, ``trend``.
    start, end
        The first and the last year.
    """
    return figure(
        _dumbbells(table, start, end),
        table[["short_title", "lq_start", "lq_end", "change", "trend"]].round(2),
        name="changed-specialisations",
        title=title,
        shows=(
            f"Dot chart: location quotient in the three years from {start} (ring) and the three "
            f"years to {end} (dot), an industry a row."
        ),
        source=source,
        note=note,
        height=FRAME + ROW * len(table),
        labels=INDUSTRY_LABELS
        | {
            "lq_start": f"LQ from {start}",
            "lq_end": f"LQ to {end}",
            "change": "Change",
            "trend": "Last ten years",
        },
    )


def _dumbbells(table: pd.DataFrame, start: int, end: int) -> Layers:
    """Layer a ring for the first year, a dot for the last and the line between."""
    drawn = table[["short_title", "lq_start", "lq_end"]].round(3)
    drawn["way"] = (drawn["lq_end"] >= drawn["lq_start"]).map({True: "Rose", False: "Fell"})
    axis = alt.Axis(tickCount=7)
    x = quantitative(alt.X, "lq_start", QUOTIENT, scale=alt.Scale(zero=True), axis=axis)
    y = rows("short_title", list(table["short_title"]))
    colour = _two_colours("way", "Rose", "Fell")
    hint = tooltip(short_title="Industry", lq_start=f"From {start}", lq_end=f"To {end}")
    base = alt.Chart(drawn)
    joins = base.mark_rule(strokeWidth=3).encode(x=x, x2=alt.X2(field="lq_end"), y=y, color=colour)
    before = base.mark_point(filled=False, size=70, strokeWidth=2)
    after = base.mark_point(filled=True, size=110, opacity=1)
    return layered(
        _even_line("lq_start", x),
        joins,
        before.encode(x=x, y=y, color=colour),
        after.encode(x=quantitative(alt.X, "lq_end", None), y=y, color=colour, tooltip=hint),
    )


def _even_line(field: str, x: alt.X) -> alt.Chart:
    """Mark the quotient of 1, at which an industry weighs as much here as in the UK."""
    one = alt.Chart(pd.DataFrame({field: [1]}))
    return one.mark_rule(color=COLOURS["uk"], strokeDash=[4, 3]).encode(x=x)


def _two_colours(field: str, first: str, second: str) -> alt.Color:
    scale = alt.Scale(domain=[first, second], range=[COLOURS["gain"], COLOURS["loss"]])
    legend = alt.Legend(title=None, labelLimit=240)
    return alt.Color(field=field, type="nominal", scale=scale, legend=legend)


def _two_shapes() -> alt.Shape:
    scale = alt.Scale(domain=[FASTER, SLOWER], range=["triangle-up", "circle"])
    legend = alt.Legend(title=None, labelLimit=240)
    return alt.Shape(field="pace", type="nominal", scale=scale, legend=legend)
