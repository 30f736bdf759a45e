"""What a reader takes away: a notebook that runs alone, and tables that no program executes."""

import csv
import io
import json
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from tests.conftest import ROOT
from tests.takeaway.bare import bare_python, run_notebook

from placebook.charts import with_boundaries
from placebook.dataset import open_package
from placebook.takeaway.figures import text_only

ALONE = (
    "oxfordshire",
    "cumbria",
    "london",
    "tees-valley",
    "cornwall-and-isles-of-scilly",
    "england",
    "scotland",
    "wales",
    "northern-ireland",
)
TOPOLOGY = json.loads((ROOT / "data" / "boundaries.topojson").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def python(tmp_path_factory) -> Path:
    return bare_python(tmp_path_factory.mktemp("bare"))


@pytest.fixture(scope="module")
def alone(site, python, tmp_path_factory) -> dict[str, dict]:
    """Run downloaded notebooks, each alone in an empty folder; the executed ones by place."""

    def run(place: str) -> dict:
        folder = tmp_path_factory.mktemp(place)
        return executed(python, folder, (site / "downloads" / f"{place}.ipynb").read_text("utf-8"))

    with ThreadPoolExecutor(2) as threads:
        return dict(zip(ALONE, threads.map(run, ALONE), strict=True))


def executed(python: Path, folder: Path, notebook: str) -> dict:
    path = folder / "chapter.ipynb"
    path.write_text(notebook, encoding="utf-8")
    done = run_notebook(python, path, folder / "out.ipynb")
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads((folder / "out.ipynb").read_text(encoding="utf-8"))


def outputs(notebook: dict) -> list[dict]:
    """Collect what the chapter's own cells show, with the map's shapes in their place."""
    cells = [c for c in notebook["cells"] if c["cell_type"] == "code"]
    shown = [o["data"] for c in cells for o in c["outputs"] if "data" in o]
    return with_boundaries(shown, TOPOLOGY)


@pytest.mark.parametrize("place", ALONE)
def test_a_notebook_alone_says_and_draws_what_the_book_does(alone, place):
    chapter = ROOT / "_build" / "chapters" / "places" / f"{place}.ipynb"
    book = outputs(json.loads(chapter.read_text(encoding="utf-8")))
    mine = outputs(alone[place])
    specs = [kind for data in book for kind in data if "vegalite" in kind]
    assert len(specs) >= 10
    assert mine == book


def test_another_comparator_can_be_chosen(site, python, tmp_path):
    text = (site / "downloads" / "cumbria.ipynb").read_text("utf-8")
    notebook = json.loads(text)
    cell = next(c for c in notebook["cells"] if "parameters" in c["metadata"].get("tags", []))
    code = "".join(cell["source"])
    assert "comparators = []" in code.splitlines()
    cell["source"] = code.replace("comparators = []", 'comparators = ["london"]')
    shown = json.dumps(outputs(executed(python, tmp_path, json.dumps(notebook))))
    usual = json.dumps(outputs(notebook))
    assert shown.count("London") > usual.count("London")
    assert shown != usual


def test_the_first_cells_say_what_it_is(site):
    notebook = json.loads((site / "downloads" / "wales.ipynb").read_text("utf-8"))
    about = "".join(notebook["cells"][1]["source"])
    assert "**Wales** of Placebook, edition" in about
    for word in ("Open Government Licence", "MIT", "`comparators`", "`pandas`", "no network"):
        assert word in about


def test_links_in_the_notebook_do_not_hang_in_the_air(site):
    """A notebook in another folder has no page of the book beside it."""
    for place in ("oxfordshire", "england"):
        text = (site / "downloads" / f"{place}.ipynb").read_text("utf-8")
        notebook = json.loads(text)
        prose = json.dumps([c for c in notebook["cells"] if c["cell_type"] == "markdown"])
        shown = prose + json.dumps(outputs(notebook))
        assert re.findall(r"\]\((?!https?:|#|mailto:)[^)]*\)", shown) == []
        assert re.findall(r'href=\\"(?!https?:|#|mailto:)[^"]*', shown) == []


def test_the_csv_holds_the_place_and_its_values(site):
    text = (site / "downloads" / "oxfordshire.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    package = open_package(ROOT / "data")
    mine = package["observations"]
    mine = mine[(mine["place"] == "oxfordshire") & mine["value"].notna()]
    assert len(rows) == len(mine)
    assert {row["place"] for row in rows} == {"Oxfordshire"}
    pay = next(r for r in rows if r["indicator"] == "gva_per_hour" and r["period"] == "2022")
    value = mine[(mine["indicator"] == "gva_per_hour") & (mine["period"] == 2022)]["value"]
    assert float(pay["value"]) == value.item()


@pytest.mark.parametrize("risky", ["=1+1", "+44", "-1+2", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_looks_like_a_formula_is_kept_from_being_one(risky):
    table = pd.DataFrame({"text": [risky, "plain"], "number": [-1.5, 2.0]})
    guarded = text_only(table)
    assert guarded["text"].tolist() == [f"'{risky}", "plain"]
    assert guarded["number"].tolist() == [-1.5, 2.0]


def test_no_downloaded_csv_has_a_formula(site):
    for path in (site / "downloads").glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            for cell in row:
                number = re.fullmatch(r"-?[\d.]+(e[+-]?\d+)?", cell)
                assert number or not cell.startswith(("=", "+", "-", "@")), (path.name, cell)


def test_the_spreadsheet_has_no_formula_no_link_and_no_merged_cell(site):
    """Published guidance: a cover, contents, one table a sheet, nothing merged, nothing blank."""
    with zipfile.ZipFile(site / "downloads" / "oxfordshire.xlsx") as book:
        names = book.namelist()
        sheets = [n for n in names if n.startswith("xl/worksheets/sheet")]
        text = {name: book.read(name).decode() for name in names if name.endswith(".xml")}
    titles = re.findall(r'<sheet name="([^"]+)"', text["xl/workbook.xml"])
    assert titles[0] == "Cover"
    assert {"Latest", "All_years", "Industries"} <= set(titles)
    assert sum(name.startswith("xl/tables/") for name in names) >= 4
    for name in sheets:
        assert "<f>" not in text[name]
        assert "mergeCell" not in text[name]
    assert "externalLink" not in " ".join(names)


def test_the_spreadsheet_keeps_text_as_text(tmp_path):
    from dataclasses import replace  # noqa: PLC0415

    from placebook.dataset import DataPackage, open_place  # noqa: PLC0415
    from placebook.takeaway.workbook import workbook_bytes  # noqa: PLC0415

    data = open_place("wales", data=ROOT / "data")
    changed = data.package["indicators"].copy()
    changed["title"] = '=HYPERLINK("http://example.org","x")'
    tables = {**data.package.tables, "indicators": changed}
    bad = replace(data, package=DataPackage(data.package.folder, data.package.descriptor, tables))
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook_bytes(bad, "Edition"))
    with zipfile.ZipFile(path) as book:
        sheets = [n for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
        assert not any("<f>" in book.read(name).decode() for name in sheets)
        assert "HYPERLINK" in book.read("xl/sharedStrings.xml").decode()


def test_the_same_figures_make_the_same_bytes():
    from placebook.dataset import open_place  # noqa: PLC0415
    from placebook.takeaway.workbook import workbook_bytes  # noqa: PLC0415

    data = open_place("cumbria", data=ROOT / "data")
    assert workbook_bytes(data, "Edition") == workbook_bytes(data, "Edition")
