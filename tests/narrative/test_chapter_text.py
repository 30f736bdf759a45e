"""Whole chapters as text: no bare rank, no hole, no seam, and the answers where they belong."""

import re

import papermill
import pytest
from tests.conftest import ROOT

PLACES = ("london", "tees-valley", "cornwall-and-isles-of-scilly", "northern-ireland", "england")
RANK = re.compile(r"\b\d+(?:st|nd|rd|th)\b")
SAFE = re.compile(
    r"between \d+(?:st|nd|rd|th) and \d+(?:st|nd|rd|th)"
    r"|\d+(?:st|nd|rd|th) to \d+(?:st|nd|rd|th) of"
    r"|always \d+(?:st|nd|rd|th) of"
)
SEAMS = re.compile(r" [,.;]|\.\.|,,|  |\bnan\b|\bNone\b(?! of)|\binf\b|\b(the|in|of) \1\b|[{}]")
QUESTIONS = (
    "What are we good at?",
    "Where might we have the capacity to be world-leading?",
    "What will that future look like?",
)


def paragraphs(place: str) -> list[str]:
    """Run the real chapter and give its headings and paragraphs in order."""
    template = ROOT / "templates" / "place_report.ipynb"
    book = papermill.execute_notebook(
        str(template), None, {"place": place}, engine_name="placebook", progress_bar=False
    )
    found = []
    for cell in book.cells:
        hidden = "remove-cell" in cell["metadata"].get("tags", [])
        if cell["cell_type"] == "markdown" and not hidden:
            found.append(cell["source"])
        for output in cell.get("outputs", []):
            found += output.get("data", {}).get("text/markdown", "").split("\n\n")
    return [re.sub(r"<[^>]+>", " | ", text).strip() for text in found]


@pytest.fixture(scope="module", params=PLACES)
def chapter(request) -> list[str]:
    return paragraphs(request.param)


def test_no_sentence_says_a_bare_rank(chapter):
    ranked = [text for text in chapter if RANK.search(SAFE.sub("", text))]
    assert ranked == []


def test_the_rank_test_would_notice():
    assert RANK.search(SAFE.sub("", "Hull is 3rd of the 38 LEPs"))
    assert not RANK.search(SAFE.sub("", "Hull is between 3rd and 5th of the 38 LEPs"))


def test_no_seams_show(chapter):
    prose = [text for text in chapter if "|" not in text]
    assert [text for text in prose if SEAMS.search(text)] == []
    sentences = [text for text in prose if text and not text.startswith(("#", "-"))]
    assert [text for text in sentences if text[-1] not in ".:"] == []


def test_each_question_is_answered_right_under_its_heading(chapter):
    for question in QUESTIONS:
        at = chapter.index(f"## {question}")
        answer = chapter[at + 1]
        assert not answer.startswith("#")
        assert 2 <= len(re.findall(r"[.:;] |\.$", answer)) <= 14
        # What is most of the UK is not measured against it.
        assert re.search(r"\d", answer) or answer.startswith("England is most of the UK")


def test_answers_of_a_chapter_do_not_repeat_a_sentence(chapter):
    told = [
        sentence
        for question in QUESTIONS
        for sentence in re.split(r"(?<=\.) ", chapter[chapter.index(f"## {question}") + 1])
    ]
    assert len(told) == len(set(told))
