"""Lines over time: a place against those it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import (
    SEPARATE_COLOURS,
    level_title,
    place_colours,
    quantitative,
    tooltip,
    wrapped,
    years,
)
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS, LABELS
from placebook.charts.spacing import axis_ends, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.dataset import Place

__all__ = ["among_others", "trend"]

LABEL_ROOM = 12
# Lines that can still be told apart, or at least pointed at.
MANY = 60
LINE_HEIGHT = 16
# What a chart needs above and below its lines for titles and years, in pixels.
AROUND = 50


def trend(
    series: pd.DataFrame,
    place: Place,
    comparators: Sequence[Place],
    *,
    name: str,
    title: str,
    unit: str,
    source: str,
    note: str = "",
    decimals: int = 1,
    zero: bool = False,
    height: int = 320,
) -> Figure | None:
    """Draw one indicator over the years, with its 95 % limits where there are any.

    Parameters
    ----------
    series
        Columns ``name``, ``period``, ``value``, ``lower``, ``upper``, ``area``.
    place, comparators
        The chapter's place and those beside it.
    unit
        Title of the vertical axis.
    decimals
        Of the values in the table.
    zero
        Whether the axis begins at zero.

    Returns
    -------
    Figure or None
        None if neither the place nor a comparator has a value: there is then
        nothing to draw, and the chapter's list of missing values says so.
    """
    colours = place_colours(place, comparators)
    drawn = series.dropna(subset="value")[["name", "period", "value", "lower", "upper", "area"]]
    drawn = drawn.astype({"area": int})
    if drawn.empty:
        return None
    x = years(drawn)
    y = alt.Y(
        field="value",
        type="quantitative",
        axis=level_title(unit),
        scale=alt.Scale(zero=zero, nice=True),
    )
    base = alt.Chart(drawn.round({"value": 4, "lower": 4, "upper": 4}))
    colour = _colour(colours)
    # A line for each area: it breaks where the boundaries changed.
    lines = base.mark_line().encode(
        x=x,
        y=y,
        color=colour,
        strokeDash=_dash(colours),
        detail=alt.Detail(field="area", type="nominal"),
    )
    points = base.mark_point(filled=True, size=40, opacity=0).encode(
        x=x, y=y, tooltip=tooltip(name="Place", period="Year", value=unit)
    )
    layers = [lines, points, _end_labels(drawn, colours, _per_pixel(drawn, height, zero=zero))]
    if drawn["lower"].notna().any():
        layers.insert(0, _band(base, x, place))
    return figure(
        layered(*layers, resolve=SEPARATE_COLOURS),
        _wide(drawn, colours, decimals),
        name=name,
        title=title,
        shows=f"Line chart: {unit} by year, {_span(drawn)}, for {', '.join(colours)}.",
        source=source,
        note=note,
        height=height,
        right=LABEL_ROOM,
    )


def among_others(
    series: pd.DataFrame,
    spread_of: pd.DataFrame,
    place: Place,
    *,
    name: str,
    title: str,
    unit: str,
    source: str,
    note: str = "",
    height: int = 340,
) -> Figure:
    """Draw a place's line among those of all places of its kind, the others in grey.

    More lines than a reader can tell apart become a band.

    Parameters
    ----------
    series
        Columns ``name``, ``period``, ``value``: all places of the kind.
    spread_of
        The same places as ``measures.spread_by_year`` gives them.
    """
    drawn = series.dropna(subset="value")[["name", "period", "value"]].round({"value": 1})
    others = drawn["name"].nunique() - 1
    many = others > MANY
    x = years(drawn)
    y = alt.Y(
        field="value", type="quantitative", axis=level_title(unit), scale=alt.Scale(zero=False)
    )
    mine = alt.Chart(drawn[drawn["name"] == place.name])
    around = _four_fifths(spread_of, x, y) if many else _each_line(drawn, x, y)
    hover = (mine if many else alt.Chart(drawn)).mark_point(filled=True, size=40, opacity=0)
    hover = hover.encode(x=x, y=y, tooltip=tooltip(name="Place", period="Year", value=unit))
    own = mine.mark_line(strokeWidth=3, color=COLOURS["place"]).encode(x=x, y=y)
    even = alt.Chart(pd.DataFrame({"value": [100]})).mark_rule(
        color=COLOURS["uk"], strokeDash=[4, 3]
    )
    mine = drawn[drawn["name"] == place.name]
    label = _end_labels(mine, {place.name: COLOURS["place"]}, _per_pixel(drawn, height))
    return figure(
        layered(around, even.encode(y=y), own, hover, label),
        _wide(drawn[drawn["name"] == place.name], {place.name: ""}, 1),
        name=name,
        title=title,
        shows=(
            f"Line chart: {unit} by year, {_span(drawn)}. {place.name} is the bold line; "
            f"{f'the middle four fifths of {others + 1}' if many else f'{others} other'} places "
            f"are {'the grey band' if many else 'grey'}; the dashed line is the UK, 100."
        ),
        source=source,
        note=note,
        height=height,
        right=LABEL_ROOM,
    )


def _each_line(drawn: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    lines = alt.Chart(drawn).mark_line(strokeWidth=1, color=COLOURS["others"])
    return lines.encode(x=x, y=y, detail=alt.Detail(field="name", type="nominal"))


def _four_fifths(spread_of: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    """Draw from the 10th to the 90th percentile as a band."""
    drawn = spread_of[["period", "low", "high"]].rename(columns={"low": "value"}).round(1)
    band = alt.Chart(drawn).mark_area(color=COLOURS["others"], opacity=0.6)
    return band.encode(x=x, y=y, y2=alt.Y2(field="high"))


def _colour(colours: dict[str, str]) -> alt.Color:
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    return alt.Color(field="name", type="nominal", scale=scale, legend=None)


def _dash(colours: dict[str, str]) -> alt.StrokeDash:
    dashes = [[1, 0] if i == 0 else [6, 3] if i == 1 else [2, 2] for i in range(len(colours))]
    scale = alt.Scale(domain=list(colours), range=dashes)
    return alt.StrokeDash(field="name", type="nominal", scale=scale, legend=None)


def _band(base: alt.Chart, x: alt.X, place: Place) -> alt.Chart:
    band = base.transform_filter(alt.datum.name == place.name).mark_area(
        color=COLOURS["place"], opacity=0.15
    )
    return band.encode(
        x=x,
        y=alt.Y(field="lower", type="quantitative"),
        y2=alt.Y2(field="upper"),
    )


def _per_pixel(drawn: pd.DataFrame, height: int, *, zero: bool = False) -> float:
    """Tell how much of the vertical axis a pixel is."""
    shown = drawn[[name for name in ("value", "lower", "upper") if name in drawn]]
    low, high = shown.min().min(), shown.max().max()
    start, end = axis_ends(min(low, 0) if zero else low, high)
    return (end - start or 1) / (height - AROUND)


def _end_labels(drawn: pd.DataFrame, colours: dict[str, str], per_pixel: float) -> alt.Chart:
    """Write each name at the end of its line, moved apart where they would collide."""
    ends = drawn.sort_values("period").groupby("name", sort=False).tail(1).copy()
    ends["label"] = [wrapped(name) for name in ends["name"]]
    gaps = [LINE_HEIGHT * (label.count("\n") + 1) * per_pixel for label in ends["label"]]
    middles = spread(list(ends["value"]), gaps)
    # A label of several lines hangs from its first line: that one goes above the middle.
    ends["at"] = [
        middle + (gap - LINE_HEIGHT * per_pixel) / 2
        for middle, gap in zip(middles, gaps, strict=True)
    ]
    return (
        alt.Chart(ends[["name", "period", "label", "at"]])
        .mark_text(align="left", dx=8, lineBreak="\n", baseline="middle", fontWeight="bold")
        .encode(
            x=quantitative(alt.X, "period", None),
            y=alt.Y(field="at", type="quantitative"),
            text=alt.Text(field="label", type="nominal"),
            color=_colour({name: LABELS.get(c, c) for name, c in colours.items()}),
        )
    )


def _span(drawn: pd.DataFrame) -> str:
    return f"{drawn['period'].min()} to {drawn['period'].max()}"


def _wide(drawn: pd.DataFrame, names: dict[str, str], decimals: int) -> pd.DataFrame:
    """Years down, places across: as a reader looks a value up."""
    wide = drawn.pivot_table(index="period", columns="name", values="value")
    wide = wide[[name for name in names if name in wide]].round(decimals)
    wide = wide.rename_axis(columns=None).reset_index().rename(columns={"period": "Year"})
    return wide.assign(Year=wide["Year"].astype(int).astype(str))
