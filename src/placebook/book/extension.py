"""The Sphinx extension that makes a Jupyter Book into this report.

It registers the directives on the data package, gives pages with charts their
script, and gives chapters their download link.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_nb.sphinx_ext import add_global_html_resources

from placebook.book.compare import compare_link
from placebook.book.directives import DIRECTIVES
from placebook.book.drawings import move_drawings
from placebook.book.glossary import GlossaryLinks
from placebook.book.home import Findings, LatestYear, PlaceLinks
from placebook.book.paper import print_offer
from placebook.book.search_index import StemsOnce, tidy_index
from placebook.book.sidebar import Contents
from placebook.book.vega import BUNDLE
from placebook.book.worksheets import Prompts, WorksheetList
from placebook.takeaway import TAKEN

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.application import Sphinx

__all__ = ["setup"]

# A chapter names an indicator; only the book knows the page that explains it.
INDICATOR = re.compile(r'<span data-indicator="([\w-]+)">(.*?)</span>', re.DOTALL)
# Sentences name places and pages; only the book knows which of them there are, and the way.
CHAPTER = re.compile(r'<span data-(place|page)="([\w/-]+)(#[^"<>]*)?">(.*?)</span>', re.DOTALL)
SORTER = "assets/sort.js"
# They keep no state between pages but do not say so, and Sphinx would read one page at a time.
SILENT = {"sphinx_external_toc", "sphinx_multitoc_numbering"}


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.add_config_value("placebook_data", "../../data", "env")
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.connect("builder-inited", _styles_first)
    app.add_directive("findings", Findings)
    app.add_directive("prompts", Prompts)
    app.add_directive("worksheet-list", WorksheetList)
    app.add_role("latest-year", LatestYear())
    app.add_post_transform(PlaceLinks)
    app.add_post_transform(GlossaryLinks)
    app.add_search_language(StemsOnce)
    app.connect("html-page-context", _page_context)
    app.connect("build-finished", _tidy_index)
    for name in SILENT & set(app.extensions):
        app.extensions[name].parallel_read_safe = True
        app.extensions[name].parallel_write_safe = True
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _styles_first(app: Sphinx) -> None:
    """Copy a style before pages name it with its checksum; myst-nb copies it after the last."""
    (Path(app.outdir) / "_static").mkdir(parents=True, exist_ok=True)
    add_global_html_resources(app, None)


def _tidy_index(app: Sphinx, error: Exception | None) -> None:
    if error is None:
        tidy_index(Path(app.outdir) / "searchindex.js")


def _page_context(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Give a page the scripts it needs, and no more."""
    if "body" in context:
        context["body"] = _with_links(context["body"], pagename, app.env.found_docs)
    context["contents_list"] = _contents(app, pagename).html
    if doctree is not None and _has_charts(doctree):
        up = "../" * pagename.count("/")
        app.add_js_file(None, body=f'window.placebookVega = "{up}assets/{BUNDLE}";')
    if doctree is not None:
        context["body"] = move_drawings(app, pagename, context["body"])
        context["body"] += _sorter(context["body"], pagename)
    if _is_chapter(pagename):
        place = pagename.removeprefix("places/")
        linked = INDICATOR.sub(
            r'<a href="../about/data-dictionary.html#\1">\2</a>', context["body"]
        )
        under = f"{compare_link(place, app.env.found_docs)}\n{_download(place)}"
        context["body"] = linked.replace("</h1>", f"</h1>\n{under}", 1)


def _contents(app: Sphinx, pagename: str) -> Contents:
    titles = {page: title.astext() for page, title in app.env.titles.items()}
    address = partial(app.builder.get_relative_uri, pagename)
    return Contents(app.env.external_site_map, titles, pagename, address)


def _with_links(body: str, pagename: str, known: Collection[str]) -> str:
    """Turn names of places and pages into links, where the book has the page."""
    up = "../" * pagename.count("/")

    def link(found: re.Match[str]) -> str:
        kind, name, part, text = found.groups(default="")
        page = f"places/{name}" if kind == "place" else name
        if page not in known or page == pagename:
            return text
        return f'<a href="{up}{page}.html{part}">{text}</a>'

    return CHAPTER.sub(link, body)


def _sorter(body: str, pagename: str) -> str:
    """Load the script that sorts tables, where a page has one and no directive has loaded it.

    Text that a notebook prints may hold no script.
    """
    if 'pb-sortable"' not in body or SORTER in body:
        return ""
    return f'<script defer src="{"../" * pagename.count("/")}{SORTER}"></script>'


def _has_charts(doctree: nodes.document) -> bool:
    return any("pb-figure" in node.astext() for node in doctree.findall(nodes.raw))


def _is_chapter(pagename: str) -> bool:
    return (
        pagename.startswith("places/") and pagename.count("/") == 1 and pagename != "places/index"
    )


def _download(place: str) -> str:
    links = " ".join(
        f'<a href="../downloads/{place}{ending}" download>{name}</a>'
        for ending, name in TAKEN.items()
    )
    return (
        '<p class="pb-downloads pb-offers"><span>Take this chapter away</span> '
        f"{links}{print_offer(place)}</p>"
    )
