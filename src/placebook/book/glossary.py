"""Link the terms of the field to the glossary, where each first occurs on a page.

Writers of pages and sentences need not remember to link, and no term is left
without its meaning. The glossary page is the only list of terms: what stands
there as a term, or as another name of one, is linked on all other pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

__all__ = ["GLOSSARY", "Entry", "GlossaryLinks", "linked", "read_entries", "term_pattern"]

GLOSSARY = "about/glossary"
# Running text only: whoever reads these sees the term defined, is reading code, or is on a link.
CLOSED = (
    nodes.title,
    nodes.reference,
    nodes.caption,
    nodes.table,
    nodes.figure,
    nodes.term,
    nodes.literal,
    nodes.literal_block,
    nodes.raw,
    nodes.comment,
    addnodes.pending_xref,
)


@dataclass(frozen=True)
class Entry:
    """One entry of the glossary.

    Parameters
    ----------
    anchor
        Id of its first term on the glossary page.
    names
        The term and its other names.
    meaning
        First sentence of the definition.
    """

    anchor: str
    names: tuple[str, ...]
    meaning: str


def read_entries(document: nodes.document) -> list[Entry]:
    """Read the entries of a parsed glossary page, in its order."""
    entries = []
    for item in document.findall(nodes.definition_list_item):
        if not isinstance(item.parent.parent, addnodes.glossary):
            continue
        terms = list(item.findall(nodes.term))
        names = tuple("".join(t.astext() for t in term.findall(nodes.Text)) for term in terms)
        paragraph = next(item.findall(nodes.paragraph)).astext()
        meaning = re.split(r"(?<=[.:])\s", paragraph, maxsplit=1)[0]
        entries.append(Entry(terms[0]["ids"][0], names, meaning))
    return entries


@cache
def term_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Find whole names, the longest first, in the singular or plural.

    Words may be joined by spaces or hyphens. Letters may be small or capital,
    except in abbreviations.

    Examples
    --------
    >>> find = term_pattern(("unit of assessment", "REF", "combined authority")).findall
    >>> find("REF units of assessment; ref; Combined authorities")
    ['REF', 'units of assessment', 'Combined authorities']
    """
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_name_pattern, ordered))})(?![\w-])")


def _name_pattern(name: str) -> str:
    words = r"[\s-]".join(map(_word_pattern, re.split(r"[\s-]", name)))
    return f"(?:{words})" if _abbreviation(name) else f"(?i:{words})"


def _word_pattern(word: str) -> str:
    if word.endswith("y"):
        return f"{re.escape(word[:-1])}(?:y|ies)"
    return re.escape(word) + ("(?:e?s)?" if word[-1:].isalpha() else "")


def _abbreviation(name: str) -> bool:
    return name.isupper()


def linked(document: nodes.document, entries: Iterable[Entry], address: str) -> None:
    """Link the first occurrence of each entry in the running text of a page.

    Parameters
    ----------
    document
        The page; changed in place.
    entries
        As `read_entries` gives them.
    address
        Of the glossary page, as this page links to it.
    """
    waiting = list(entries)
    names = term_pattern(tuple(name for entry in waiting for name in entry.names))
    for text in list(_running_text(document)):
        parts = list(_split(text.astext(), names, waiting, address))
        if len(parts) > 1:
            text.parent.replace(text, parts)


def _running_text(document: nodes.document) -> Iterator[nodes.Text]:
    for text in document.findall(nodes.Text):
        node = text.parent
        while node is not None and not isinstance(node, CLOSED):
            node = node.parent
        if node is None:
            yield text


def _split(
    text: str, names: re.Pattern[str], waiting: list[Entry], address: str
) -> Iterator[nodes.Node]:
    """Yield text and links; what is linked no longer waits.

    A name inside a longer one stays part of it: "specialisation" is not
    linked in "Smart Specialisation Hub".
    """
    start = 0
    for found in names.finditer(text):
        for entry in waiting:
            if term_pattern(entry.names).fullmatch(found[0]):
                yield nodes.Text(text[start : found.start()])
                yield _link(found[0], entry, address)
                waiting.remove(entry)
                start = found.end()
                break
    yield nodes.Text(text[start:])


def _link(words: str, entry: Entry, address: str) -> nodes.reference:
    return nodes.reference(
        "",
        words,
        internal=True,
        refuri=f"{address}#{entry.anchor}",
        reftitle=entry.meaning,
        classes=["pb-term"],
    )


class GlossaryLinks(SphinxPostTransform):
    """Link terms once the outputs of notebooks have become text of the page."""

    default_priority = 800
    formats: ClassVar = ("html",)

    def run(self, **_: Any) -> None:
        """Link the page that is about to be written."""
        page = self.env.docname
        if page != GLOSSARY and GLOSSARY in self.env.found_docs:
            address = self.app.builder.get_relative_uri(page, GLOSSARY)
            linked(self.document, _entries(self.app), address)


def _entries(app: Sphinx) -> list[Entry]:
    """Read the glossary once a process."""
    if not hasattr(app, "placebook_glossary"):
        app.placebook_glossary = read_entries(app.env.get_doctree(GLOSSARY))
    return app.placebook_glossary
