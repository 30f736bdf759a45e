"""Tables on the research of all places: by group of fields, by field, with industry, by money."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from placebook.narrative.heat import heat_cell, heat_table
from placebook.narrative.links import chapter_link
from placebook.narrative.numbers import percent, quantity
from placebook.narrative.phrases import short_rank
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from placebook.dataset import AllPlaces


__all__ = [
    "ALL",
    "PANELS",
    "funding_table",
    "meeting_table",
    "named",
    "panel_table",
    "specialisation_table",
]

ALL = "all"
PANELS = {
    "A": "Medicine and life sciences",
    "B": "Physical sciences and engineering",
    "C": "Social sciences",
    "D": "Arts and humanities",
}


def named(data: AllPlaces, *, in_text: bool = False) -> dict[str, str]:
    """Return the names of all places by id."""
    places = (*data.leps, *data.nations, data.reference)
    return {place.id: place.name_in_text if in_text else place.name for place in places}


def panel_table(table: pd.DataFrame, income: pd.Series, data: AllPlaces) -> str:
    """Write the heat map: places down, groups of fields across, multiples of the UK in the cells.

    Parameters
    ----------
    table
        As ``measures.panel_intensity`` gives it.
    income
        University research income per head by place (GBP).
    """
    names = named(data)
    rows = [
        [
            _chapter(row["place"], names),
            *(heat_cell(row[panel]) for panel in (ALL, *PANELS)),
            _rank(row),
            quantity(income[row["place"]], "GBP", 0) if row["place"] in income.index else "",
        ]
        for _, row in table.iterrows()
    ]
    head = ["Place", "All fields", *PANELS.values(), "Rank", "Income per head"]
    caption = (
        "World-leading research per head in 2021, as multiples of the UK’s; rank over both "
        f"exercises among {len(table)} places"
    )
    return heat_table(caption, head, rows)


def _chapter(place: str, names: Mapping[str, str]) -> str:
    return chapter_link(place, names[place])


def specialisation_table(table: pd.DataFrame, data: AllPlaces) -> str:
    """List each place's most specialised field, with the quotient and the ratio per head."""
    names = named(data)
    rows = [
        [
            _chapter(row.place, names),
            escape(row.short_title),
            f"{row.fte_world_leading:.0f}",
            heat_cell(row.lq),
            heat_cell(row.per_head),
            percent(row.share),
        ]
        for row in table.itertuples(index=False)
    ]
    head = [
        "Place",
        "Most specialised field",
        "Posts",
        "In its research",
        "Per head",
        "Of the UK’s",
    ]
    caption = "The field in which each place’s research is most specialised, 2021 (UK = 1)"
    return heat_table(caption, head, rows, numeric=[False, False, True, True, True, True])


def meeting_table(table: pd.DataFrame, data: AllPlaces) -> str:
    """List the pairs of fields and industries with the places in which both are strong."""
    names = named(data)
    rows = []
    for (field, industry), group in table.groupby(["field_title", "short_title"], sort=True):
        strongest = group.assign(both=group["lq"] * group["intensity"])
        strongest = strongest.sort_values("both", ascending=False)
        links = [_chapter(place, names) for place in strongest["place"]]
        rows.append([escape(str(field)), escape(str(industry)), str(len(links)), ", ".join(links)])
    head = ["Field of research", "Industry", "Places", "Strongest in both first"]
    return html_table(
        "Where strong research meets industry", head, rows, numeric=[False, False, True, False]
    )


def funding_table(table: pd.DataFrame, order: Sequence[str], data: AllPlaces) -> str:
    """Write the heat map of disciplines: each one's weight in a place's money against Britain's."""
    names = named(data)
    wide = table.pivot_table(index="place", columns="discipline", values="lq").reindex(order)
    total = table.groupby("place")["funding"].sum()
    rows = [
        [
            _chapter(str(place), names),
            *(
                heat_cell(float(row[column])) if pd.notna(row[column]) else "none"
                for column in wide
            ),
            quantity(total[place] / 1e6, "GBP million"),
        ]
        for place, row in wide.iterrows()
    ]
    head = ["Place", *(str(column) for column in wide.columns), "In all"]
    caption = (
        "Research council money by discipline, all years to 2019: weight in the place’s money "
        "over weight in Great Britain’s"
    )
    return heat_table(caption, head, rows, sortable=False)


def _rank(row: pd.Series) -> str:
    words = short_rank(int(row["best"]), int(row["worst"]), int(row["of"])).partition(" of ")[0]
    return f'<span class="pb-nowrap">{words}</span>'
