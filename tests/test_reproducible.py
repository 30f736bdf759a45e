"""Builds of one commit are equal to the byte: folder, processes and engine leave no mark.

Each is compared with the site that the other tests look at. It is made first, for in CI these
tests run beside the others, and so need not wait for that site.
"""

import filecmp
import shutil
from pathlib import Path

import pytest
from tests.conftest import printing
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


def test_a_clean_build_elsewhere_by_one_process_is_equal(request, tmp_path):
    project = small_project(tmp_path / "elsewhere")
    done = placebook(project, "build", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert "0 already current, 0 failed" in done.stdout
    here = request.getfixturevalue("site").parent
    with printing():
        if (here / "pdf").is_dir():  # what was printed is linked, so it is part of the site
            shutil.copytree(here / "pdf", project / "_build" / "pdf")
            assert placebook(project, "build", "--jobs", "1").returncode == 0
        for part in KEPT:
            assert differences(here / part, project / "_build" / part) == []


def test_the_standard_engine_makes_every_chapter_equal(request, tmp_path):
    """Only the chapters are made: what is bound from equal chapters is equal, as tried above."""
    layout = Layout(small_project(tmp_path / "elsewhere"))
    chapters = plan_chapters(layout, load(layout.data))
    report = build_chapters(chapters, layout, jobs=2, engine="nbclient")
    assert report.failures == []
    assert len(report.built) == len(chapters) > 42
    here = request.getfixturevalue("site").parent
    assert differences(here / "chapters", layout.chapters) == []
