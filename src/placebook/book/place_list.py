"""The list of places with headline figures: a plain table that a script lets readers sort."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.phrases import capital
from placebook.narrative.say import year_label
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from placebook.dataset import DataPackage

__all__ = ["places_html"]

PEOPLE = "population"
# Indicator, heading, and how a figure is written: sorted by number, so without words.
SHOWN = (
    (PEOPLE, "People", "{:,.0f}"),
    ("gva_per_hour", "Output per hour", "£{:.2f}"),
    ("weekly_pay", "Weekly pay", "£{:,.0f}"),
    ("qualifications_level4", "Level 4 or above", "{:.1f}%"),
)
NONE = "not available"
KIND = "pb-places pb-sortable"


def places_html(
    package: DataPackage, address: Callable[[str], str | None], region: str | None = None
) -> str:
    """Write the list of places: a table a kind, each in the order of the book.

    Parameters
    ----------
    address
        Gives the address of a place's chapter; None for one without.
    region
        Show the places of this region only.
    """
    places, kinds = package.chapters, package.kinds[package.kinds["chapter"]]
    if region:
        kinds = kinds[kinds["by_region"]]
        places = places[places["region"] == region]
    tables = []
    for kind in kinds.itertuples(index=False):
        caption = f"{capital(kind.plural)} of the region {region}" if region else kind.title
        grouped = kind.by_region and not region
        chosen = places[places["kind"] == kind.id]
        tables.append(_table(package, chosen, address, caption, by_region=grouped))
    return "\n".join(tables)


def _table(
    package: DataPackage,
    places: pd.DataFrame,
    address: Callable[[str], str | None],
    caption: str,
    *,
    by_region: bool = False,
) -> str:
    figures = [_column(package, list(places["id"]), *shown) for shown in SHOWN]
    texts = [_names(places, address)] + ([list(places["region"])] if by_region else [])
    rows = zip(*texts, *(cells for _, cells in figures), strict=True)
    head = ["Place", *(["Region"] if by_region else []), *(heading for heading, _ in figures)]
    numeric = [False] * len(texts) + [True] * len(figures)
    return html_table(caption, head, rows, numeric=numeric, kind=KIND)


def _names(places: pd.DataFrame, address: Callable[[str], str | None]) -> list[str]:
    links = [(escape(row.name), address(row.id)) for row in places.itertuples(index=False)]
    return [f'<a href="{link}">{name}</a>' if link else name for name, link in links]


def _column(
    package: DataPackage, places: list[str], indicator: str, heading: str, form: str
) -> tuple[str, list[str]]:
    """Return a heading with the year of most places, and the cells; another year stands there."""
    rows = package["observations"]
    rows = rows[(rows["indicator"] == indicator) & rows["value"].notna()]
    latest = rows.sort_values("period").drop_duplicates("place", keep="last").set_index("place")
    known = latest.reindex([place for place in places if place in latest.index])
    kind = package.indicators.loc[indicator, "period_kind"]
    usual = int(known["period"].mode().max()) if len(known) else None
    figures = dict(zip(known.index, zip(known["value"], known["period"], strict=True), strict=True))

    def cell(place: str) -> str:
        if place not in figures:
            return NONE
        value, period = figures[place]
        year = "" if period == usual else f" ({year_label(int(period), kind)})"
        return form.format(round(value, -3) if indicator == PEOPLE else value) + year

    dated = heading if usual is None else f"{heading}, {year_label(usual, kind)}"
    return dated, [cell(place) for place in places]
