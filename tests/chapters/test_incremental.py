"""Which chapters run after a change, by the real command."""

import json
import os
import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT
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


def why(project: Path, place: str, env: dict[str, str] | None = None) -> str:
    return placebook(project, "why", place, env=env).stdout


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


def code_elsewhere(folder: Path, module: str) -> dict[str, str]:
    """Copy the package with a comment more in one module, and give the environment that uses it."""
    shutil.copytree(ROOT / "src" / "placebook", folder / "placebook")
    with (folder / "placebook" / module).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    return {**os.environ, "PYTHONPATH": str(folder)}


def test_a_module_that_is_reached(project, tmp_path):
    env = code_elsewhere(tmp_path, "measures/growth.py")
    done = placebook(project, "build", *TWO, env=env)
    assert "2 run (cumbria, wales)" in done.stdout, done.stderr
    assert "because: the module placebook.measures.growth changed" in why(project, "wales", env)
    assert "2 run" in run(project)


def test_a_module_that_is_not_reached(project, tmp_path):
    env = code_elsewhere(tmp_path, "charts/research.py")
    done = placebook(project, "build", *TWO, env=env)
    assert "0 run, 2 already current" in done.stdout, done.stderr


def test_the_version_of_a_library(project, tmp_path):
    code = (
        "import importlib.metadata as m\n_version = m.version\n"
        "m.version = lambda name: '0.0.1' if name == 'altair' else _version(name)\n"
    )
    (tmp_path / "sitecustomize.py").write_text(code, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "src")])}
    assert "to be run: altair changed" in why(project, "wales", env)
    done = placebook(project, "build", *TWO, env=env)
    assert "2 run (cumbria, wales)" in done.stdout, done.stderr
    assert "2 run" in run(project)


def test_a_parameter(project):
    """The name of a place is its chapter's title; the table of places is read by all."""
    change(project, "places.csv", ",Cumbria,Cumbria,", ",The Lakes,Cumbria,")
    said = placebook(project, "why").stdout
    assert "cumbria: to be run: the title changed; rows of the table places changed" in said
    assert "wales: to be run: rows of the table places changed" in said
    assert "2 run (cumbria, wales)" in run(project)


def test_the_text_of_a_correction(project):
    """No chapter prints it; the page of corrections is made anew."""
    page = project / "book" / "index.md"
    page.write_text("# Report\n\n```{corrections}\n```\n", encoding="utf-8")
    assert "0 run" in run(project)
    change(project, "corrections.csv", "Birmingham", "Brummagem")
    assert "0 run, 2 already current" in run(project)
    site = (project / "_build" / "html" / "index.html").read_text(encoding="utf-8")
    assert "Brummagem" in site


def test_a_correction_of_a_value(project):
    """A corrected figure is another row of data: its own chapter runs, and those that rank it."""
    path = project / "data" / "observations.csv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    row = next(line for line in rows if line.startswith("cumbria,innovate_uk_grants,"))
    cells = row.split(",")
    cells[3] = str(float(cells[3]) + 1)
    change(project, "observations.csv", row, ",".join(cells))
    assert "1 run (cumbria), 1 already current" in run(project)


def test_force(project):
    assert "2 run (cumbria, wales)" in run(project, "--force")
    assert "last run because: you asked for it" in why(project, "wales")


@pytest.mark.parametrize("words", [["why"], ["list"], ["build"]])
def test_a_table_that_is_not_there(words, tmp_path):
    folder = tiny_project(tmp_path)
    descriptor = folder / "data" / "datapackage.json"
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    package["resources"] = [one for one in package["resources"] if one["name"] != "kinds"]
    descriptor.write_text(json.dumps(package), encoding="utf-8")
    done = placebook(folder, *words)
    assert done.returncode == 1
    assert "kinds" in done.stderr
    assert "Traceback" not in done.stderr
