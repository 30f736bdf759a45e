"""Conditions of places: one place among others, and groups of places with like conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.boundaries import ADDRESS, PLACES
from placebook.charts.encoding import SEPARATE_COLOURS, quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS, SEQUENCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from placebook.dataset import Place

__all__ = ["conditions_among", "environment_map", "environment_strip"]

GROUPS = tuple(COLOURS[name] for name in ("place", "second", "gain", "nation", "loss", "others"))
DARK = (COLOURS["place"], COLOURS["loss"])
LIGHT_TEXT, DARK_TEXT = "#FFFFFF", "#1A1A1A"
STEPS = (20, 40, 60, 80)
MIDDLE_STEP = 60


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
