"""The worksheet: what the chapter says, as plain Markdown, and room for the area's own answers."""

import json
import re
from types import SimpleNamespace

import pytest
from tests.conftest import ROOT

from placebook.narrative.prompts import CHOICE, PROMPTS, QUESTIONS
from placebook.narrative.tables import html_table
from placebook.takeaway.reading import figure_table, sections_of
from placebook.takeaway.worksheet import FURTHER, STRENGTHS, worksheet

PLACE = SimpleNamespace(name="Marches", name_in_text="the Marches")
FACTS = html_table("Key facts", ["Measure", "Here"], [["People &amp; jobs", "5<br>6 | 7"]])
MIME = "application/vnd.vegalite.v5+json"


def words(*text: str) -> dict:
    return {
        "cell_type": "code",
        "source": ["# a comment is no heading"],
        "metadata": {},
        "outputs": [{"data": {"text/markdown": "\n\n".join(text).splitlines(keepends=True)}}],
    }


def heading(text: str, *tags: str) -> dict:
    return {"cell_type": "markdown", "source": [text], "metadata": {"tags": list(tags)}}


def drawing(name: str) -> dict:
    table = {
        "caption": "What stands out",
        "columns": ["Industry", "Location quotient", "Growth a year (%)"],
        "rows": [["Metals", 6.65, None]],
    }
    data = {MIME: {"usermeta": {"placebook": {"id": name, "table": table}}}}
    return {"cell_type": "code", "source": [], "metadata": {}, "outputs": [{"data": data}]}


CHAPTER = {
    "cells": [
        heading("# Marches", "title"),
        words("It is home to *many*.", FACTS),
        heading("## At a glance"),
        words(
            'Like <span data-place="wales">Wales</span> &amp; [more](../x.md), [source](https://x.y).'
        ),
        heading(f"## {QUESTIONS[0]}"),
        words("It makes things."),
        drawing(STRENGTHS),
        heading("### Industries"),
        words("Not wanted."),
        heading(f"## {QUESTIONS[1]}"),
        words("Wholesale."),
        heading("### Industries to grow into"),
        words(html_table("Next", ["Industry", "Quotient"], [["Wholesale", "0.96"]])),
    ]
}


def test_a_chapter_is_read_section_by_section():
    found = sections_of(CHAPTER)
    assert [section.heading for section in found[:3]] == ["", "At a glance", QUESTIONS[0]]
    assert found[0].tables[0].head == ["Measure", "Here"]
    assert found[0].tables[0].rows == [["People & jobs", "5; 6 | 7"]]
    assert found[1].sentences == ["Like Wales & more, [source](https://x.y)."]


def test_a_figure_is_found_by_its_id_and_what_is_missing_is_empty():
    assert figure_table(CHAPTER, STRENGTHS).rows == [["Metals", "6.65", ""]]
    assert figure_table(CHAPTER, "another") is None


def test_a_worksheet_holds_the_evidence_and_every_prompt_with_empty_lines():
    sheet = worksheet(CHAPTER, PLACE, "Edition")
    for said in ("It is home to", "Like Wales", "It makes things.", "| Wholesale | 0.96 |"):
        assert said in sheet
    assert "| People & jobs | 5; 6 \\| 7 |" in sheet
    assert "| Metals | 6.65 |" in sheet
    assert "Not wanted." not in sheet
    prompts = [prompt for asked in PROMPTS.values() for prompt in asked]
    assert len(prompts) >= 9
    for prompt in prompts:
        assert f"**{prompt}**\n\n-\n-\n-\n" in sheet
    for row in CHOICE:
        assert f"| {row} |  |  |  |" in sheet


def test_what_a_chapter_leaves_out_leaves_no_empty_heading():
    sheet = worksheet(CHAPTER, PLACE, "Edition")
    assert "#### Industries to grow into" in sheet
    assert "#### Research" not in sheet
    assert "#### Places like this one" not in sheet


def test_each_row_of_a_table_has_as_many_cells_as_its_head():
    sheet = worksheet(CHAPTER, PLACE, "Edition")
    tables = re.findall(r"(?:^\|.*\|\n)+", sheet, re.MULTILINE)
    assert len(tables) == 4
    for table in tables:
        cells = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(cells) == 1, table


def test_the_sections_that_a_worksheet_reads_are_headings_of_the_template():
    template = json.loads((ROOT / "templates" / "place_report.ipynb").read_bytes())
    headings = {section.heading for section in sections_of(template)}
    wanted = {"At a glance", *QUESTIONS, *(name for names in FURTHER.values() for name in names)}
    assert wanted <= headings
    code = "".join("".join(cell["source"]) for cell in template["cells"])
    assert f"charts.{STRENGTHS}(" in code


@pytest.mark.book
def test_every_place_has_a_worksheet_filled_with_its_own_figures(site):
    chapters = sorted((ROOT / "_build" / "chapters" / "places").glob("*.ipynb"))
    assert len(chapters) == 42
    for path in chapters:
        sheet = (site / "downloads" / f"{path.stem}-worksheet.md").read_text(encoding="utf-8")
        title = json.loads(path.read_bytes())["cells"][0]["source"]
        assert sheet.startswith(f"{''.join(title).strip()}: a worksheet")
        for needed in ("*Key facts*", "| Industry |", *QUESTIONS):
            assert needed in sheet, (path.stem, needed)
        assert not re.search(r"<[a-z/]|data-place|&[a-z]+;|\]\((?!https?:)", sheet), path.stem
        assert len(sheet) > 6000, path.stem


@pytest.mark.book
def test_chapters_and_the_page_on_self_assessment_lead_to_worksheets(site):
    listed = (site / "practice" / "self-assessment.html").read_text(encoding="utf-8")
    for path in (site / "places").glob("*.html"):
        if path.stem == "index":
            continue
        name = f"../downloads/{path.stem}-worksheet.md"
        assert (path.parent / name).resolve().is_file()
        chapter = path.read_text(encoding="utf-8")
        assert f'href="{name}" download' in chapter
        assert f'href="{name}" download' in listed
        anchors = re.findall(rf'href="\.\./places/{path.stem}\.html#([\w-]+)"', listed)
        assert len(anchors) == 3
        for anchor in anchors:
            assert f'id="{anchor}"' in chapter, (path.stem, anchor)
