"""Print the page on which readers set places side by side.

The notebook ``national/compare`` hands over every place's figures in words.
They travel in the page itself, so it works from a folder as from a server,
and ``_scripts/compare.js`` shows those of the places that are chosen.
"""

from __future__ import annotations

import json
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from placebook.book.figures import figure_html, script_json
from placebook.book.sector_map import explorer_html, sheet_html

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from myst_nb.core.render import MimeData, NbElementRenderer

__all__ = ["PAGE", "ComparisonRenderer", "compare_link", "comparison_html"]

MIME = "application/vnd.placebook.comparison+json"
PAGE = "national/compare"
# What else comes by this mime type, by its kind.
PRINTED = {"sector-sheet": sheet_html, "sector-explorer": explorer_html}
LABELS = ("First place", "Second place", "Third place (optional)", "Fourth place (optional)")
LIKE_WITH_LIKE = (
    "A nation cannot be set beside a LEP, because a rank counts like with like and a nation holds "
    "many areas of a LEP’s size."
)


class ComparisonRenderer:
    """MyST-NB's renderer for what a page lets readers choose from: places, sectors."""

    mime_priority_overrides: ClassVar[Sequence[tuple[str, str, int | None]]] = [("*", MIME, 1)]

    @staticmethod
    def handle_mime(
        renderer: NbElementRenderer, data: MimeData, inline: bool
    ) -> list[nodes.Element] | None:
        """Return the form and the figures as raw HTML; leave other mime types to MyST-NB."""
        if inline or data.mime_type != MIME:
            return None
        content = data.content if isinstance(data.content, dict) else json.loads(data.string)
        printed = PRINTED.get(content.get("kind", ""), comparison_html)
        html = printed(content, renderer.renderer.sphinx_env.found_docs)
        return [nodes.raw(text=html, format="html")]


def compare_link(place: str, pages: Collection[str]) -> str:
    """Write a chapter's link to the page, with the chapter's place chosen; nothing without one."""
    if PAGE not in pages:
        return ""
    link = f'<a href="../{PAGE}.html#{place}">Compare with other places</a>'
    return f'<p class="pb-downloads">{link}</p>'


def comparison_html(content: dict[str, Any], pages: Collection[str]) -> str:
    """Write the form, the room for what is chosen, the drawings and the figures.

    Parameters
    ----------
    content
        As ``charts.Comparison`` holds it.
    pages
        Names of the book's pages: a place is linked only if it has a chapter.
    """
    places = [place | {"chapter": f"places/{place['id']}" in pages} for place in content["places"]]
    trends = [{k: v for k, v in trend.items() if k != "spec"} for trend in content["trends"]]
    drawings = "".join(
        f"<template>{figure_html(trend['spec'])}</template>" for trend in content["trends"]
    )
    figures = content | {"places": places, "trends": trends, "why": LIKE_WITH_LIKE}
    return (
        '<div class="pb-compare">\n'
        f"<noscript>{_without_script(places)}</noscript>\n"
        f"{_form(places)}\n"
        '<p class="pb-compare-status" role="status"></p>\n'
        '<div class="pb-compare-result"></div>\n'
        f"{drawings}\n"
        f'<script type="application/json" class="pb-compare-data">{script_json(figures)}</script>\n'
        '<script defer src="../assets/compare.js"></script>\n'
        "</div>"
    )


def _without_script(places: Sequence[dict[str, Any]]) -> str:
    """Say what a reader without scripts can do instead."""
    links = "".join(
        f'<li><a href="../places/{place["id"]}.html">{escape(place["name"])}</a></li>'
        for place in places
        if place["chapter"]
    )
    return (
        "<p>Your browser does not run scripts, and this page needs one to set places side by "
        'side. <a href="../places/index.html">All places</a> lists every place with headline '
        "figures, and each chapter has the figures of this page as tables:</p>"
        f'<ul class="pb-compare-list">{links}</ul>'
    )


def _form(places: Sequence[dict[str, Any]]) -> str:
    """Write a list to choose from for each of the four places."""
    options = _options([place for place in places if place["kind"] != "comparator"])
    nations = [place["id"] for place in places if place["kind"] == "nation"]
    lists = "".join(
        f'<label>{label}<select><option value="">'
        f"{'None' if 'optional' in label else 'Choose a place'}</option>{options}</select></label>"
        for label in LABELS
    )
    return (
        '<form class="pb-compare-form" hidden><fieldset>'
        f"<legend>Places to compare</legend>{lists}</fieldset>"
        f'<p class="pb-note">{LIKE_WITH_LIKE}</p>'
        f'<p><button type="submit">Compare</button> or see <a href="#{",".join(nations)}">all '
        "nations side by side</a></p></form>"
    )


def _options(places: Sequence[dict[str, Any]]) -> str:
    groups = groupby(places, key=lambda place: (place["group"], place["kind"]))
    return "".join(
        f'<optgroup label="{escape(name)}" data-kind="{kind}">'
        + "".join(f'<option value="{p["id"]}">{escape(p["name"])}</option>' for p in members)
        + "</optgroup>"
        for (name, kind), members in groups
    )
