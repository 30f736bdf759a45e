"""Chapters on paper: the real command prints them with a real browser."""

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import ROOT, printing

from placebook.book.collate import Sheets, bind_sheets
from placebook.book.contents import Entry
from placebook.book.paper import attach_pdfs
from placebook.book.printing import ORIGIN

pytestmark = [pytest.mark.book, pytest.mark.browser]

PDFS = ROOT / "_build" / "pdf"


def pdf(*words: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "placebook", "pdf", "--project", str(ROOT), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def printed(site, browser) -> Iterator[Path]:
    """Print one chapter; the browser's fixture sees to it that one is installed."""
    assert browser.is_connected()
    assert site.is_dir()
    with printing():
        (PDFS / "cumbria.pdf").unlink(missing_ok=True)
        done = pdf("--only", "cumbria")
        assert done.returncode == 0, done.stderr
        assert "1 printed" in done.stdout
        yield PDFS / "cumbria.pdf"


def test_a_chapter_is_printed_whole_with_its_title_and_structure(printed):
    reader = PdfReader(printed)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert reader.metadata.title == "Cumbria — Placebook"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert 8 <= len(reader.pages) <= 30
    for heading in ("At a glance", "What are we good at?", "What will that future look like?"):
        assert heading in text
    assert "Get this figure" not in text
    assert "Show as table" not in text


def test_every_sheet_names_the_edition_and_its_number(printed):
    pages = PdfReader(printed).pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert "Placebook, edition 2026" in text
        assert f"{number} of {len(pages)}" in text


def test_charts_are_drawn_as_lines_not_as_pictures(printed):
    pages = PdfReader(printed).pages
    assert sum(len(page.get_contents().get_data()) for page in pages) > 200_000
    pictures = sum(len(page.images) for page in pages)
    assert pictures == 0


def test_what_is_current_is_not_printed_again_and_is_linked(printed, site):
    assert "0 printed" in pdf("--only", "cumbria").stdout
    page = (site / "places" / "cumbria.html").read_text(encoding="utf-8")
    assert '<a href="../downloads/cumbria.pdf">PDF</a>' in page
    assert (site / "downloads" / "cumbria.pdf").read_bytes() == printed.read_bytes()


def test_a_pdf_of_another_page_is_neither_kept_nor_linked(printed, site, tmp_path):
    copy = tmp_path / "site"
    for name in ("places/cumbria.html", "downloads/cumbria.pdf"):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((site / name).read_bytes())
    page = copy / "places" / "cumbria.html"
    words = page.read_text(encoding="utf-8").replace("At a glance", "At one glance")
    page.write_text(words, encoding="utf-8")
    made_of = {"cumbria": ["places/cumbria.html"]}
    assert attach_pdfs(copy, printed.parent, made_of) == []
    assert not (copy / "downloads" / "cumbria.pdf").exists()
    assert "downloads/cumbria.pdf" not in page.read_text(encoding="utf-8")


def test_a_bound_report_has_a_title_a_language_and_numbers_of_its_own(printed):
    sheets = printed.read_bytes()
    entry = Entry("Cumbria", 0, "places/cumbria.html")
    bound = bind_sheets(sheets, [Sheets(entry, 1, sheets)], origin=ORIGIN, edition="2026")
    reader = PdfReader(io.BytesIO(bound))
    root = reader.trailer["/Root"]
    assert reader.metadata.title == "Placebook, edition 2026"
    assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("en-GB", True)
    assert reader.page_labels[0] == "i"
    assert reader.page_labels[len(reader.pages) // 2] == "1"


def test_an_unknown_place_is_refused():
    done = pdf("--only", "cumbra")
    assert done.returncode == 1
    assert "cumbria" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_asked_for_is_said():
    done = pdf()
    assert done.returncode == 1
    assert "--only" in done.stderr
