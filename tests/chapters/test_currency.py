"""Whether a chapter is current: what made it, if changed, makes it run again, and nothing else."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from tests.conftest import ROOT

from placebook.chapters import UnknownPlaceError, module_path, plan_chapters
from placebook.chapters.fingerprint import KINDS, changes, fingerprints
from placebook.chapters.shelf import read_kept
from placebook.dataset import DataPackage, load
from placebook.layout import Layout

# Pages on all places together depend on every value.
NATIONAL = {f"{path.parent.name}/{path.stem}" for path in (ROOT / "templates").glob("*/*.ipynb")}


@pytest.fixture(scope="module")
def package() -> DataPackage:
    return load(ROOT / "data")


def prints(package: DataPackage, root: Path = ROOT) -> dict:
    return fingerprints(plan_chapters(Layout(root), package), package)


def with_value(package: DataPackage, table: str, row: pd.Series, field: str = "value"):
    """Give a copy of the package in which one value of a table is another."""
    changed = package[table].copy()
    changed.loc[row.name, field] = row[field] + 1
    return DataPackage(package.folder, package.descriptor, {**package.tables, table: changed})


@pytest.fixture(scope="module")
def before(package) -> dict:
    """Take the fingerprints of the committed project."""
    return prints(package)


def affected(before: dict, now: dict) -> set[str]:
    return {name for name in now if changes(before[name], now[name])}


def first(package: DataPackage, table: str, **wanted: str) -> pd.Series:
    rows = package[table]
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    return rows.iloc[-1]


def test_the_same_package_has_the_same_fingerprint(before):
    assert before == prints(load(ROOT / "data"))


def test_a_value_of_one_place_touches_its_chapter_its_nation_and_the_pages_on_all_places(
    package, before
):
    row = first(package, "industry_gva", place="cumbria")
    now = prints(with_value(package, "industry_gva", row, "current"))
    assert affected(before, now) == {"cumbria"} | NATIONAL


def test_a_headline_of_one_lep_touches_all_leps_for_they_are_ranked_with_it(package, before):
    row = first(package, "observations", place="cumbria", indicator="gva_per_hour")
    touched = affected(before, prints(with_value(package, "observations", row)))
    assert len(touched) == 38 + 1 + len(NATIONAL)
    assert {"england", "tees-valley"} | NATIONAL < touched
    assert not {"wales", "scotland", "northern-ireland"} & touched


def test_a_headline_of_a_nation_touches_the_nations(package, before):
    row = first(package, "observations", place="wales", indicator="gva_per_hour")
    touched = affected(before, prints(with_value(package, "observations", row)))
    assert touched == {"england", "wales", "scotland", "northern-ireland"} | NATIONAL


def test_the_title_of_an_indicator_touches_every_chapter(package, before):
    changed = package["indicators"].copy()
    changed.loc[0, "title"] += " (new)"
    tables = {**package.tables, "indicators": changed}
    now = prints(DataPackage(package.folder, package.descriptor, tables))
    assert affected(before, now) == set(now)


def test_a_changed_template_touches_the_chapters_made_from_it(package, tmp_path):
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    before = prints(package, tmp_path)
    template = tmp_path / "templates" / "national" / "overview.ipynb"
    template.write_text(template.read_text(encoding="utf-8").replace("UK", "U.K.", 1))
    now = prints(package, tmp_path)
    assert affected(before, now) == {"national/overview"}
    assert changes(before["national/overview"], now["national/overview"]) == [
        "the template changed"
    ]


def test_the_version_of_a_library_touches_every_chapter(package, before, monkeypatch):
    monkeypatch.setattr("placebook.chapters.fingerprint.version", lambda _: "0")
    now = prints(package)
    assert affected(before, now) == set(before)
    assert "altair changed" in changes(before["wales"], now["wales"])


def test_a_parameter_touches_its_chapter(package):
    chapters = plan_chapters(Layout(ROOT), package, ["cumbria", "wales"])
    before = fingerprints(chapters, package)
    given = {"place": "cumbria", "comparators": "london"}
    changed = [replace(one, parameters=given) if one.id == "cumbria" else one for one in chapters]
    now = fingerprints(changed, package)
    assert affected(before, now) == {"cumbria"}
    assert changes(before["cumbria"], now["cumbria"]) == ["the parameters changed"]


def test_a_section_that_can_no_longer_be_filled_touches_the_chapters_that_had_it(package, before):
    rows = package["research"]
    leps = package.places.index[package.places["kind"] == "lep"]
    left = rows[~rows["place"].isin(leps)].reset_index(drop=True)
    tables = {**package.tables, "research": left}
    without = DataPackage(package.folder, package.descriptor, tables)
    now = prints(without)
    said = changes(before["cumbria"], now["cumbria"])
    assert "the sections left out is new" in said
    assert "rows of the table research changed" in said
    assert affected(before, now) == set(leps) | NATIONAL


def test_a_module_touches_the_chapters_that_reach_it(package, before, monkeypatch):
    """Only the national overview draws the national charts; only place chapters have a glance."""

    def touched(module: str) -> set[str]:
        def path(name: str) -> Path:
            return Path(__file__) if name == module else module_path(name)

        monkeypatch.setattr("placebook.chapters.fingerprint.module_path", path)
        now = prints(package)
        for name in affected(before, now):
            assert changes(before[name], now[name]) == [f"the module {module} changed"]
        return affected(before, now)

    places = set(package.chapters["id"])
    assert touched("placebook.narrative.caveats") == places
    assert "national/overview" in touched("placebook.narrative.national")
    assert not touched("placebook.narrative.national") & places
    assert touched("placebook.chapters.shell") == set(before)
    assert touched("placebook.book.toc") == set()


def test_the_text_of_a_correction_touches_no_chapter_of_a_place(package, before):
    """No chapter prints it; what it corrects is a value, which has its own row in the data."""
    changed = package["corrections"].copy()
    changed.loc[0, "reason"] += " (said better)"
    tables = {**package.tables, "corrections": changed}
    now = prints(DataPackage(package.folder, package.descriptor, tables))
    assert affected(before, now) == NATIONAL


def test_the_header_of_a_case_study_touches_the_chapter_of_its_place(tmp_path):
    (tmp_path / "data").symlink_to(ROOT / "data")
    cases = tmp_path / "book" / "case-studies"
    shutil.copytree(ROOT / "book" / "case-studies", cases)
    before = prints(load(tmp_path / "data"))
    page = cases / "midlands-industrial-ceramics.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\ntitle: ", "\ntitle: Anew, ", 1), encoding="utf-8")
    now = prints(load(tmp_path / "data"))
    assert affected(before, now) == {"stoke-on-trent-and-staffordshire"} | NATIONAL
    said = changes(
        before["stoke-on-trent-and-staffordshire"], now["stoke-on-trent-and-staffordshire"]
    )
    assert said == ["rows of the table case_studies changed"]
    page.write_text(text.replace("\n## ", "\nA new sentence.\n\n## ", 1), encoding="utf-8")
    assert not affected(before, prints(load(tmp_path / "data"))), "chapters print no text of cases"


def test_a_theme_of_an_audit_touches_the_chapters_of_the_places_it_reaches(package, before):
    table = package["programme_themes"].copy()
    audit = "science-and-innovation-audit-sheffield-city-region-and-lancashire"
    table.loc[table["programme"] == audit, "theme"] = "making"
    tables = {**package.tables, "programme_themes": table}
    now = prints(DataPackage(package.folder, package.descriptor, tables))
    assert affected(before, now) == {"sheffield-city-region", "lancashire"} | NATIONAL


def test_changes_name_what_is_new_changed_and_gone():
    empty: dict = {kind: {} for kind in KINDS}
    before = empty | {"modules": {"a": "1", "b": "1"}, "tables": {"research": "1"}}
    now = empty | {"modules": {"b": "1", "c": "1"}, "tables": {"research": "2"}}
    assert changes(before, now) == [
        "rows of the table research changed",
        "the module a is no longer used",
        "the module c is new",
    ]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        json.dumps({"cells": 3}),
        json.dumps({"metadata": {"placebook": {"fingerprint": "abc"}}}),
        json.dumps({"metadata": {"placebook": {"fingerprint": {"notebook": 3}}}}),
        "\x00\xff",
    ],
)
def test_a_broken_chapter_is_simply_not_current(before, tmp_path, content):
    path = tmp_path / "chapter.ipynb"
    path.write_text(content, encoding="utf-8")
    now = before["wales"]
    assert changes(read_kept(path).fingerprint, now)
    assert changes(read_kept(tmp_path / "none.ipynb").fingerprint, now)


def test_an_unknown_id_is_refused_with_the_nearest(package):
    with pytest.raises(UnknownPlaceError, match="did you mean cumbria"):
        plan_chapters(Layout(ROOT), package, ["cumbra"])
