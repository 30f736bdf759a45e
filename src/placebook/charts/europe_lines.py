"""Countries of Europe over the years, each line named at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from placebook.charts.encoding import SEPARATE_COLOURS, level_title, years
from placebook.charts.figure import Figure, figure
from placebook.charts.palette import COLOURS, LABELS
from placebook.charts.spacing import spread

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["country_lines"]

ORDER = ("place", "uk", "nation", "second")
HEIGHT = 320
LABEL = 17


def country_lines(
    table: pd.DataFrame, *, name: str, unit: str, title: str, source: str, note: str = ""
) -> Figure:
    """Draw one indicator of up to four countries, the first in the colour of a chapter's place.

    Parameters
    ----------
    table
        Columns ``name``, ``period`` and ``value``; the first name is the country that the
        figure is about.
    """
    drawn = table[["name", "period", "value"]].round(2)
    names = list(drawn["name"].unique())
    colours = [COLOURS[key] for key in ORDER[: len(names)]]
    last = drawn[drawn["period"] == drawn["period"].max()].set_index("name").loc[names]
    room = (drawn["value"].max() * 1.05) / HEIGHT * LABEL
    ends = last.reset_index().assign(at=spread(list(last["value"]), [room] * len(names)))
    y = alt.Y(field="value", type="quantitative", axis=level_title(unit))
    x = years(drawn)
    lines = alt.Chart(drawn).mark_line().encode(x=x, y=y, color=_colour(names, colours))
    words = alt.Chart(ends).mark_text(align="left", dx=8, fontWeight="bold")
    dark = [LABELS.get(colour, colour) for colour in colours]
    labels = words.encode(
        x=x,
        y=alt.Y(field="at", type="quantitative", axis=level_title(unit)),
        text=alt.Text(field="name", type="nominal"),
        color=_colour(names, dark),
    )
    wide = drawn.pivot_table(index="period", columns="name", values="value")[names].reset_index()
    return figure(
        alt.layer(lines, labels, resolve=SEPARATE_COLOURS),
        wide.assign(period=wide["period"].astype(str)),
        name=name,
        title=title,
        shows=f"Line chart: {unit} by year, {', '.join(names)}.",
        source=source,
        note=note,
        height=HEIGHT,
        labels={"period": "Year"},
        right=86,
    )


def _colour(names: list[str], colours: list[str]) -> alt.Color:
    scale = alt.Scale(domain=names, range=colours)
    return alt.Color(field="name", type="nominal", scale=scale, legend=None)
