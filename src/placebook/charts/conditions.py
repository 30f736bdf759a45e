"""A place’s conditions among all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.dataset import Place

__all__ = ["conditions_among"]


def conditions_among(
    standing: pd.DataFrame,
    peers: pd.DataFrame,
    place: Place,
    *,
    title: str,
    source: str,
    note: str = "",
) -> Figure:
    """Draw a place's conditions among all LEPs, with the places most like it.

    Parameters
    ----------
    standing
        A row a condition, in order: ``short_title``, ``title``, ``position`` (0 to 100),
        ``value_shown``, ``middle_shown``, ``reference_shown``, ``year``.
    peers
        Columns ``short_title``, ``name``, ``position``.
    """
    order = list(standing["short_title"])
    below = dict(zip(order, standing["value_shown"], strict=True))
    ends = "datum.value == 0 ? '0 least favourable' : datum.value == 100 ? '100 most' : datum.label"
    axis = alt.Axis(values=[0, 25, 50, 75, 100], labelExpr=ends, labelFlush=True)
    scale = alt.Scale(domain=[0, 100], nice=False)
    x = quantitative(alt.X, "position", "Position among the LEPs", scale=scale, axis=axis)
    y = rows("short_title", order, below=below)
    hint = tooltip(name="Place", short_title="Condition", position="Position")
    others = peers[["short_title", "name", "position"]].round({"position": 0})
    mine = standing[["short_title", "position"]].round({"position": 0}).assign(name=place.name)
    ticks = alt.Chart(others).mark_tick(color="#8C8C8C", thickness=2, size=16)
    dots = alt.Chart(mine).mark_point(filled=True, size=150, opacity=1, color=COLOURS["place"])
    middle = alt.Chart(pd.DataFrame({"position": [50]})).mark_rule(
        color=COLOURS["uk"], strokeDash=[4, 3]
    )
    return figure(
        layered(
            ticks.encode(x=x, y=y, tooltip=hint),
            middle.encode(x=x),
            # The first layer names the rows; to say it again would double the drawing.
            dots.encode(x=x, y=_same_rows(order), tooltip=hint),
        ),
        _standing_table(standing),
        name="conditions",
        title=title,
        shows=(
            "Strip chart: for each condition the blue dot is the position of "
            f"{place.name_in_text} among the LEPs, from least to most favourable; grey ticks are "
            "the places most like it; the dashed line is the middle LEP."
        ),
        source=source,
        note=note,
        height=60 + 52 * len(order),
    )


def _same_rows(order: Sequence[str]) -> alt.Y:
    """Put marks on rows that another layer has named."""
    return alt.Y(field="short_title", type="nominal", sort=list(order), title=None)


def _standing_table(standing: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Condition": standing["title"],
            "Year": standing["year"],
            "Here": standing["value_shown"],
            "Middle LEP": standing["middle_shown"],
            "UK (or England)": standing["reference_shown"],
            "Position (100 is most favourable)": standing["position"].round(0),
        }
    )
