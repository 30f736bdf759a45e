"""Print the sheet of sectors and places, and the explorer of peaks and partners.

The notebook ``national/mapping`` hands over figures in words. The sheet is a table that is whole
without scripts; ``_scripts/mapping.js`` sorts it, and shows what the reader asks the explorer.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any

from placebook.book.figures import script_json

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["explorer_html", "sheet_html"]

SCRIPT = '<script defer src="../assets/mapping.js"></script>'
VIEWS = (("together", "Both figures"), ("industry", "Industry"), ("research", "Research"))
LEVELS = ("", " pb-s1", " pb-s2", " pb-s3")


def sheet_html(content: dict[str, Any], pages: Collection[str]) -> str:
    """Write the sheet: a row a place, a column a sector, two figures in a cell.

    Parameters
    ----------
    content
        As ``narrative.sector_map.sheet`` gives it.
    pages
        Names of the book's pages: a place is linked only if it has a chapter.
    """
    caption = content["caption"]
    heads = " ".join(_head(sector) for sector in content["sectors"])
    body = "\n".join(
        f'<tr><th scope="row">{_place(place, pages)} <small>{escape(place["region"])}</small></th>'
        f"{''.join(map(_cell, content['cells'][place['id']]))}</tr>"
        for place in content["places"]
    )
    return (
        '<div class="pb-sheet">\n'
        f"{_views()}\n"
        f'<div class="pb-table pb-sheet-frame" tabindex="0" role="region" '
        f'aria-label="{escape(caption, quote=True)}">'
        f"<table><caption><span>{escape(caption)}</span></caption> <thead><tr>"
        f'<th scope="col">Place <small>Region</small></th> {heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>\n"
        f'<p class="pb-sort-said" role="status"></p>\n{SCRIPT}\n'
        "</div>"
    )


def _head(sector: dict[str, Any]) -> str:
    star = "*" if sector["wider"] else ""
    return (
        f'<th scope="col" class="pb-number" data-sector="{sector["id"]}">'
        f"<span>{escape(sector['short'])}{star}</span></th>"
    )


def _cell(cell: Sequence[Any]) -> str:
    """Write a cell: the industry's figure over the research's, shaded apart."""
    industry, shade, research, learned, both = cell
    said = '<span class="pb-hidden"> both</span>' if both else ""
    return (
        f'<td><span class="pb-i{LEVELS[shade]}">{industry}</span> '
        f'<span class="pb-r{LEVELS[learned]}">{research}</span>{said}</td>'
    )


def _place(place: dict[str, Any], pages: Collection[str]) -> str:
    name = escape(place["name"])
    if f"places/{place['id']}" not in pages:
        return name
    return f'<a href="../places/{place["id"]}.html">{name}</a>'


def _views() -> str:
    """Write the choice of what the sheet shows; only a script can act on it."""
    buttons = "".join(
        f'<label><input type="radio" name="pb-view" value="{view}"'
        f"{' checked' if view == 'together' else ''}> {label}</label> "
        for view, label in VIEWS
    )
    return (
        f'<fieldset class="pb-sheet-views" hidden><legend>Show and sort by</legend>'
        f"{buttons}</fieldset>"
    )


def explorer_html(content: dict[str, Any], pages: Collection[str]) -> str:
    """Write the form of the explorer, the room for what is found, and the figures.

    Parameters
    ----------
    content
        As ``narrative.sector_map.explorer`` gives it.
    pages
        Names of the book's pages.
    """
    places = [place | {"chapter": f"places/{place['id']}" in pages} for place in content["places"]]
    sectors = "".join(
        f'<option value="{one["id"]}">{escape(one["title"])}</option>' for one in content["sectors"]
    )
    return (
        '<div class="pb-explorer">\n'
        "<noscript><p>Your browser does not run scripts, and the explorer needs one. The tables of "
        "this page hold the same figures.</p></noscript>\n"
        '<form class="pb-compare-form" hidden><fieldset><legend>Peaks and partners</legend>'
        f'<label>Sector<select name="sector">{sectors}</select></label>'
        '<label>Your place (optional)<select name="place"><option value="">None</option>'
        f"{_options(places)}</select></label></fieldset></form>\n"
        '<p class="pb-compare-status" role="status"></p>\n'
        '<div class="pb-explorer-result"></div>\n'
        '<script type="application/json" class="pb-explorer-data">'
        f"{script_json(content | {'places': places})}</script>\n"
        "</div>"
    )


def _options(places: Sequence[dict[str, Any]]) -> str:
    return "".join(
        f'<optgroup label="{escape(group)}">'
        + "".join(f'<option value="{p["id"]}">{escape(p["name"])}</option>' for p in members)
        + "</optgroup>"
        for group, members in groupby(places, key=lambda place: place["group"])
    )
