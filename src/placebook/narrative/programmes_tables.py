"""Tables of all programmes: checked and not, by place, and how their themes are read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from placebook.narrative.links import chapter_link
from placebook.narrative.numbers import quantity
from placebook.narrative.phrases import capital, plural
from placebook.narrative.programmes import about, when
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from typing import Any

    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = ["by_place", "checked", "themes", "unchecked"]


def checked(data: AllPlaces) -> str:
    """List the checked programmes with where each was read."""
    rows = _of(data, "verified")
    stated = about(data.package["programme_themes"])
    cells = [
        [
            f"<strong>{escape(row.title)}</strong><br>{_kind_and_date(row)}",
            escape(row.area),
            escape(stated.get(row.id, "not recorded here")),
            _read_in(row.reference),
        ]
        for row in rows.itertuples()
    ]
    head = ["Programme, kind and date", "Area, as given", "About", "Read in"]
    caption = f"Checked: {plural(len(rows), 'programme')}"
    return html_table(caption, head, cells, kind="pb-sortable")


def _kind_and_date(row: Any) -> str:
    money = f", {quantity(row.funding, 'GBP million')}" if row.funding > 0 else ""
    return f"{escape(row.kind)}, {when(row.date)}{money}"


def unchecked(data: AllPlaces) -> str:
    """List what was only read of."""
    rows = _of(data, "unverified")
    cells = [
        [escape(row.title), escape(row.kind), when(row.date), _read_in(row.reference)]
        for row in rows.itertuples()
    ]
    caption = f"Not checked: {plural(len(rows), 'programme')}"
    head = ["Programme or area", "Kind", "Date, as given", "Read in"]
    return html_table(caption, head, cells, kind="pb-sortable")


def _read_in(reference: str) -> str:
    """Link each address, by the name of its site; leave other references as they are.

    Examples
    --------
    >>> _read_in("https://www.gov.uk/a; a letter")
    '<a href="https://www.gov.uk/a">gov.uk</a>; a letter'
    """
    return "; ".join(
        f'<a href="{escape(part)}">{urlsplit(part).netloc.removeprefix("www.")}</a>'
        if part.startswith("https://")
        else escape(part)
        for part in reference.split("; ")
    )


def _of(data: AllPlaces, status: str) -> pd.DataFrame:
    rows = data.package["programmes"]
    return rows[rows["status"] == status].sort_values(["kind", "date", "title"])


def by_place(counts: pd.DataFrame, data: AllPlaces) -> str:
    """Count by place: checked ones that name it, those by its region, those not checked."""
    cells = [
        [
            chapter_link(place.id, place.name),
            *(str(int(counts.loc[place.id, kind])) for kind in ("named", "region", "unverified")),
        ]
        for place in (*data.nations, *data.leps)
        if place.id != "england"
    ]
    head = ["Place", "Checked, names it", "Checked, by its region", "Not checked"]
    numeric = [False, True, True, True]
    caption = "Programmes by place"
    return html_table(caption, head, cells, numeric=numeric, kind="pb-sortable")


def themes(data: AllPlaces) -> str:
    """Show which sector sees each theme, and why."""
    titles = data.package["programmes"].set_index("id")["title"]
    sectors = data.package["innovation_sectors"].set_index("id")["title"]
    cells = [
        [
            escape(capital(row.theme)),
            escape(titles[row.programme]),
            escape(sectors[row.sector]) if row.sector else "none",
            escape(f"{row.basis}."),
        ]
        for row in data.package["programme_themes"].itertuples()
    ]
    head = ["Theme", "Programme", "Sector that sees it", "Why"]
    return html_table("Themes and sectors, our own reading", head, cells, kind="pb-sortable")
