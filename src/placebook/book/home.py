"""What the front page takes from the data: the year's findings, and how current figures are.

A figure typed into a page is out of date after the next release. The findings
are those that the national overview printed when it ran; the years are read
from the data package.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import nbformat
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective, SphinxRole

from placebook.dataset import open_package
from placebook.narrative.say import year_label

if TYPE_CHECKING:
    from docutils.nodes import system_message

__all__ = ["Findings", "LatestYear", "PlaceLinks"]

OVERVIEW = "national/overview.ipynb"
# Schemes by which words name a page, and where those pages are: a chapter, any page of the book.
SCHEMES = {"place:": "places/", "page:": ""}
MARKDOWN = "text/markdown"
NONE_YET = "The findings are not part of this build."


class Findings(SphinxDirective):
    """The list that the overview printed in its cell tagged ``findings``."""

    def run(self) -> list[nodes.Node]:
        """Write the list as text of this page, so that its terms and places are linked."""
        overview = Path(self.env.srcdir) / OVERVIEW
        self.env.note_dependency(str(overview))
        holder = nodes.container()
        lines = StringList(_printed(overview).splitlines(), str(overview))
        self.state.nested_parse(lines, self.content_offset, holder)
        return holder.children


def _printed(overview: Path) -> str:
    """Read what the findings cell printed; say so if there is no overview."""
    if not overview.is_file():
        return NONE_YET
    cells = nbformat.read(overview, as_version=4).cells
    texts = [
        output.data[MARKDOWN]
        for cell in cells
        if "findings" in cell.metadata.get("tags", [])
        for output in cell.outputs
        if MARKDOWN in output.get("data", {})
    ]
    return "\n".join(texts) or NONE_YET


class LatestYear(SphinxRole):
    """The latest year in which any LEP has an indicator: the role's text is the indicator's id."""

    def run(self) -> tuple[list[nodes.Node], list[system_message]]:
        """Write the year as the indicator's years are written."""
        folder = (Path(self.env.srcdir) / self.config.placebook_data).resolve()
        self.env.note_dependency(str(folder / "observations.csv"))
        package = open_package(folder)
        if self.text not in package.indicators.index:
            message = self.inliner.reporter.error(f"no indicator has the id {self.text!r}")
            return [], [message]
        places = package.places
        small = places.index[places["kind"].isin(package.kinds_that("by_region"))]
        rows = package["observations"].dropna(subset="value")
        rows = rows[(rows["indicator"] == self.text) & rows["place"].isin(small)]
        kind = package.indicators.loc[self.text, "period_kind"]
        return [nodes.Text(year_label(int(rows["period"].max()), kind))], []


class PlaceLinks(SphinxPostTransform):
    """Make links to ``place:`` or ``page:`` lead to the page, or be plain text if there is none."""

    default_priority = 790
    formats: ClassVar = ("html",)

    def run(self, **_: Any) -> None:
        """Resolve the links of the page that is about to be written."""
        for link in list(self.document.findall(nodes.reference)):
            page = _page(link.get("refuri", ""))
            if not page:
                continue
            if page in self.env.found_docs:
                link["refuri"] = self.app.builder.get_relative_uri(self.env.docname, page)
                link["internal"] = True
            else:
                link.parent.replace(link, link.children)


def _page(address: str) -> str:
    """Return the name of the page that an address means; nothing for other addresses."""
    known = [scheme for scheme in SCHEMES if address.startswith(scheme)]
    return SCHEMES[known[0]] + address.removeprefix(known[0]) if known else ""
