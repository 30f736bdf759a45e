"""The worksheet of one place: its chapter's evidence, and room for the area's own answers.

Plain Markdown, so that it opens in any editor, prints on paper and pastes
into a document. All figures and sentences are read out of the chapter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.narrative.prompts import CHOICE, PROMPTS, QUESTIONS
from placebook.takeaway.reading import Section, Table, figure_table, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from placebook.dataset import Place

__all__ = ["FURTHER", "STRENGTHS", "worksheet"]

GLANCE = "At a glance"
# Sections whose tables, or else sentences, belong to the evidence on each question.
FURTHER = {
    QUESTIONS[0]: ("Research",),
    QUESTIONS[1]: ("Industries to grow into", "Where research and industry meet"),
    QUESTIONS[2]: ("Firms and people", "Places like this one"),
}
# The figure that shows the strengths, and the columns that a worksheet has room for.
STRENGTHS = "specialisation"
COLUMNS = (
    *("Industry", "Location quotient", "Lower end", "Upper end", "How sure"),
    *("Share of GVA (%)", "UK share (%)"),
)
PRIORITIES = ("First", "Second", "Third")
LINES = 3

OPENING = """\
# {name}: a worksheet for smart specialisation

From {edition}. The sentences and figures below are those of the chapter on {text}, which gives \
the source and the limits of each. The empty lines are for you: disagree where you know better, \
and write down how you know.

Smart specialisation asks three questions. Below each stands what the figures say, then room for \
what you say. An afternoon is enough for a first round, with people from firms, universities, \
colleges and councils at one table.

- Date:
- Who took part:
- Who was missing:"""
LICENCE = """\
---

The statistics are under the Open Government Licence v3.0 unless the report’s list of sources says \
otherwise. The text of this worksheet is under the MIT licence: change it and pass it on."""


def worksheet(chapter: dict[str, Any], place: Place, edition: str) -> str:
    """Write the worksheet of one place.

    Parameters
    ----------
    chapter
        The executed notebook of the place, as JSON.
    place
        The chapter's place.
    edition
        Name of the report's edition.

    Returns
    -------
    str
        Markdown, the same for the same chapter.
    """
    sections = {section.heading: section for section in reversed(sections_of(chapter))}
    strengths = figure_table(chapter, STRENGTHS)
    parts = [
        OPENING.format(name=place.name, text=place.name_in_text, edition=edition),
        "## Where we stand",
        *_evidence(sections[""], all_of=True),
        *_evidence(sections.get(GLANCE)),
    ]
    for question in QUESTIONS:
        parts += [f"## {question}", "### What the chapter says", *_evidence(sections.get(question))]
        if question == QUESTIONS[0] and strengths:
            parts.append(_markdown(_only(strengths, COLUMNS)))
        for heading in FURTHER[question]:
            parts += _further(sections.get(heading))
        parts += ["### What we say", *(_asked(prompt) for prompt in PROMPTS[question])]
    parts += ["## What we choose", _choices(), LICENCE]
    return "\n\n".join(parts) + "\n"


def _evidence(section: Section | None, *, all_of: bool = False) -> list[str]:
    """Take the sentences of a section, and all its tables if they are wanted."""
    if section is None:
        return []
    return [*section.sentences, *(map(_markdown, section.tables) if all_of else [])]


def _further(section: Section | None) -> list[str]:
    """Take a section with its heading, unless the chapter leaves it out or it says nothing."""
    said = _evidence(section, all_of=True)
    return [f"#### {section.heading}", *said] if section and said else []


def _asked(prompt: str) -> str:
    """Write a prompt with empty lines below."""
    return f"**{prompt}**\n\n" + "\n".join(["-"] * LINES)


def _choices() -> str:
    """Write the empty table of priorities."""
    return _markdown(Table("", ["", *PRIORITIES], [[row, "", "", ""] for row in CHOICE]))


def _only(table: Table, columns: Sequence[str]) -> Table:
    """Keep those columns of a table that it has."""
    at = [table.head.index(column) for column in columns if column in table.head]
    rows = [[row[i] for i in at] for row in table.rows]
    return Table(table.caption, [table.head[i] for i in at], rows)


def _markdown(table: Table) -> str:
    """Write a table in Markdown, its caption above."""
    lines = [table.head, ["---"] * len(table.head), *table.rows]
    caption = [f"*{table.caption}*", ""] if table.caption else []
    return "\n".join([*caption, *(_row(cells) for cells in lines)])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
