"""Groups of places with like conditions: on the map, and condition by condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from placebook.charts.boundaries import ADDRESS, PLACES
from placebook.charts.encoding import SEPARATE_COLOURS, quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS, SEQUENCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd


__all__ = ["environment_map", "environment_strip"]

GROUPS = tuple(COLOURS[name] for name in ("place", "second", "gain", "nation", "loss", "others"))
DARK = (COLOURS["place"], COLOURS["loss"])
LIGHT_TEXT, DARK_TEXT = "#FFFFFF", "#1A1A1A"
STEPS = (20, 40, 60, 80)
MIDDLE_STEP = 60


def environment_map(
    groups: pd.DataFrame,
    names: Mapping[int, str],
    *,
    title: str,
    source: str,
    note: str = "",
) -> Figure:
    """Draw the LEPs on the map, coloured and numbered by group.

    Parameters
    ----------
    groups
        Columns ``place``, ``name``, ``environment``.
    names
        Of the groups, by number.
    """
    numbers = sorted(names)
    labels = {k: f"{k}. {names[k]}" for k in numbers}
    drawn = groups[["place", "name", "environment"]].assign(
        group=groups["environment"].map(labels), number=groups["environment"].astype(str)
    )
    shapes = alt.Data(url=ADDRESS, format=PLACES)
    known = alt.LookupData(
        alt.InlineData(drawn.drop(columns="environment").to_dict("records")),
        "place",
        ["name", "group", "number"],
    )
    base = (
        alt.Chart(shapes)
        .transform_lookup(lookup="properties.id", from_=known)
        .transform_filter("isValid(datum.group)")
    )
    colours = GROUPS[: len(numbers)]
    scale = alt.Scale(domain=[labels[k] for k in numbers], range=list(colours))
    legend = alt.Legend(title=None, orient="top", columns=1, labelLimit=340, symbolType="square")
    land = base.mark_geoshape(stroke="white", strokeWidth=0.8).encode(
        color=alt.Color(field="group", type="nominal", scale=scale, legend=legend),
        tooltip=tooltip(name="Place", group="Group"),
    )
    dark = [str(k) for k, colour in zip(numbers, colours, strict=True) if colour in DARK]
    ink = alt.when(f"indexof({dark}, datum.number) >= 0").then(alt.value(LIGHT_TEXT))
    text = (
        base.transform_calculate(
            longitude="geoCentroid(null, datum)[0]", latitude="geoCentroid(null, datum)[1]"
        )
        .mark_text(fontSize=12, fontWeight="bold")
        .encode(
            longitude=alt.Longitude(field="longitude", type="quantitative"),
            latitude=alt.Latitude(field="latitude", type="quantitative"),
            text=alt.Text(field="number", type="nominal"),
            color=ink.otherwise(alt.value(DARK_TEXT)),
        )
    )
    ordered = drawn.sort_values(["environment", "name"])[["group", "name"]]
    return figure(
        layered(
            land,
            text,
            projection=alt.Projection(type="transverseMercator", rotate=[2, 0, 0]),
            resolve=SEPARATE_COLOURS,
        ),
        ordered,
        name="environment-map",
        title=title,
        shows=(
            "Map of England’s LEPs, each in the colour of its group and with the group’s number: "
            f"{'; '.join(labels.values())}."
        ),
        source=source,
        note=note,
        height=640,
        labels={"group": "Group", "name": "Place"},
    )


def environment_strip(
    profile: pd.DataFrame,
    names: Mapping[int, str],
    order: Sequence[str],
    *,
    title: str,
    source: str,
    note: str = "",
) -> Figure:
    """Draw each group's conditions as a strip of cells, darker for more favourable.

    Parameters
    ----------
    profile
        Columns ``environment``, ``short_title``, ``position`` (0 to 100), ``shown``.
    names
        Of the groups, by number.
    order
        Short titles of the rows.
    """
    columns = ["environment", "short_title", "position", "shown"]
    drawn = profile[columns].round({"position": 0})
    headings = alt.Axis(
        orient="top", title="Group", labelAngle=0, domain=False, ticks=False, labelFontWeight="bold"
    )
    x = alt.X(field="environment", type="ordinal", axis=headings)
    y = rows("short_title", order)
    scale = alt.Scale(type="threshold", domain=list(STEPS), range=SEQUENCE)
    legend = alt.Legend(title="Position of the middle place, 100 most favourable", titleLimit=340)
    cells = alt.Chart(drawn).mark_rect(stroke="white", strokeWidth=2)
    colour = quantitative(alt.Color, "position", None, scale=scale, legend=legend)
    dark = alt.when(f"datum.position >= {MIDDLE_STEP}").then(alt.value(LIGHT_TEXT))
    text = alt.Chart(drawn).mark_text(fontSize=13)
    named = [names[k] for k in drawn["environment"]]
    hint = tooltip(group="Group", short_title="Condition", shown="Middle place")
    table = drawn.assign(group=[f"{k}. {names[k]}" for k in drawn["environment"]])
    return figure(
        layered(
            cells.encode(x=x, y=y, color=colour, tooltip=hint[1:]),
            text.encode(
                x=x,
                y=y,
                text=alt.Text(field="shown", type="nominal"),
                color=dark.otherwise(alt.value(DARK_TEXT)),
            ),
        ),
        table[["group", "short_title", "shown", "position"]],
        name="environment-strip",
        title=title,
        shows=(
            f"Grid: {len(order)} conditions down, {len(set(named))} groups across; darker cells "
            "are more favourable, and each holds the value of the group’s middle place."
        ),
        source=source,
        note=note,
        height=90 + 38 * len(order),
        labels={
            "group": "Group",
            "short_title": "Condition",
            "shown": "Middle place",
            "position": "Position",
        },
    )
