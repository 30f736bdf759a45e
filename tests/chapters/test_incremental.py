"""Which chapters run after a change, by the real command."""

from pathlib import Path

import pytest
from tests.projects import placebook, tiny_project, write_template

pytestmark = pytest.mark.book

TWO = ("--only", "wales", "--only", "cumbria", "--jobs", "1")
READS = (
    "from placebook import dataset, measures",
    "data = dataset.open_place(place)",
    "print(measures.last_year(data.industries(data.place)))",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    made = tiny_project(tmp_path_factory.mktemp("incremental"), *READS)
    assert "2 run (cumbria, wales), 0 already current" in run(made)
    return made


def run(project: Path, *options: str) -> str:
    done = placebook(project, "build", *TWO, *options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def change(project: Path, table: str, before: str, after: str) -> None:
    path = project / "data" / table
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    assert placebook(project, "check", "--accept").returncode == 0


def why(project: Path, place: str) -> str:
    return placebook(project, "why", place).stdout


def test_nothing_changed(project):
    assert "0 run, 2 already current" in run(project)


def test_one_value_of_one_place(project):
    path = project / "data" / "industry_gva.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    row = next(line for line in lines if line.startswith("cumbria,"))
    cells = row.split(",")
    cells[3] = str(int(cells[3]) + 1)
    change(project, "industry_gva.csv", row, ",".join(cells))
    assert "to be run: rows of the table industry_gva changed" in why(project, "cumbria")
    assert "current" in why(project, "wales")
    assert "1 run (cumbria), 1 already current" in run(project)
    said = why(project, "cumbria")
    assert "current; last run because: rows of the table industry_gva changed" in said


def test_a_value_of_a_place_that_is_not_built(project):
    path = project / "data" / "industry_gva.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    row = next(line for line in lines if line.startswith("dorset,"))
    cells = row.split(",")
    cells[3] = str(int(cells[3]) + 1)
    change(project, "industry_gva.csv", row, ",".join(cells))
    assert "0 run, 2 already current" in run(project)


def test_a_title_that_all_read(project):
    change(project, "indicators.csv", "Output per hour worked", "Output an hour worked")
    assert "2 run (cumbria, wales)" in run(project)


def test_the_template(project):
    write_template(project, *READS, "print('more')")
    assert "wales: to be run: the template changed" in why(project, "wales")
    assert "2 run (cumbria, wales)" in run(project)


def test_force(project):
    assert "2 run (cumbria, wales)" in run(project, "--force")
    assert "last run because: you asked for it" in why(project, "wales")
