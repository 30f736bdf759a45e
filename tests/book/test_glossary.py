"""Terms are linked to the glossary: once a page, in running text only, to entries that exist."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.core import publish_doctree

from placebook.book.glossary import Entry, linked, term_pattern

QUOTIENT = Entry("lq", ("Location quotient", "LQ"), "A share over a share.")
SPECIALISATION = Entry("sp", ("Specialisation",), "More than others.")
SMART = Entry("ss", ("Smart specialisation",), "A way to plan.")
REF = Entry("ref", ("Research Excellence Framework", "REF"), "An assessment.")


def page(text: str, *entries: Entry) -> nodes.document:
    document = publish_doctree(text)
    linked(document, entries, "glossary.html")
    return document


def links(document: nodes.document) -> list[tuple[str, str]]:
    found = document.findall(nodes.reference)
    return [(node.astext(), node["refuri"].partition("#")[2]) for node in found]


def test_a_term_is_linked_once_under_any_of_its_names():
    document = page("An LQ of 2. Location quotients vary.\n\nLQ again.", QUOTIENT)
    assert links(document) == [("LQ", "lq")]
    assert document.astext() == "An LQ of 2. Location quotients vary.\n\nLQ again."


def test_several_terms_of_one_sentence_are_linked_in_their_places():
    document = page("The REF and location-quotients; the REF.", QUOTIENT, REF)
    assert links(document) == [("REF", "ref"), ("location-quotients", "lq")]


def test_the_longest_term_wins_and_its_parts_are_never_linked():
    document = page(
        "Smart specialisation. The Smart Specialisation Hub. A specialisation.",
        SPECIALISATION,
        SMART,
    )
    assert links(document) == [("Smart specialisation", "ss"), ("specialisation", "sp")]


def test_headings_links_code_and_tables_are_left_alone():
    text = """
Location quotient
=================

`LQ <https://example.org>`_ and ``LQ``

=====  =====
LQ     value
LQ     2
=====  =====
"""
    assert links(page(text, QUOTIENT)) == [("LQ", "")]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("combined authority", "Combined authorities and a combined\nauthority", 2),
        ("REF", "ref, REFs, preferred, REF-like, the REF.", 2),
        ("unit of assessment", "units of assessment", 1),
        ("R&D", "R&D and BERD", 1),
        ("95% limit", "the 95% limits, 195% limits", 1),
        ("peer", "peers, peerage, a peer-review", 1),
    ],
)
def test_whole_words_in_singular_and_plural(name, text, found):
    assert len(term_pattern((name,)).findall(text)) == found


@cache
def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def pages(site) -> list[Path]:
    """One page of each kind, and two chapters."""
    kinds = ("index", "places/index", "national/overview", "about/index", "methods/ranks")
    chapters = ("places/tees-valley", "places/northern-ireland")
    return [site / f"{name}.html" for name in (*kinds, *chapters)]


@pytest.mark.book
def test_every_page_links_each_term_once_in_running_text_to_an_entry_that_exists(site, pages):
    ids = {term["id"] for term in parsed(site / "about" / "glossary.html").select("dt[id]")}
    for path in pages:
        terms = parsed(path).select("a.pb-term")
        assert terms, path
        targets = [link["href"].partition("#") for link in terms]
        assert {anchor for *_, anchor in targets} <= ids
        assert all((path.parent / address).resolve().is_file() for address, *_ in targets)
        assert max(Counter(targets).values()) == 1
        closed = "h1, h2, h3, h4, table, figure, figcaption, code, nav"
        assert not [link for link in terms if link.find_parent(closed.split(", "))]


@pytest.mark.book
def test_the_terms_of_a_chapter_are_linked_where_its_sentences_use_them(pages):
    linked_names = {link.get_text().lower() for link in parsed(pages[-2]).select("a.pb-term")}
    assert {"gross value added", "local enterprise partnership", "current prices"} <= linked_names


@pytest.mark.book
def test_every_entry_says_something_and_no_name_stands_twice(site):
    page = parsed(site / "about" / "glossary.html")
    names = [
        re.sub("#$", "", term.get_text()).casefold() for term in page.select("dl.glossary > dt")
    ]
    assert len(names) == len(set(names)) > 40
    meanings = [meaning.get_text() for meaning in page.select("dl.glossary > dd")]
    assert min(len(meaning.split()) for meaning in meanings) > 12
