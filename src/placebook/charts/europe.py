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

AXIS = "Europe’s regions below (%)"
ROW = 74


def percentile_axis(field: str = "percentile") -> alt.X:
    """Encode percentiles from 0 to 100, in quarters."""
    axis = alt.Axis(values=[0, 25, 50, 75, 100])
    scale = alt.Scale(domain=[0, 100], nice=False)
    return quantitative(alt.X, field, AXIS, scale=scale, axis=axis)


def european_standing(
    table: pd.DataFrame, place: Place, *, title: str, source: str, note: str = ""
) -> Figure:
    """Draw a place's regions among Europe's, a measure a row, with the UK and the EU.

    Parameters
    ----------
    table
        A row a region and measure: ``name``, ``label``, ``period``, ``shown``, ``brief``,
        ``percentile``, ``low``, ``high``, ``main``, and of the UK and the EU ``uk_percentile`` and
        ``eu_percentile``, missing where there is no figure.
    """
    order = list(table["label"].unique())
    main = table["main"].to_numpy()
    below = dict(zip(table["label"], table["period"].astype(str), strict=True))
    if main.any():
        own = table[main]
        own = zip(own["label"], own["brief"], own["period"], strict=True)
        below = {label: f"{brief}, {period}" for label, brief, period in own}
    y, x = rows("label", order, below=below), percentile_axis()
    # One layer brings the axes; the others follow.
    plain = alt.Y(field="label", type="nominal", sort=order, title=None)
    at = alt.X(field="percentile", type="quantitative", title=AXIS)
    hint = tooltip(name="Region", shown="Value", percentile="Regions below (%)")
    drawn = table[["name", "label", "shown", "percentile"]].round(1)
    spans = table.loc[main, ["label", "low", "high"]].round(1)
    bars = alt.Chart(spans).mark_bar(height=8, opacity=0.35, color=COLOURS["place"])
    rest = alt.Chart(drawn[~main]).mark_point(
        size=70, color=COLOURS["place"], filled=not main.any(), opacity=0.8
    )
    dots = alt.Chart(drawn[main]).mark_point(
        filled=True, size=150, opacity=1, color=COLOURS["place"]
    )
    return figure(
        alt.layer(
            *_wholes(table, x, y, plain),
            bars.encode(
                x=alt.X(field="low", type="quantitative", title=AXIS),
                x2=alt.X2(field="high"),
                y=plain,
            ),
            rest.encode(x=at, y=plain, tooltip=hint),
            dots.encode(x=at, y=plain, tooltip=hint),
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


def _wholes(table: pd.DataFrame, x: alt.X, y: alt.Y, plain: alt.Y) -> list[alt.Chart]:
    """Mark the UK and the EU in each row, the one named above its mark, the other below."""
    layers = []
    for name, column, colour, below in (
        ("UK", "uk_percentile", COLOURS["nation"], -1),
        ("EU", "eu_percentile", COLOURS["uk"], 1),
    ):
        known = table.drop_duplicates("label")[["label", column]].dropna().round(1)
        base = alt.Chart(known.rename(columns={column: "percentile"}))
        ticks = base.mark_tick(thickness=3, size=30, color=colour)
        text = base.mark_text(
            text=name, dy=23 * below, fontWeight="bold", color=LABELS.get(colour, colour)
        )
        at = alt.X(field="percentile", type="quantitative", title=AXIS)
        first = not layers
        layers += [
            ticks.encode(x=x if first else at, y=y if first else plain),
            text.encode(x=at, y=plain),
        ]
    return layers


def _table(table: pd.DataFrame) -> pd.DataFrame:
    """Lay out a row a region, its value on each measure and how many regions are below it."""
    measures = table.drop_duplicates("label")
    by_region = table.pivot_table(
        index="name", columns="label", values=["value", "percentile"], sort=False
    )
    columns = {"Region": [*by_region.index, "UK", "EU"]}
    for row in measures.itertuples():
        value, share = by_region["value", row.label], by_region["percentile", row.label]
        values, shares = [*value, row.uk, row.eu], [*share, row.uk_percentile, row.eu_percentile]
        columns[f"{row.label} ({row.period})"] = pd.Series(values).round(2)
        columns[f"{row.label}: regions below (%)"] = pd.Series(shares).round()
    return pd.DataFrame(columns)
