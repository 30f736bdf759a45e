"""What the page on self-assessment takes from elsewhere: the prompts, and all worksheets.

The prompts are those of the worksheets. The list leads to each place's
worksheet and to what its chapter says on each of the three questions.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from placebook.book.directives import DataDirective
from placebook.narrative.prompts import CHOICE, PROMPTS, QUESTIONS
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from placebook.dataset import DataPackage

__all__ = ["Prompts", "WorksheetList", "worksheets_html"]

CAPTION = "Worksheets, and what each chapter says on the three questions"
HEAD = ("Place", "Take away", "Strong", "Leading", "Future")


class Prompts(SphinxDirective):
    """The prompts on one question, by its number; without one, what a priority has to answer."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Write them as a list of this page, so that their terms are linked."""
        asked = PROMPTS[QUESTIONS[int(self.arguments[0]) - 1]] if self.arguments else CHOICE
        items = [nodes.list_item("", nodes.paragraph(text, text)) for text in asked]
        return [nodes.bullet_list("", *items)]


class WorksheetList(DataDirective):
    """All worksheets, with ways into the chapters."""

    tables = ("places.csv",)

    def run(self) -> list[nodes.Node]:
        """Write the table."""
        return self.html(worksheets_html(self.package(), self.address(), self.root()))


def worksheets_html(
    package: DataPackage, address: Callable[[str], str | None], up: str = "../"
) -> str:
    """Write a row a place that has a chapter, in the order of the alphabet.

    Parameters
    ----------
    address
        Gives the address of a place's chapter; None for one without.
    up
        The way to the site's root.
    """
    places = package.chapters.sort_values("name")
    linked = [(row.id, escape(row.name), address(row.id)) for row in places.itertuples(index=False)]
    rows = [_row(place, name, chapter, up) for place, name, chapter in linked if chapter]
    return html_table(CAPTION, HEAD, rows)


def _row(place: str, name: str, chapter: str, up: str) -> list[str]:
    """Link to the chapter, the worksheet and the questions; each says of which place it is."""
    sheet = _link(f"{up}downloads/{place}-worksheet.md", "Worksheet", name, " download")
    questions = [
        _link(f"{chapter}#{nodes.make_id(question)}", word, name)
        for question, word in zip(QUESTIONS, HEAD[2:], strict=True)
    ]
    return [f'<a href="{chapter}">{name}</a>', sheet, *questions]


def _link(address: str, word: str, name: str, more: str = "") -> str:
    return f'<a href="{address}"{more} aria-label="{word}: {name}">{word}</a>'
