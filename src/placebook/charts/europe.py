"""A place's regions among all of Europe's, on a scale that all measures share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.palette import COLOURS, LABELS

if TYPE_CHECKING:
    from placebook.dataset import Place

__all__ = ["european_standing", "percentile_axis"]

AXIS = "Share of Europe’s regions with a lower value (%)"
ROW = 74


def percentile_axis() -> alt.X:
    """Encode percentiles from 0 to 100, in quarters."""
    axis = alt.Axis(values=[0, 25, 50, 75, 100])
    scale = alt.Scale(domain=[0, 100], nice=False)
    return quantitative(alt.X, "percentile", AXIS, scale=scale, axis=axis)


def european_standing(
    table: pd.DataFrame, place: Place, *, title: str, source: str, note: str = ""
) -> Figure:
    """Draw a place's regions among Europe's, a measure a row, with the UK and the EU.

    Parameters
    ----------
    table
        A row a region and measure: ``name``, ``label``, ``period``, ``shown``, ``percentile``,
        ``low``, ``high``, ``main``, and of the UK and the EU ``uk_percentile`` and
        ``eu_percentile``, missing where there is no figure.
    """
    columns = ["name", "label", "shown", "percentile", "low", "high"]
    drawn = table[columns].round(1)
    order = list(table["label"].unique())
    x = percentile_axis()
    main = table["main"].to_numpy()
    below = dict(zip(table["label"], table["period"].astype(str), strict=True))
    if main.any():
        own = zip(table["label"][main], table["shown"][main], table["period"][main], strict=True)
        below = {label: f"{shown}, {period}" for label, shown, period in own}
    y = rows("label", order, below=below)
    hint = tooltip(name="Region", shown="Value", percentile="Regions below (%)")
    first, others = drawn[main], drawn[~main]
    spans = alt.Chart(first).mark_bar(height=8, opacity=0.35, color=COLOURS["place"])
    ring = {"filled": True, "opacity": 1} if not main.any() else {"filled": False, "opacity": 0.9}
    rest = alt.Chart(others).mark_point(size=70, color=COLOURS["place"], **ring)
    dots = alt.Chart(first).mark_point(filled=True, size=150, opacity=1, color=COLOURS["place"])
    return figure(
        alt.layer(
            *_wholes(table, x, y),
            spans.encode(x=alt.X(field="low", type="quantitative"), x2=alt.X2(field="high"), y=y),
            rest.encode(x=x, y=y, tooltip=hint),
            dots.encode(x=x, y=y, tooltip=hint),
        ),
        _table(table),
        name="europe",
        title=title,
        shows=(
            f"Strip chart: for each of {len(order)} measures the blue marks are the regions of "
            f"{place.name_in_text}, set between Europe’s lowest region at 0 and its highest at "
            "100; short lines are the UK and the European Union as a whole."
        ),
        source=source,
        note=note,
        height=60 + ROW * len(order),
    )


def _wholes(table: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Mark and name the UK and the EU in each row, the lower one's name to the left."""
    once = table.drop_duplicates("label")
    layers = []
    for name, column, other, colour in (
        ("UK", "uk_percentile", "eu_percentile", COLOURS["nation"]),
        ("EU", "eu_percentile", "uk_percentile", COLOURS["uk"]),
    ):
        known = once[once[column].notna()]
        drawn = pd.DataFrame({"label": known["label"], "percentile": known[column].round(1)})
        drawn = drawn.assign(whole=name)
        tick = alt.Chart(drawn).mark_tick(thickness=3, size=30, color=colour)
        layers.append(tick.encode(x=x, y=y))
        lower = (known[column] < known[other]).to_numpy()
        for part, align, dx in ((drawn[lower], "right", 2), (drawn[~lower], "left", -2)):
            text = alt.Chart(part).mark_text(
                align=align, dx=dx, dy=-23, fontWeight="bold", color=LABELS.get(colour, colour)
            )
            layers.append(text.encode(x=x, y=y, text=alt.Text(field="whole", type="nominal")))
    return layers


def _table(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Measure": table["label"],
            "Year": table["period"].astype(str),
            "Region": table["name"],
            "Value": table["shown"],
            "Regions below (%)": table["percentile"].round(),
            "UK": table["uk"].round(1),
            "EU": table["eu"].round(1),
        }
    )
