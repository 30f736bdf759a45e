"""The built site: all chapters, no stranger's address, nothing run twice, equal bytes."""

import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from altair.vegalite.v6.schema.core import load_schema
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match
from tests.conftest import ROOT, build_here
from tests.projects import placebook, site_bytes, tiny_project

from placebook.charts.figure import MIME
from placebook.dataset import load

pytestmark = pytest.mark.book

LOADED = re.compile(
    r"""<(?:script|img|iframe|source|embed|link(?=[^>]*rel="(?:stylesheet|preload|icon)"))[^>]*?"""
    r"""(?:src|href)\s*=\s*["'](?:https?:)?//[^"']+|@import\s+["'(]*(?:https?:)?//|"""
    r"""url\(\s*["']?(?:https?:)?//""",
    re.IGNORECASE,
)


def places() -> list[str]:
    return list(load(ROOT / "data").chapters["id"])


def test_every_place_has_a_page_and_a_notebook_to_take_away(site):
    for place in places():
        assert (site / "places" / f"{place}.html").is_file()
        notebook = (site / "downloads" / f"{place}.ipynb").read_text(encoding="utf-8")
        nbformat.validate(json.loads(notebook))
    assert len(places()) == 42


def test_each_page_has_one_heading_and_the_place_is_it(site):
    package = load(ROOT / "data")
    for place in places():
        text = (site / "places" / f"{place}.html").read_text(encoding="utf-8")
        headings = re.findall(r"<h1[^>]*>(.*?)<a", text, re.DOTALL)
        assert headings == [package.places.loc[place, "name"]]


def test_no_page_loads_anything_from_another_host(site):
    for path in site.rglob("*"):
        if path.suffix in {".html", ".css"}:
            found = LOADED.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path.relative_to(site)}: {found.group(0)}"


def test_styles_and_scripts_come_in_an_order_that_no_file_system_chooses(site):
    html = (site / "national" / "mapping.html").read_text(encoding="utf-8")
    ours = {path.name for path in (ROOT / "book" / "_static").iterdir()}
    loaded = [name for name in re.findall(r"_static/([\w-]+\.(?:css|js))", html) if name in ours]
    styles = [name for name in loaded if name.endswith(".css")]
    scripts = [name for name in loaded if name.endswith(".js")]
    assert styles == ["placebook.css", *sorted(styles[1:-1]), "print.css"]
    assert len(styles) == len([name for name in ours if name.endswith(".css")])
    assert scripts == sorted(scripts)


def test_a_chapter_has_ten_figures_or_more_each_with_words_and_a_table(site):
    for place in places():
        text = (site / "places" / f"{place}.html").read_text(encoding="utf-8")
        figures = re.findall(r'<figure class="pb-figure".*?</figure>', text, re.DOTALL)
        assert len(figures) >= 10, place
        names = re.findall(r'<figure class="pb-figure" id="([^"]+)"', text)
        assert len(names) == len(set(names))
        for figure in figures:
            assert re.search(r'aria-label="[^"]{40,}"', figure)
            assert figure.count('scope="col"') >= 2
            assert 'class="pb-source"' in figure


def test_no_traceback_parameter_cell_or_missing_number_is_printed(site):
    for place in places():
        text = (site / "places" / f"{place}.html").read_text(encoding="utf-8")
        prose = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
        assert "Traceback" not in prose
        assert "IPython.core" not in prose, place
        assert "injected" not in prose
        assert not re.search(r">\s*(nan|None|inf|NaT)\s*<|£nan|\bnan%", prose)


@pytest.mark.usefixtures("site")
def test_nothing_runs_anew_when_nothing_changed():
    before = {p: p.stat().st_mtime_ns for p in (ROOT / "_build" / "chapters").rglob("*.ipynb")}
    done = build_here()
    assert len(before) > 42
    assert f"0 run, {len(before)} already current, 0 failed" in done.stdout
    assert before == {p: p.stat().st_mtime_ns for p in before}
    assert re.search(r"index\.html: 42 chapters in \d+ seconds", done.stdout)


FAILS = "if place == 'wales':\n    raise RuntimeError('the well ran dry')"
TWO = ("--only", "wales", "--only", "cumbria")


def test_keep_going_publishes_the_good_chapters_and_still_fails(tmp_path):
    project = tiny_project(tmp_path, FAILS)
    home = project / "book" / "index.md"
    home.write_text("# Report\n\n```{place-map}\n```\n", encoding="utf-8")
    done = placebook(project, "build", *TWO, "--keep-going")
    assert done.returncode == 1
    assert re.search(r"wales: cell \d+ failed: RuntimeError: the well ran dry", done.stderr)
    html = project / "_build" / "html"
    assert (html / "places" / "cumbria.html").is_file()
    assert not (html / "places" / "wales.html").exists()
    assert "Wales: no chapter in this edition" in (html / "index.html").read_text(encoding="utf-8")


def test_a_warning_stops_the_book_and_leaves_the_last_site_whole(tmp_path):
    project = tiny_project(tmp_path, "print(place)")
    assert placebook(project, "build", *TWO).returncode == 0
    before = site_bytes(project)
    page = project / "book" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[gone](nowhere.md)\n", encoding="utf-8")
    done = placebook(project, "build", *TWO)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert site_bytes(project) == before


def test_the_template_runs_by_itself_with_papermill(tmp_path):
    out = tmp_path / "out.ipynb"
    command = [sys.executable, "-m", "papermill", "templates/place_report.ipynb", str(out)]
    done = subprocess.run(
        [*command, "-p", "place", "northern-ireland"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "Northern Ireland is home to" in out.read_text(encoding="utf-8")


def figures_of(notebook: Path) -> list[dict]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    shown = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return [data[MIME] for data in shown if MIME in data]


def test_each_kind_of_figure_follows_the_schema_of_vega_lite(site):
    schema = Draft7Validator(load_schema())
    kinds = {}
    for notebook in sorted(site.parent.glob("source/**/*.ipynb")):
        for spec in figures_of(notebook):
            key = (spec["usermeta"]["placebook"]["id"], len(spec.get("layer", [])))
            kinds.setdefault(key, (notebook.name, spec))
    assert len(kinds) > 20
    for (name, _), (notebook, spec) in kinds.items():
        assert not (error := best_match(schema.iter_errors(spec))), (notebook, name, error)
