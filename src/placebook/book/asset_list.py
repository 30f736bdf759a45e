"""The map and the list of innovation assets: whole without a script, filtered with one.

Each asset is a row of one table and a mark on one map. ``_scripts/assets.js`` hides those that a
reader did not ask for, and keeps the choice in the address: ``#place=oxfordshire&kind=university``.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from placebook.book.maps import WIDTH, Box, drawn_places, project
from placebook.narrative.assets import KINDS, in_order
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pandas as pd

    from placebook.dataset import DataPackage

__all__ = ["MARKS", "assets_html", "kind_slug"]

UK = "united-kingdom"
# Outlines of the marks, about the origin: each kind has a shape of its own, not only a colour.
MARKS = {
    "university": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z",
    "research organisation": "M-3.6 -3.6H3.6V3.6H-3.6Z",
    "Catapult centre": "M0 -5L4.6 3.4H-4.6Z",
    "incubator or accelerator": "M0 -5L4.6 0L0 5L-4.6 0Z",
}
MARGIN = 6


def assets_html(package: DataPackage, address: Callable[[str], str | None], root: str = "") -> str:
    """Write the filters, the map and the list.

    Parameters
    ----------
    address
        Gives the address of a place's chapter; None for one without.
    root
        The way from the page to the site's root.
    """
    rows = list(_listed(package))
    scripts = "".join(
        f'<script defer src="{root}assets/{name}.js"></script>' for name in ("sort", "assets")
    )
    return (
        '<div class="pb-assets">\n'
        f"{_form(package, rows)}\n"
        f'<p class="pb-assets-status" role="status">All {len(rows)} assets are listed.</p>\n'
        f"{_map(package, rows)}\n"
        f"{_table(rows, address)}\n"
        f"{scripts}</div>"
    )


def kind_slug(kind: str) -> str:
    """Write a kind as it stands in addresses and class names.

    Examples
    --------
    >>> kind_slug("Catapult centre")
    'catapult-centre'
    """
    return kind.lower().replace(" ", "-")


def _listed(package: DataPackage) -> Iterator[dict[str, Any]]:
    """Yield each asset with its district and its places, the smallest first."""
    places = package.places
    pairs = package["asset_places"].groupby("asset")["place"].agg(list)
    districts = package["areas"].set_index("code")["name"]
    rank = {"lep": 0, "nation": 1, "comparator": 2}
    for row in in_order(package["assets"]).to_dict("records"):
        mine = sorted(pairs[row["id"]], key=lambda i: (rank[places.loc[i, "kind"]], i))
        chapters = [i for i in mine if i != UK]
        leps = [i for i in chapters if places.loc[i, "kind"] == "lep"] or chapters
        yield row | {
            "district": districts[row["area"]],
            "places": chapters,
            "named": [(i, places.loc[i, "name"]) for i in leps],
        }


def _form(package: DataPackage, rows: Sequence[dict[str, Any]]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="kind" value="{kind_slug(kind)}" checked>'
        f"{_key(kind)} {escape(plural)} ({sum(row['kind'] == kind for row in rows)})</label>"
        for kind, plural in KINDS.items()
    )
    places = package.chapters
    groups = "".join(
        f'<optgroup label="{label}">{_options(places[places["kind"] == kind])}</optgroup>'
        for kind, label in (("nation", "Nations"), ("lep", "Local Enterprise Partnerships"))
    )
    return (
        '<form class="pb-assets-form" hidden>'
        f"<fieldset><legend>Kinds of asset</legend>{boxes}</fieldset>"
        '<label class="pb-assets-place" for="pb-assets-place">Place</label>'
        f'<select id="pb-assets-place" name="place"><option value="">All places</option>{groups}'
        "</select>"
        '<p><button type="reset">Show all</button></p></form>'
    )


def _options(places: pd.DataFrame) -> str:
    ordered = places.sort_values("name")
    return "".join(
        f'<option value="{row.id}">{escape(row.name)}</option>'
        for row in ordered[["id", "name"]].itertuples(index=False)
    )


def _key(kind: str) -> str:
    return (
        '<svg class="pb-asset-key" viewBox="-6 -6 12 12" width="16" height="16" aria-hidden="true">'
        f'<path class="pb-asset pb-asset-{kind_slug(kind)}" d="{MARKS[kind]}"/></svg>'
    )


def _map(package: DataPackage, rows: Sequence[dict[str, Any]]) -> str:
    """Draw the places and a mark an asset; the list below says the same in words."""
    shapes, height, scale = drawn_places(package.folder / "boundaries.topojson")
    land = "".join(
        f'<path class="pb-{shape["kind"]}" data-place="{shape["id"]}" '
        f'data-box="{_view(shape["box"])}" d="{shape["path"]}"/>'
        for shape in shapes
    )
    england = [shape["box"] for shape in shapes if shape["kind"] == "lep"]
    west, north, east, south = zip(*england, strict=True)
    whole = _view((min(west), min(north), max(east), max(south)))
    marks = "".join(_mark(row, scale) for row in rows)
    return (
        f'<svg class="pb-map pb-assets-map" viewBox="0 0 {WIDTH} {height}" data-england="{whole}" '
        'role="img" aria-label="Map of the innovation assets. The list below names each with its '
        f'district.">\n{land}\n{marks}\n</svg>'
    )


def _mark(row: dict[str, Any], scale: Callable[[tuple[float, float]], tuple[float, float]]) -> str:
    x, y = scale(project(row["longitude"], row["latitude"]))
    kind = row["kind"]
    return (
        f'<g transform="translate({x:.1f} {y:.1f})" data-asset="{row["id"]}">'
        f"<title>{escape(row['name'])}, {escape(kind)}</title>"
        f'<path class="pb-asset pb-asset-{kind_slug(kind)}" d="{MARKS[kind]}"/></g>'
    )


def _view(box: Box) -> str:
    """Write a part of the drawing as a view box, with a margin."""
    west, north, east, south = box
    x, y = west - MARGIN, north - MARGIN
    return f"{x:.0f} {y:.0f} {east - x + MARGIN:.0f} {south - y + MARGIN:.0f}"


def _table(rows: Sequence[dict[str, Any]], address: Callable[[str], str | None]) -> str:
    cells = [
        [
            # The script reads from the name which asset the row is, and where.
            f'<span data-asset="{row["id"]}" data-kind="{kind_slug(row["kind"])}" '
            f'data-places="{" ".join(row["places"])}">{escape(row["name"])}</span>',
            f"{_key(row['kind'])} {escape(row['kind'])}",
            escape(row["district"]),
            ", ".join(_place(i, name, address) for i, name in row["named"]),
        ]
        for row in rows
    ]
    head = ["Name", "Kind", "District or council area", "LEP or nation"]
    return html_table("Innovation assets", head, cells, kind="pb-assets-list pb-sortable")


def _place(place: str, name: str, address: Callable[[str], str | None]) -> str:
    link = address(place)
    return f'<a href="{link}">{escape(name)}</a>' if link else escape(name)
