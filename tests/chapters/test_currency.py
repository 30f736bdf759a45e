"""Whether a chapter is current: anything that made it, if changed, makes it run again."""

import json
import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT

from placebook.chapters import UnknownPlaceError, plan_chapters
from placebook.chapters.fingerprint import (
    chapter_fingerprint,
    common_fingerprint,
    stored_fingerprint,
)
from placebook.dataset import load
from placebook.layout import Layout


@pytest.fixture
def data(tmp_path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    return folder


def test_one_changed_value_changes_the_fingerprint(data):
    before = common_fingerprint(data, "fork")
    assert common_fingerprint(data, "fork") == before
    table = data / "observations.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("oxfordshire", "oxfordshirE", 1))
    assert common_fingerprint(data, "fork") != before


def test_engine_and_place_change_the_fingerprint(data):
    assert common_fingerprint(data, "fork") != common_fingerprint(data, "nbclient")
    layout = Layout(ROOT)
    chapters = plan_chapters(layout, load(ROOT / "data"), ["oxfordshire", "wales"])
    prints = {chapter_fingerprint(chapter, "same") for chapter in chapters}
    assert len(prints) == len(chapters)


@pytest.mark.parametrize("content", ["", "{", "[]", json.dumps({"cells": 3}), "\x00\xff"])
def test_a_broken_chapter_is_simply_not_current(tmp_path, content):
    path = tmp_path / "chapter.ipynb"
    path.write_text(content, encoding="utf-8")
    assert stored_fingerprint(path) is None
    assert stored_fingerprint(tmp_path / "none.ipynb") is None


def test_an_unknown_id_is_refused_with_the_nearest():
    with pytest.raises(UnknownPlaceError, match="did you mean cumbria"):
        plan_chapters(Layout(ROOT), load(ROOT / "data"), ["cumbra"])
