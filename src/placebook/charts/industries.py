"""What a place makes: the size and growth of its industries, and what growth came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np

from placebook.charts.encoding import INDUSTRY_LABELS, as_percent, quantitative, rows, signed
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import Layers, layered
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["industry_growth", "largest_industries", "shift_share"]

ROW = 34
FRAME = 60


def largest_industries(table: pd.DataFrame, *, title: str, source: str, note: str = "") -> Figure:
    """Draw the shares of the largest industries, the UK's share as a tick.

    Parameters
    ----------
    table
        A row an industry: ``short_title``, ``share``, ``whole_share``.
    """
    drawn = table[["short_title", "share", "whole_share"]].round(4)
    axis = alt.Axis(format="%", tickCount=5)
    x = quantitative(alt.X, "share", "Share of GVA", axis=axis)
    return figure(
        _bars_beside_uk(drawn, x, "whole_share", color=alt.value(COLOURS["place"])),
        as_percent(table[["short_title", "share", "whole_share"]]),
        name="largest-industries",
        title=title,
        shows="Bar chart: shares of GVA of the largest industries; the orange tick is the UK.",
        source=source,
        note=note,
        height=FRAME + ROW * len(drawn),
        labels=INDUSTRY_LABELS,
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
    drawn["kind"] = np.where(drawn["growth"] >= 0, "Gain", "Loss")
    axis = signed("+.0%", 6)
    x = quantitative(alt.X, "growth", "Growth in volume, a year", axis=axis)
    return figure(
        _bars_beside_uk(drawn, x, "whole_growth", color=_kinds()),
        as_percent(table[["short_title", "gva", "growth", "whole_growth"]]).round({"gva": 0}),
        name="industry-growth",
        title=title,
        shows=(
            f"Bar chart: growth in volume a year, {start} to {end}, of the largest industries; "
            "the orange tick is the same industry in the UK."
        ),
        source=source,
        note=note,
        height=FRAME + ROW * len(drawn),
        labels=INDUSTRY_LABELS,
    )


def _bars_beside_uk(drawn: pd.DataFrame, x: alt.X, uk: str, **colour: Any) -> Layers:
    """Layer a bar an industry with a tick where the UK stands."""
    y = rows("short_title", list(drawn["short_title"]))
    base = alt.Chart(drawn)
    bars = base.mark_bar(height={"band": 0.62}).encode(x=x, y=y, **colour)
    ticks = base.mark_tick(color=COLOURS["nation"], thickness=3, size=22, opacity=1)
    return layered(bars, ticks.encode(x=quantitative(alt.X, uk, None), y=y))


def shift_share(parts: pd.DataFrame, *, title: str, source: str, note: str = "") -> Figure:
    """Draw the parts of growth as bars that add up to the whole.

    Parameters
    ----------
    parts
        Columns ``part`` and ``growth`` (0.1 is 10 % of the starting value),
        the total last.
    """
    return figure(
        _signed_bars(parts),
        as_percent(parts),
        name="shift-share",
        title=title,
        shows="Bar chart: the national, industry-mix and local parts of growth, and their sum.",
        source=source,
        note=note,
        height=FRAME + 42 * len(parts),
        labels={"part": "Part", "growth": "Growth (%)"},
    )


def _signed_bars(parts: pd.DataFrame) -> alt.Chart:
    """Draw bars to both sides of zero, each value below the name of its bar."""
    drawn = parts.round({"growth": 4})
    drawn["kind"] = np.where(drawn["growth"] >= 0, "Gain", "Loss")
    drawn.loc[drawn.index[-1], "kind"] = "Total"
    axis = signed("+.0%", 5)
    values = {part: _signed(g) for part, g in zip(parts["part"], parts["growth"], strict=True)}
    return (
        alt.Chart(drawn)
        .mark_bar(height={"band": 0.6})
        .encode(
            x=quantitative(alt.X, "growth", None, axis=axis),
            y=rows("part", list(parts["part"]), below=values),
            color=_kinds(),
        )
    )


def _signed(growth: float) -> str:
    return f"{growth:+.1%}".replace("-", "−")


def _kinds() -> alt.Color:
    """Colour gains, losses and totals as they are coloured everywhere."""
    scale = alt.Scale(
        domain=["Gain", "Loss", "Total"],
        range=[COLOURS["gain"], COLOURS["loss"], COLOURS["place"]],
    )
    return alt.Color(field="kind", type="nominal", legend=None, scale=scale)
