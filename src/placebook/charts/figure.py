"""A figure: a chart with its finding, its words for those who cannot see it, its source and table.

All of it travels inside the Vega-Lite specification, so a stored notebook
carries whole figures and the book needs nothing else to print them.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd
from altair.utils.schemapi import disable_debug_mode

from placebook.charts.boundaries import with_boundaries
from placebook.charts.palette import THEME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.charts.layers import Layers

__all__ = ["Figure", "figure"]

# JupyterLab knows this name; it draws version 6 specifications under it.
MIME = "application/vnd.vegalite.v5+json"

# A hint that shows the whole row names no field.
EVERY_FIELD = '"content": "data"'
# Dots and brackets in a field's name are escaped in one place and not in another.
SIGNS = re.compile(r"\W+")

# Altair checks every encoding against the schema when it is made, which takes a tenth of a
# chapter's time. The tests check the finished figures instead.
disable_debug_mode()


@dataclass(frozen=True)
class Figure:
    """A chart that displays itself in a notebook with everything a reader needs beside it."""

    spec: dict[str, Any]

    @property
    def alt(self) -> str:
        """The words that stand in for the picture."""
        return self.spec["description"]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {MIME: self.spec, "text/plain": self.alt}


def figure(
    chart: alt.TopLevelMixin | Layers,
    table: pd.DataFrame,
    *,
    name: str,
    title: str,
    shows: str,
    source: str,
    note: str = "",
    height: int = 320,
    labels: Mapping[str, str] | None = None,
    right: int = 12,
) -> Figure:
    """Bind a chart to its finding, alternative text, source and table.

    Parameters
    ----------
    chart
        A single or layered Altair chart, without size.
    table
        The figures drawn, as a reader wants to read them.
    name
        Id of the figure, unique in its chapter.
    title
        The finding, a sentence.
    shows
        What kind of chart it is and what stands on its axes; with the title
        it becomes the alternative text.
    source
        Who published the figures and when.
    note
        A caveat, where the data need one.
    height
        Height of the drawing in pixels; the width follows the page.
    labels
        Column headings of the table, where the column's name will not do.
    right
        Room at the right for labels at the ends of lines, in pixels.
    """
    spec = _specification(chart)
    alternative = f"{title.rstrip('.')}. {shows}".strip()
    spec |= {
        "width": "container",
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 4, "top": 14, "bottom": 4, "right": right},
        "config": THEME,
        "description": alternative,
        "usermeta": {
            "placebook": {
                "id": name,
                "title": title,
                "alt": alternative,
                "source": source,
                "note": note,
                "height": height,
                "table": _table(table, title, labels or {}),
            }
        },
    }
    return Figure(with_boundaries(spec))


def _specification(chart: alt.TopLevelMixin | Layers) -> dict[str, Any]:
    """Write the Vega-Lite specification; a table that several layers draw is written out once."""
    written: dict[int, tuple[pd.DataFrame, dict[str, Any]]] = {}

    def values(data: pd.DataFrame, **_: Any) -> dict[str, Any]:
        if id(data) not in written:
            written[id(data)] = (data, {"values": _records(data)})
        return written[id(data)][1]

    alt.data_transformers.register("each table once", values)
    with alt.data_transformers.enable("each table once"):
        return _without_unused(chart.to_dict(validate=False))


def _without_unused(spec: dict[str, Any]) -> dict[str, Any]:
    """Leave out the columns of the data that nothing in the drawing names.

    A field is named as itself or inside an expression, so a column goes only
    if its letters stand nowhere in what the drawing says.
    """
    said = json.dumps({k: v for k, v in spec.items() if k != "datasets"}, ensure_ascii=False)
    if "datasets" not in spec or EVERY_FIELD in said:
        return spec
    letters = SIGNS.sub("", said)
    columns = {column for rows in spec["datasets"].values() for row in rows for column in row}
    unused = {column for column in columns if SIGNS.sub("", column) not in letters}
    drawn = {
        name: [{k: v for k, v in row.items() if k not in unused} for row in rows]
        for name, rows in spec["datasets"].items()
    }
    return spec | {"datasets": drawn}


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Write a table as Vega-Lite reads it, a dictionary a row."""
    return [dict(zip(table.columns, row, strict=True)) for row in _rows(table)]


def _rows(table: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Write a table's rows as JSON can hold them: what is missing or infinite is None."""
    columns = ([_plain(value) for value in table[name].tolist()] for name in table)
    return list(zip(*columns, strict=True))


def _plain(value: Any) -> Any:
    lacking = value is pd.NA or (isinstance(value, float) and not math.isfinite(value))
    return None if lacking else value


def _table(table: pd.DataFrame, caption: str, labels: Mapping[str, str]) -> dict[str, Any]:
    return {
        "caption": caption,
        "columns": [labels.get(column, column) for column in table.columns],
        "rows": [list(row) for row in _rows(table)],
    }
