"""Builds of one commit are equal to the byte: folder, processes and engine leave no mark."""

import filecmp
import shutil
from pathlib import Path

import pytest
from tests.conftest import build_here
from tests.projects import placebook, small_project

from placebook.chapters import build_chapters, plan_chapters
from placebook.dataset import load
from placebook.layout import Layout

pytestmark = [pytest.mark.slow, pytest.mark.book]

KEPT = ("chapters", "html")


def differences(one: Path, other: Path) -> list[str]:
    """Name every file that two folders do not share to the byte."""
    names = [{p.relative_to(f) for p in f.rglob("*") if p.is_file()} for f in (one, other)]
    unlike = sorted(str(name) for name in names[0] ^ names[1])
    shared = sorted(names[0] & names[1])
    return unlike + [str(n) for n in shared if not filecmp.cmp(one / n, other / n, shallow=False)]


@pytest.fixture(scope="module")
def unprinted(site) -> Path:
    """Build the site without the PDFs that may have been printed since, and give its folder."""
    shutil.rmtree(site.parent / "pdf", ignore_errors=True)
    assert build_here().returncode == 0
    return site


def test_a_clean_build_elsewhere_by_one_process_is_equal(unprinted, tmp_path):
    project = small_project(tmp_path / "elsewhere")
    done = placebook(project, "build", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert "0 already current, 0 failed" in done.stdout
    for part in KEPT:
        assert differences(unprinted.parent / part, project / "_build" / part) == []


def test_the_standard_engine_makes_every_chapter_equal(unprinted, tmp_path):
    """Only the chapters are made: what is bound from equal chapters is equal, as tried above."""
    layout = Layout(small_project(tmp_path / "elsewhere"))
    chapters = plan_chapters(layout, load(layout.data))
    report = build_chapters(chapters, layout, jobs=2, engine="nbclient")
    assert report.failures == []
    assert len(report.built) == len(chapters) > 42
    assert differences(unprinted.parent / "chapters", layout.chapters) == []
