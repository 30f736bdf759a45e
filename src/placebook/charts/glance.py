"""Where a place stands: among its kind, across its parts, and on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.boundaries import ADDRESS, PLACES
from placebook.charts.encoding import quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.layers import layered
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    from placebook.dataset import Place

__all__ = ["at_a_glance", "locator", "parts"]

WIDE = 5
# Of fewer places than these a rank says little; of more than these each cannot be pointed at.
RANKED, MANY = 8, 60
COARSE = [0.1, 0.2, 0.5, 1, 2, 5, 10]
FINE = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.5, 2]


def locator(place: Place, *, title: str, source: str) -> Figure:
    """Draw the place on a map of the UK."""
    shapes = alt.Data(url=ADDRESS, format=PLACES)
    base = alt.Chart(shapes).mark_geoshape(stroke="white", strokeWidth=0.4)
    kind = "datum.properties.kind"
    land = base.transform_filter(f"{kind} === 'nation'").encode(color=alt.value(COLOURS["others"]))
    mine = base.transform_filter(f"datum.properties.id === '{place.id}'").encode(
        color=alt.value(COLOURS["place"])
    )
    upright = alt.Projection(type="transverseMercator", rotate=[2, 0, 0])
    return figure(
        layered(land, mine, projection=upright),
        pd.DataFrame({"Area": [place.name], "Region": [place.region], "Code": [place.code]}),
        name="locator",
        title=title,
        shows=f"Map of the UK with {place.name} in dark blue.",
        source=source,
        height=360,
    )


def at_a_glance(
    table: pd.DataFrame, place: Place, *, name: str, title: str, source: str, note: str = ""
) -> Figure:
    """Draw the place's dot among all places of its kind, an indicator a row, the UK at 1.

    Parameters
    ----------
    table
        A row a place and indicator: ``name``, ``title``, ``short_title``,
        ``order``, ``ratio`` (value over the UK's), ``shown`` (value in
        words), ``rank`` and ``rank_short`` (rank range in words), ``year``.
    """
    order = list(table.sort_values("order")["short_title"].unique())
    drawn = table[["name", "short_title", "ratio", "shown", "rank", "year"]].round({"ratio": 3})
    drawn["ratio"] = drawn["ratio"].clip(lower=0.1)
    others, mine = _others(drawn, place), drawn[drawn["name"] == place.name]
    scale = alt.Scale(type="log", domain=_domain(drawn["ratio"]), nice=False)
    axis = alt.Axis(
        values=COARSE if drawn["ratio"].max() / drawn["ratio"].min() > WIDE else FINE,
        format="~g",
        labelExpr="datum.label + '×'",
        labelOverlap=True,
    )
    x = quantitative(alt.X, "ratio", "Multiple of the UK’s", scale=scale, axis=axis)
    below = {}
    own = table[table["name"] == place.name]
    if table["name"].nunique() >= RANKED:
        below = dict(zip(own["short_title"], own["rank_short"], strict=True))
    y = rows("short_title", order, below=below)
    hint = tooltip(name="Place", short_title="Indicator", shown="Value", year="Year", rank="Rank")
    one = alt.Chart(pd.DataFrame({"ratio": [1]})).mark_rule(color=COLOURS["uk"], strokeDash=[4, 3])
    ticks = alt.Chart(others).mark_tick(color=COLOURS["others"], thickness=2, size=16)
    known = hint if "name" in others else []
    dots = alt.Chart(mine).mark_point(filled=True, size=150, opacity=1, color=COLOURS["place"])
    return figure(
        layered(
            ticks.encode(x=x, y=y, tooltip=known),
            one.encode(x=x),
            dots.encode(x=x, y=y, tooltip=hint),
        ),
        _glance_table(table, place),
        name=name,
        title=title,
        shows=(
            f"Strip chart: for each indicator {place.name_in_text} is the blue dot and the other "
            f"{table['name'].nunique() - 1} places of its kind are grey; the dashed line is the UK."
        ),
        source=source,
        note=note,
        height=70 + (50 if below else 34) * len(order),
    )


def parts(
    table: pd.DataFrame,
    place: Place,
    *,
    unit: str,
    uk: float,
    title: str,
    source: str,
    note: str = "",
) -> Figure:
    """Draw one indicator in the parts of a place, highest first, the UK as a line.

    Parameters
    ----------
    table
        Columns ``name`` and ``value``.
    uk
        The UK's value in the same period.
    """
    ranked = table.sort_values("value", ascending=False)
    drawn = ranked[["name", "value"]].round({"value": 2})
    y = rows("name", list(drawn["name"]), wrap=0)
    x = quantitative(alt.X, "value", unit, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=6))
    bars = (
        alt.Chart(drawn)
        .mark_bar(color=COLOURS["place"], height={"band": 0.66})
        .encode(x=x, y=y, tooltip=tooltip(name="Area", value=unit))
    )
    line = alt.Chart(pd.DataFrame({"value": [round(uk, 2)]})).mark_rule(
        color=COLOURS["nation"], strokeWidth=2, strokeDash=[4, 3]
    )
    return figure(
        layered(bars, line.encode(x=x)),
        drawn.round({"value": 1}),
        name="parts",
        title=title,
        shows=f"Bar chart: {unit} in the parts of {place.name}; the dashed orange line is the UK.",
        source=source,
        note=note,
        height=50 + (24 if len(drawn) < 16 else 19) * len(drawn),  # noqa: PLR2004
        labels={"name": "Area", "value": unit},
    )


def _others(drawn: pd.DataFrame, place: Place) -> pd.DataFrame:
    """Keep the other places; of very many only where they stand, to a hundredth and each once."""
    others = drawn[drawn["name"] != place.name]
    if others["name"].nunique() <= MANY:
        return others
    return others[["short_title", "ratio"]].round({"ratio": 2}).drop_duplicates()


def _domain(ratios: pd.Series) -> list[float]:
    return [min(ratios.min() * 0.96, 0.9), max(ratios.max() * 1.04, 1.1)]


def _glance_table(table: pd.DataFrame, place: Place) -> pd.DataFrame:
    mine = table[table["name"] == place.name].sort_values("order")
    return pd.DataFrame(
        {
            "Indicator": mine["title"],
            "Year": mine["year"],
            "Value": mine["shown"],
            "UK = 1": mine["ratio"].round(2),
            "Rank": mine["rank"],
        }
    )
