"""What a programme changed, drawn: the treated places beside their likeness, and the placebos."""

from __future__ import annotations

import altair as alt
import pandas as pd

from placebook.charts.encoding import level_title, quantitative, years
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS

LABELS = {
    "period": "Year",
    "gap": "Gap",
    "low": "Placebos, 5% lie below",
    "high": "Placebos, 95% lie below",
}


def gap_among_placebos(
    table: pd.DataFrame,
    *,
    start: int,
    name: str,
    title: str,
    unit: str,
    source: str,
    note: str = "",
) -> Figure:
    """Draw how far the treated places stand from their likeness, and how far placebos do.

    Parameters
    ----------
    table
        Columns ``period``, ``gap``, ``low``, ``high``.
    start
        First year after.
    unit
        Title of the vertical axis.
    """
    drawn = table.round(3)
    base = alt.Chart(drawn)
    x = years(drawn)
    low = alt.Y(field="low", type="quantitative", axis=level_title(unit))
    band = base.mark_area(color=COLOURS["others"], opacity=0.5).encode(
        x=x, y=low, y2=alt.Y2(field="high")
    )
    gap = alt.Y(field="gap", type="quantitative", axis=level_title(unit))
    line = base.mark_line(color=COLOURS["place"], strokeWidth=3).encode(x=x, y=gap)
    return figure(
        layered(band, _start(start), _even(), line),
        drawn.assign(period=drawn["period"].astype(str)),
        name=name,
        title=title,
        shows=(
            f"Line chart by year: {unit}, with a grey band for nine in ten places where nothing "
            f"happened. An upright dashed line marks {start}, the start."
        ),
        source=source,
        note=note,
        labels=LABELS,
    )


def _start(year: int) -> alt.Chart:
    at = pd.DataFrame({"period": [year - 0.5]})
    rule = alt.Chart(at).mark_rule(color=COLOURS["uk"], strokeDash=[4, 3])
    return rule.encode(x=quantitative(alt.X, "period", None))


def _even() -> alt.Chart:
    nothing = pd.DataFrame({"gap": [0]})
    rule = alt.Chart(nothing).mark_rule(color=COLOURS["uk"])
    return rule.encode(y=alt.Y(field="gap", type="quantitative"))
