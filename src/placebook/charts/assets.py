"""Innovation assets of one place on its map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from placebook.charts.boundaries import ADDRESS, PLACES
from placebook.charts.encoding import tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import Place

__all__ = ["asset_map"]

UPRIGHT = alt.Projection(type="transverseMercator", rotate=[2, 0, 0])
LAND = "#E3E3E3"
# Each kind has a shape of its own, not only a colour.
MARKS = {
    "university": (COLOURS["place"], "circle"),
    "research organisation": (COLOURS["gain"], "square"),
    "Catapult centre": (COLOURS["nation"], "triangle-up"),
    "incubator or accelerator": (COLOURS["loss"], "diamond"),
}


def asset_map(
    assets: pd.DataFrame, place: Place, *, title: str, source: str, note: str = ""
) -> Figure:
    """Draw the assets of a place inside its outline.

    Parameters
    ----------
    assets
        Columns ``name``, ``kind``, ``district``, ``latitude``, ``longitude``.
    """
    drawn = assets[["name", "kind", "latitude", "longitude"]].round(3)
    found = [kind for kind in MARKS if kind in set(drawn["kind"])]
    legend = alt.Legend(title=None, columns=2, labelLimit=220)
    colours, shapes = zip(*(MARKS[kind] for kind in found), strict=True)
    land = (
        alt.Chart(alt.Data(url=ADDRESS, format=PLACES))
        .mark_geoshape(fill=LAND, stroke=COLOURS["uk"], strokeWidth=0.6)
        .transform_filter(f"datum.properties.id === '{place.id}'")
    )
    points = (
        alt.Chart(drawn)
        .mark_point(filled=True, size=110, opacity=1, stroke="white", strokeWidth=0.8)
        .encode(
            longitude=alt.Longitude(field="longitude", type="quantitative"),
            latitude=alt.Latitude(field="latitude", type="quantitative"),
            color=alt.Color(
                field="kind",
                type="nominal",
                legend=legend,
                scale=alt.Scale(domain=found, range=list(colours)),
            ),
            shape=alt.Shape(
                field="kind",
                type="nominal",
                legend=legend,
                scale=alt.Scale(domain=found, range=list(shapes)),
            ),
            tooltip=tooltip(name="Name", kind="Kind"),
        )
    )
    return figure(
        layered(land, points, projection=UPRIGHT),
        assets[["name", "kind", "district"]],
        name="assets-map",
        title=title,
        shows=f"Map of {place.name} with its innovation assets, a shape and colour a kind.",
        source=source,
        note=note,
        height=380,
        labels={"name": "Name", "kind": "Kind", "district": "District or council area"},
    )
