"""How hard the running text is to read: measured on the finished pages, stated, and kept.

The automated readability index goes by the length of words and sentences: 4.71 characters a
word + 0.5 words a sentence - 21.43 (Senter and Smith 1967, AMRL-TR-66-220). It gives a year of
school; the age is six more.
"""

import re
import statistics
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, SoupStrainer
from tests.conftest import ROOT

pytestmark = pytest.mark.book

# What is no running text: tables, figures and what belongs to them, formulas, references.
APART = (
    "table, script, style, figure, noscript, template, form, pre, svg, .math, .pb-tools, .pb-note, "
    ".pb-source, .pb-downloads"
)
FIGURE = re.compile(r"<figure.*?</figure>", re.DOTALL)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z‘“])")
HARDEST_CHAPTER = 12.5
HARDEST_HOME = 10


def running_text(page: Path) -> list[str]:
    """Collect the sentences of a page's paragraphs."""
    text = FIGURE.sub("", page.read_text(encoding="utf-8"))
    article = BeautifulSoup(text, "html.parser", parse_only=SoupStrainer("article"))
    for piece in article.select(APART):
        piece.decompose()
    paragraphs = [" ".join(found.get_text().split()) for found in article.find_all("p")]
    return [s for p in paragraphs for s in SENTENCE.split(p) if len(s.split()) > 3]


def school_year(sentences: list[str]) -> float:
    words = [re.sub(r"\W", "", word) for sentence in sentences for word in sentence.split()]
    letters = sum(map(len, words)) / len(words)
    return 4.71 * letters + 0.5 * len(words) / len(sentences) - 21.43


def test_the_index_is_that_of_the_formula():
    assert school_year(["This is a short one."]) == pytest.approx(4.71 * 3 + 0.5 * 5 - 21.43)


def test_chapters_are_no_harder_than_they_were_and_the_report_says_how_hard(site):
    years = [
        school_year(running_text(page))
        for page in (site / "places").glob("*.html")
        if page.name != "index.html"
    ]
    assert len(years) == 42
    assert max(years) <= HARDEST_CHAPTER
    about = (ROOT / "book" / "about" / "index.md").read_text(encoding="utf-8")
    said = re.search(r"the median chapter needs a reading age of about (\d+)", about)
    assert abs(int(said[1]) - (statistics.median(years) + 6)) <= 1


def test_home_can_be_read_by_many(site):
    assert school_year(running_text(site / "index.html")) <= HARDEST_HOME
