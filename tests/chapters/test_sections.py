"""Sections that a chapter leaves out: by tag, as a whole, and said in words."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from tests.conftest import ROOT
from tests.projects import tiny_project, write_template

from placebook.chapters import TemplateError, plan_chapters
from placebook.chapters.sections import needs_of, without
from placebook.dataset import holds, load
from placebook.layout import Layout


def cell(source: str, *needs: str):
    tags = {"tags": [f"needs-{name}" for name in needs]}
    make = new_markdown_cell if source.startswith("#") else new_code_cell
    return make(source, metadata=tags if needs else {})


def left(lacking: set[str], *cells) -> list[str]:
    notebook = without(new_notebook(cells=list(cells)), lacking, "districts")
    return [one.source for one in notebook.cells]


TEMPLATE = (
    cell("# Report"),
    cell("## One", "a"),
    cell("one"),
    cell("### Below one"),
    cell("below"),
    cell("## Two"),
    cell("two", "b"),
    cell("### Below two", "a"),
    cell("more"),
    cell("## Three"),
)


def test_a_heading_stands_for_its_section_with_all_below_it():
    kept = left({"a"}, *TEMPLATE)
    assert kept[:-1] == ["# Report", "## Two", "two", "## Three"]
    assert kept[-1] == (
        "Left out of this chapter, because the report has no figures on districts: “One”, "
        "“Below one” and “Below two”."
    )


def test_a_single_cell_goes_without_a_word_for_its_section_stays():
    kept = left({"b"}, *TEMPLATE)
    assert kept == [one.source for one in TEMPLATE if one.source != "two"]


def test_the_template_itself_is_not_changed():
    notebook = new_notebook(cells=list(TEMPLATE))
    without(notebook, {"a", "b"}, "districts")
    assert len(notebook.cells) == len(TEMPLATE)
    assert without(notebook, (), "districts") is notebook
    assert needs_of(notebook.cells) == {"a", "b"}


def test_what_a_kind_has_is_told_by_indicator_table_and_field():
    package = load(ROOT / "data")
    assert holds(package, "lep", "research")
    assert holds(package, "lep", "industry_gva.volume")
    assert holds(package, "nation", "rd_per_head")
    assert not holds(package, "lep", "rd_per_head")
    with pytest.raises(KeyError):
        holds(package, "lep", "no_such_table")


def test_leps_and_nations_lack_nothing_that_the_template_needs():
    package = load(ROOT / "data")
    chapters = plan_chapters(Layout(ROOT), package)
    assert {chapter.lacking for chapter in chapters} == {()}


def test_a_tag_that_names_nothing_is_refused(tmp_path):
    project = tiny_project(tmp_path / "project", "1")
    write_template(project, "1", tags=("parameters", "needs-pixie_dust"))
    with pytest.raises(TemplateError, match="needs-pixie_dust', but there is no such"):
        plan_chapters(Layout(project), load(project / "data"))
