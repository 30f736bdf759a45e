"""Research and innovation: strengths by field, funding, and the framework of the Hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from placebook.charts.encoding import quantitative, rows, tooltip
from placebook.charts.figure import Figure, figure
from placebook.charts.palette import COLOURS

if TYPE_CHECKING:
    from placebook.dataset import Place

__all__ = ["framework", "funding", "research_strengths"]

PANELS = {
    "A": "Medicine, health, life sciences",
    "B": "Physical sciences, engineering",
    "C": "Social sciences",
    "D": "Arts and humanities",
}
CONTRIBUTIONS = {"funding": "Funding", "talent": "Talent", "outputs": "Outputs"}
TENFOLD = (0.1, 10)
ACTORS = {"research": "Research", "business": "Business", "environment": "Environment"}


def research_strengths(
    table: pd.DataFrame, place: Place, *, title: str, source: str, note: str = ""
) -> Figure:
    """Draw the fields with most world-leading research, coloured by panel.

    Parameters
    ----------
    table
        As ``measures.research_strengths`` gives it, the rows to draw.
    """
    drawn = table.assign(
        group=table["panel"].map(PANELS),
        label=[
            f"{staff:,.0f} ({share:.0%} of UK)"
            for staff, share in zip(table["fte_world_leading"], table["uk_share"], strict=True)
        ],
    )[["short_title", "fte_world_leading", "group", "label"]].round({"fte_world_leading": 1})
    palette = [COLOURS["gain"], COLOURS["place"], COLOURS["second"], COLOURS["loss"]]
    colour = alt.Color(
        field="group",
        type="nominal",
        scale=alt.Scale(domain=list(PANELS.values()), range=palette),
        legend=alt.Legend(title=None, columns=2, labelLimit=240),
    )
    y = rows("short_title", list(drawn["short_title"]))
    top = drawn["fte_world_leading"].max()
    scale = alt.Scale(domain=[0, top * 1.6], nice=False)
    x = quantitative(
        alt.X, "fte_world_leading", "World-leading research (full-time staff)", scale=scale
    )
    base = alt.Chart(drawn)
    bars = base.mark_bar(height={"band": 0.62}).encode(x=x, y=y, color=colour)
    text = base.mark_text(align="left", dx=6).encode(
        x=x, y=y, text=alt.Text(field="label", type="nominal")
    )
    shown = table[
        ["short_title", "fte", "fte_world_leading", "quality", "whole_quality", "uk_share", "lq"]
    ]
    shown = shown.assign(
        **{c: (shown[c] * 100).round(1) for c in ("quality", "whole_quality", "uk_share")}
    )
    return figure(
        alt.layer(bars, text),
        shown.round({"fte": 1, "fte_world_leading": 1, "lq": 2}),
        name="research-strengths",
        title=title,
        shows=f"Bar chart: staff times share of work judged world-leading in {place.name}.",
        source=source,
        note=note,
        height=110 + 30 * len(drawn),
        labels={
            "short_title": "Field",
            "fte": "Staff (full-time equivalents)",
            "fte_world_leading": "World-leading (staff)",
            "quality": "World-leading (%)",
            "whole_quality": "UK world-leading (%)",
            "uk_share": "Share of UK (%)",
            "lq": "Location quotient",
        },
    )


def funding(
    table: pd.DataFrame, place: Place, *, title: str, source: str, note: str = ""
) -> Figure:
    """Draw research and innovation funding per head against the UK.

    Parameters
    ----------
    table
        A row a kind of funding: ``short_title``, ``ratio`` (place over UK),
        ``shown``, ``uk_shown`` (values in words), ``year``.
    """
    drawn = table[["short_title", "ratio", "shown", "uk_shown", "year"]].round({"ratio": 3})
    drawn["ratio"] = drawn["ratio"].clip(*TENFOLD)
    x, y = (
        _against_uk("Per head, compared with the UK (UK = 1×)"),
        rows("short_title", drawn["short_title"]),
    )
    base = alt.Chart(drawn)
    hint = tooltip(short_title="Funding", shown=place.name, uk_shown="UK", year="Year")
    dots = base.mark_point(filled=True, size=150, opacity=1, color=COLOURS["place"])
    text = base.mark_text(align="left", dx=12).encode(
        x=x, y=y, text=alt.Text(field="shown", type="nominal")
    )
    return figure(
        alt.layer(_uk_line().encode(x=x), dots.encode(x=x, y=y, tooltip=hint), text),
        table[["short_title", "year", "shown", "uk_shown"]],
        name="funding",
        title=title,
        shows=f"Dot chart: funding per head in {place.name} as a multiple of the UK’s.",
        source=source,
        note=note,
        height=60 + 42 * len(drawn),
        labels={"short_title": "Funding", "year": "Year", "shown": place.name, "uk_shown": "UK"},
    )


def framework(
    table: pd.DataFrame, place: Place, *, title: str, source: str, note: str = ""
) -> Figure:
    """Draw the Hub's framework: each indicator against the UK, by actor and contribution.

    Parameters
    ----------
    table
        A row an indicator: ``short_title``, ``actor``, ``contribution``,
        ``ratio``, ``shown``, ``year``; ordered by actor and contribution.
    """
    drawn = table.assign(
        kind=table["contribution"].map(CONTRIBUTIONS),
        row=[
            f"{ACTORS[a]}: {t}" for a, t in zip(table["actor"], table["short_title"], strict=True)
        ],
    )[["row", "kind", "ratio", "shown", "year"]].round({"ratio": 3})
    drawn["ratio"] = drawn["ratio"].clip(*TENFOLD)
    colours = [COLOURS["place"], COLOURS["nation"], COLOURS["gain"]]
    domain = list(CONTRIBUTIONS.values())
    key = {"field": "kind", "type": "nominal", "legend": alt.Legend(title=None)}
    colour = alt.Color(scale=alt.Scale(domain=domain, range=colours), **key)
    shape = alt.Shape(scale=alt.Scale(domain=domain, range=["square", "diamond", "circle"]), **key)
    x = _against_uk("Compared with the UK (UK = 1×)")
    y = rows("row", list(drawn["row"]))
    dots = (
        alt.Chart(drawn)
        .mark_point(filled=True, size=120, opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            shape=shape,
            tooltip=tooltip(row="Indicator", shown="Value", year="Year"),
        )
    )
    return figure(
        alt.layer(_uk_line().encode(x=x), dots),
        table[["actor", "contribution", "short_title", "year", "shown", "ratio"]].round(
            {"ratio": 2}
        ),
        name="framework",
        title=title,
        shows=(
            f"Dot chart: indicators of {place.name} as multiples of the UK's, in rows by actor, "
            "with a colour and shape for funding, talent and outputs."
        ),
        source=source,
        note=note,
        height=100 + 27 * len(drawn),
        labels={
            "actor": "Actor",
            "contribution": "Contribution",
            "short_title": "Indicator",
            "year": "Year",
            "shown": "Value",
            "ratio": "UK = 1",
        },
    )


def _against_uk(title: str) -> alt.X:
    """Encode a ratio to the UK on a scale from a tenth to ten times."""
    axis = alt.Axis(values=[0.1, 0.2, 0.5, 1, 2, 5, 10], format="~g", labelExpr="datum.label + '×'")
    scale = alt.Scale(type="log", domain=list(TENFOLD), nice=False)
    return quantitative(alt.X, "ratio", title, scale=scale, axis=axis)


def _uk_line() -> alt.Chart:
    return alt.Chart(pd.DataFrame({"ratio": [1]})).mark_rule(color=COLOURS["uk"], strokeDash=[4, 3])
