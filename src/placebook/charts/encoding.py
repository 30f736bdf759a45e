"""Small pieces that several charts are drawn with.

Encodings are built as objects because Altair parses its string shorthand
anew, at a hundred times the cost, for every chart.
"""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

import altair as alt

from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from placebook.dataset import Place

__all__ = [
    "INDUSTRY_LABELS",
    "SEPARATE_COLOURS",
    "as_percent",
    "level_title",
    "place_colours",
    "quantitative",
    "rows",
    "signed",
    "tooltip",
    "wrapped",
    "years",
]

# Headings of tables on industries.
INDUSTRY_LABELS = {
    "short_title": "Industry",
    "lq": "Location quotient",
    "share": "Share of GVA (%)",
    "whole_share": "UK share (%)",
    "gva": "GVA (£ million)",
    "growth": "Growth a year (%)",
    "whole_growth": "UK growth a year (%)",
}
# For layers whose labels are darker than their lines.
SEPARATE_COLOURS = alt.Resolve(scale=alt.LegendResolveMap(color="independent"))
LINES = 2
PERCENT = ("share", "whole_share", "growth", "whole_growth")


def as_percent(table: pd.DataFrame) -> pd.DataFrame:
    """Write shares and rates as percentages with one decimal, for a table."""
    columns = [column for column in table.columns if column in PERCENT]
    return table.assign(**{column: (table[column] * 100).round(1) for column in columns})


def level_title(unit: str) -> alt.Axis:
    """Make a vertical axis whose unit stands level above it, where a reader begins."""
    return alt.Axis(
        title=unit, titleAngle=0, titleAlign="left", titleBaseline="bottom", titleX=-28, titleY=-8
    )


def quantitative(channel: type, field: str, title: str | None, **options: object) -> alt.SchemaBase:
    """Encode a number on a channel, for instance ``alt.X``."""
    return channel(field=field, type="quantitative", title=title, **options)


def rows(
    field: str, order: Sequence[str], wrap: int = 19, below: Mapping[str, str] | None = None
) -> alt.Y:
    """Encode names as rows, in the order given; long names break into two lines.

    Parameters
    ----------
    wrap
        Letters after which a name may break; 0 to keep names on one line.
    below
        A further line under each name.
    """
    broken = _broken(order, wrap)
    for name, line in (below or {}).items():
        broken[name] = [*broken.get(name, [name]), line]
    options = {}
    if broken:
        known = json.dumps(broken, ensure_ascii=False)
        options["labelExpr"] = f"{known}[datum.label] || datum.label"
        test = f"isValid({known}[datum.value])"
        options["labelOffset"] = {"condition": {"test": test, "value": -7}, "value": 0}
    axis = alt.Axis(title=None, labelPadding=6, **options)
    return alt.Y(field=field, type="nominal", sort=list(order), axis=axis)


def signed(form: str, ticks: int) -> alt.Axis:
    """Make an axis on both sides of zero, whose numbers have signs; zero has none.

    Parameters
    ----------
    form
        A format of d3 with a sign, for instance ``"+.0%"``.
    """
    zero = form.replace("+", "")
    expression = f"format(datum.value, datum.value ? '{form}' : '{zero}')"
    return alt.Axis(labelExpr=expression, tickCount=ticks)


def years(drawn: pd.DataFrame) -> alt.X:
    """Encode the years of a table as the horizontal axis, from the first to the last."""
    first, last = int(drawn["period"].min()), int(drawn["period"].max())
    axis = alt.Axis(format="d", grid=False, title=None, tickMinStep=1, tickCount=6)
    scale = alt.Scale(domain=[first, last], nice=False, zero=False)
    return quantitative(alt.X, "period", None, axis=axis, scale=scale)


def _broken(names: Sequence[str], width: int) -> dict[str, list[str]]:
    """Break each long name into two lines where a person would."""
    if not width:
        return {}
    broken = {}
    for name in names:
        widths = range(width, len(name) + 1)
        lines = next((p for w in widths if len(p := textwrap.wrap(name, w)) <= LINES), [name])
        if len(lines) > 1:
            broken[name] = lines
    return broken


def tooltip(**fields: str) -> list[alt.Tooltip]:
    """Show fields when a mark is pointed at: ``tooltip(title="Industry", lq="Quotient")``."""
    return [alt.Tooltip(field=field, title=title) for field, title in fields.items()]


def place_colours(place: Place, comparators: Sequence[Place]) -> dict[str, str]:
    """Give the place, its nation and the UK the colours that they have in every chart.

    Other comparators get the colours that are left, for at most three.
    """
    colours = {place.name: COLOURS["place"]}
    spare = [COLOURS["second"], COLOURS["loss"], COLOURS["nation"]]
    for other in comparators:
        if other.kind == "comparator":
            colours[other.name] = COLOURS["uk"]
        else:
            colours[other.name] = spare.pop(-1 if other.id == place.nation else 0)
    return colours


def wrapped(name: str, width: int = 14) -> str:
    """Break a name into short lines, for a label beside a line."""
    short = {"United Kingdom": "UK"}.get(name, name)
    return "\n".join(textwrap.wrap(short, width))
