"""What a place makes: specialisation, size, growth, and what growth came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    from placebook.dataset import Place

__all__ = [
    "changed_specialisations",
    "industry_growth",
    "largest_industries",
    "shift_share",
    "specialisation",
]

ROW = 34
FRAME = 60
FASTER, SLOWER = "Grew faster than in the UK", "Grew more slowly"


def specialisation(
    table: pd.DataFrame, place: Place, *, title: str, source: str, note: str = ""
) -> Figure:
    """Draw location quotients, with the size and the growth of each industry.

    Parameters
    ----------
    table
        A row an industry: ``short_title``, ``lq``, ``share``, ``growth``,
        ``whole_growth``.
    """
    drawn = table.assign(
        pace=[
            FASTER if g >= w else SLOWER
            for g, w in zip(table.growth, table.whole_growth, strict=True)
        ],
        label=[f"{lq:.1f}×, {share:.1%}" for lq, share in zip(table.lq, table.share, strict=True)],
    )[["short_title", "lq", "share", "pace", "label"]].round({"lq": 3, "share": 4})
    y = rows("short_title", list(table["short_title"]))
    x = quantitative(
        alt.X,
        "lq",
        "Location quotient (UK = 1)",
        scale=alt.Scale(domain=[0, drawn["lq"].max() * 1.5], nice=False),
        axis=alt.Axis(tickCount=6),
    )
    base = alt.Chart(drawn)
    one = alt.Chart(pd.DataFrame({"lq": [1]})).mark_rule(color=COLOURS["uk"], strokeDash=[4, 3])
    dots = base.mark_point(filled=True, opacity=1).encode(
        x=x,
        y=y,
        size=quantitative(alt.Size, "share", None, scale=alt.Scale(range=[40, 500]), legend=None),
        color=_pair(FASTER, SLOWER),
        shape=_shapes(FASTER, SLOWER),
        tooltip=tooltip(short_title="Industry", label="Quotient and share", pace="Growth"),
    )
    text = base.mark_text(align="left", dx=14).encode(
        x=x, y=y, text=alt.Text(field="label", type="nominal")
    )
    return figure(
        alt.layer(one.encode(x=x), dots, text),
        _percent(
            table[["short_title", "lq", "share", "whole_share", "growth", "whole_growth"]]
        ).round({"lq": 2}),
        name="specialisation",
        title=title,
        shows=(
            f"Dot chart: {len(drawn)} industries that weigh most in {place.name} against the "
            "UK, by location quotient; a larger mark is a larger share of GVA, the shape says if "
            "the industry grew faster than in the UK."
        ),
        source=source,
        note=note,
        height=FRAME + 40 + ROW * len(drawn),
        labels=_LABELS,
    )


def largest_industries(table: pd.DataFrame, *, title: str, source: str, note: str = "") -> Figure:
    """Draw the shares of the largest industries, the UK's share as a tick.

    Parameters
    ----------
    table
        A row an industry: ``short_title``, ``share``, ``whole_share``.
    """
    drawn = table[["short_title", "share", "whole_share"]].round(4)
    y = rows("short_title", list(table["short_title"]))
    x = quantitative(alt.X, "share", "Share of GVA", axis=alt.Axis(format="%", tickCount=5))
    base = alt.Chart(drawn)
    bars = base.mark_bar(color=COLOURS["place"], height={"band": 0.62}).encode(x=x, y=y)
    ticks = base.mark_tick(color=COLOURS["nation"], thickness=3, size=22, opacity=1).encode(
        x=quantitative(alt.X, "whole_share", None), y=y
    )
    return figure(
        alt.layer(bars, ticks),
        _percent(drawn),
        name="largest-industries",
        title=title,
        shows="Bar chart: shares of GVA of the largest industries; the orange tick is the UK.",
        source=source,
        note=note,
        height=FRAME + ROW * len(drawn),
        labels=_LABELS,
    )


def industry_growth(
    table: pd.DataFrame, *, start: int, end: int, title: str, source: str, note: str = ""
) -> Figure:
    """Draw the yearly growth in volume of the largest industries, the UK's as a tick.

    Parameters
    ----------
    table
        A row an industry: ``short_title``, ``gva``, ``growth``, ``whole_growth``.
    """
    drawn = table[["short_title", "growth", "whole_growth"]].round(4)
    drawn["way"] = ["Grew" if growth >= 0 else "Shrank" for growth in drawn["growth"]]
    y = rows("short_title", list(table["short_title"]))
    x = quantitative(
        alt.X, "growth", "Growth in volume, a year", axis=alt.Axis(format="+.0%", tickCount=6)
    )
    base = alt.Chart(drawn)
    bars = base.mark_bar(height={"band": 0.62}).encode(
        x=x, y=y, color=_pair("Grew", "Shrank", legend=False)
    )
    ticks = base.mark_tick(color=COLOURS["nation"], thickness=3, size=22, opacity=1).encode(
        x=quantitative(alt.X, "whole_growth", None), y=y
    )
    return figure(
        alt.layer(bars, ticks),
        _percent(table[["short_title", "gva", "growth", "whole_growth"]]).round({"gva": 0}),
        name="industry-growth",
        title=title,
        shows=(
            f"Bar chart: growth in volume a year, {start} to {end}, of the largest industries; "
            "the orange tick is the same industry in the UK."
        ),
        source=source,
        note=note,
        height=FRAME + ROW * len(drawn),
        labels=_LABELS,
    )


def shift_share(parts: pd.DataFrame, *, title: str, source: str, note: str = "") -> Figure:
    """Draw the parts of growth as bars that add up to the whole.

    Parameters
    ----------
    parts
        Columns ``part`` and ``growth`` (0.1 is 10 % of the starting value),
        the total last.
    """
    drawn = parts.round({"growth": 4}).assign(
        label=[f"{g:+.1%}" for g in parts["growth"]],
        kind=[
            "Total" if p == parts["part"].iloc[-1] else "Gain" if g >= 0 else "Loss"
            for p, g in zip(parts["part"], parts["growth"], strict=True)
        ],
    )
    y = rows("part", list(parts["part"]))
    widest = max(abs(parts["growth"]).max(), 0.01)
    low = min(parts["growth"].min(), 0) - widest * 0.22
    scale = alt.Scale(domain=[low if low < -widest * 0.23 else 0, widest * 1.22], nice=False)
    x = quantitative(alt.X, "growth", None, axis=alt.Axis(format="%", tickCount=5), scale=scale)
    colour = alt.Color(
        field="kind",
        type="nominal",
        legend=None,
        scale=alt.Scale(
            domain=["Gain", "Loss", "Total"],
            range=[COLOURS["gain"], COLOURS["loss"], COLOURS["place"]],
        ),
    )
    bars = alt.Chart(drawn).mark_bar(height={"band": 0.6}).encode(x=x, y=y, color=colour)
    side = {
        "align": {"expr": "datum.growth < 0 ? 'right' : 'left'"},
        "dx": {"expr": "datum.growth < 0 ? -6 : 6"},
    }
    text = (
        alt.Chart(drawn)
        .mark_text(**side)
        .encode(x=x, y=y, text=alt.Text(field="label", type="nominal"))
    )
    return figure(
        alt.layer(bars, text),
        _percent(parts),
        name="shift-share",
        title=title,
        shows="Bar chart: the national, industry-mix and local parts of growth, and their sum.",
        source=source,
        note=note,
        height=FRAME + 42 * len(drawn),
        labels={"part": "Part", "growth": "Growth (%)"},
    )


def changed_specialisations(
    table: pd.DataFrame, *, start: int, end: int, title: str, source: str, note: str = ""
) -> Figure:
    """Draw location quotients of two years, joined by a line, an industry a row.

    Parameters
    ----------
    table
        Columns ``short_title``, ``lq_start``, ``lq_end``, ``change``.
    """
    drawn = table[["short_title", "lq_start", "lq_end"]].round(3)
    drawn["way"] = [
        "Rose" if b >= a else "Fell" for a, b in zip(drawn.lq_start, drawn.lq_end, strict=True)
    ]
    y = rows("short_title", list(table["short_title"]))
    scale = alt.Scale(zero=True)
    axis = alt.Axis(tickCount=7)
    x = quantitative(alt.X, "lq_start", "Location quotient (UK = 1)", scale=scale, axis=axis)
    base = alt.Chart(drawn)
    colour = _pair("Rose", "Fell")
    joins = base.mark_rule(strokeWidth=3).encode(x=x, x2=alt.X2(field="lq_end"), y=y, color=colour)
    before = base.mark_point(filled=False, size=70, strokeWidth=2).encode(x=x, y=y, color=colour)
    after = base.mark_point(filled=True, size=110, opacity=1).encode(
        x=quantitative(alt.X, "lq_end", None),
        y=y,
        color=colour,
        tooltip=tooltip(short_title="Industry", lq_start=str(start), lq_end=str(end)),
    )
    one = alt.Chart(pd.DataFrame({"lq_start": [1]})).mark_rule(
        color=COLOURS["uk"], strokeDash=[4, 3]
    )
    return figure(
        alt.layer(one.encode(x=x), joins, before, after),
        table[["short_title", "lq_start", "lq_end", "change"]].round(2),
        name="changed-specialisations",
        title=title,
        shows=f"Dot chart: location quotient in {start} (ring) and {end} (dot), an industry a row.",
        source=source,
        note=note,
        height=FRAME + 40 + ROW * len(drawn),
        labels=_LABELS | {"lq_start": f"LQ {start}", "lq_end": f"LQ {end}", "change": "Change"},
    )


_LABELS = {
    "short_title": "Industry",
    "lq": "Location quotient",
    "share": "Share of GVA (%)",
    "whole_share": "UK share (%)",
    "gva": "GVA (£ million)",
    "growth": "Growth a year (%)",
    "whole_growth": "UK growth a year (%)",
}


def _percent(table: pd.DataFrame) -> pd.DataFrame:
    shares = [c for c in table.columns if c in {"share", "whole_share", "growth", "whole_growth"}]
    return table.assign(**{column: (table[column] * 100).round(1) for column in shares})


def _pair(first: str, second: str, *, legend: bool = True) -> alt.Color:
    scale = alt.Scale(domain=[first, second], range=[COLOURS["gain"], COLOURS["loss"]])
    field = "pace" if first == FASTER else "way"
    shown = alt.Legend(title=None, labelLimit=240) if legend else None
    return alt.Color(field=field, type="nominal", scale=scale, legend=shown)


def _shapes(first: str, second: str) -> alt.Shape:
    scale = alt.Scale(domain=[first, second], range=["triangle-up", "circle"])
    return alt.Shape(
        field="pace", type="nominal", scale=scale, legend=alt.Legend(title=None, labelLimit=240)
    )
