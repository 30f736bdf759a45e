"""Whether a chapter is current: what made it, if changed, makes it run again, and nothing else."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from tests.conftest import ROOT

from placebook.chapters import UnknownPlaceError, plan_chapters
from placebook.chapters.fingerprint import KINDS, changes, fingerprints, stored_fingerprint
from placebook.dataset import DataPackage, load
from placebook.layout import Layout


@pytest.fixture(scope="module")
def package() -> DataPackage:
    return load(ROOT / "data")


def prints(package: DataPackage, root: Path = ROOT, engine: str = "fork") -> dict:
    return fingerprints(plan_chapters(Layout(root), package), package, engine)


def with_value(package: DataPackage, table: str, row: pd.Series, field: str = "value"):
    """Give a copy of the package in which one value of a table is another."""
    changed = package[table].copy()
    changed.loc[row.name, field] = row[field] + 1
    return DataPackage(package.folder, package.descriptor, {**package.tables, table: changed})


def affected(before: dict, now: dict) -> set[str]:
    return {name for name in now if changes(before[name], now[name])}


def first(package: DataPackage, table: str, **wanted: str) -> pd.Series:
    rows = package[table]
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    return rows.iloc[-1]


def test_the_same_package_has_the_same_fingerprint(package):
    assert prints(package) == prints(load(ROOT / "data"))


def test_a_value_of_one_place_touches_its_chapter_its_nation_and_the_overview(package):
    row = first(package, "industry_gva", place="cumbria")
    now = prints(with_value(package, "industry_gva", row, "current"))
    assert affected(prints(package), now) == {"cumbria", "national/overview"}


def test_a_headline_of_one_lep_touches_all_leps_for_they_are_ranked_with_it(package):
    row = first(package, "observations", place="cumbria", indicator="gva_per_hour")
    touched = affected(prints(package), prints(with_value(package, "observations", row)))
    assert len(touched) == 38 + 2
    assert {"england", "national/overview", "tees-valley"} < touched
    assert not {"wales", "scotland", "northern-ireland"} & touched


def test_a_headline_of_a_nation_touches_the_nations(package):
    row = first(package, "observations", place="wales", indicator="gva_per_hour")
    touched = affected(prints(package), prints(with_value(package, "observations", row)))
    assert touched == {"england", "wales", "scotland", "northern-ireland", "national/overview"}


def test_the_title_of_an_indicator_touches_every_chapter(package):
    changed = package["indicators"].copy()
    changed.loc[0, "title"] += " (new)"
    tables = {**package.tables, "indicators": changed}
    now = prints(DataPackage(package.folder, package.descriptor, tables))
    assert affected(prints(package), now) == set(now)


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


def test_engine_and_versions_touch_every_chapter(package, monkeypatch):
    before = prints(package)
    assert affected(before, prints(package, engine="nbclient")) == set(before)
    monkeypatch.setattr("placebook.chapters.fingerprint.version", lambda _: "0")
    now = prints(package)
    assert affected(before, now) == set(before)
    assert "altair changed" in changes(before["wales"], now["wales"])


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
def test_a_broken_chapter_is_simply_not_current(tmp_path, content):
    path = tmp_path / "chapter.ipynb"
    path.write_text(content, encoding="utf-8")
    assert stored_fingerprint(path) is None
    assert stored_fingerprint(tmp_path / "none.ipynb") is None


def test_an_unknown_id_is_refused_with_the_nearest(package):
    with pytest.raises(UnknownPlaceError, match="did you mean cumbria"):
        plan_chapters(Layout(ROOT), package, ["cumbra"])
