"""Another geography by the same notebook: districts large, small and strange."""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from examples.districts.make_data import main
from tests.conftest import ROOT
from tests.projects import placebook

from placebook.dataset import DataPackage, load, open_place
from placebook.dataset.check import check_package

pytestmark = pytest.mark.book

EIGHT = (
    "city-of-london",
    "isles-of-scilly",
    "orkney-islands",
    "belfast",
    "cornwall",
    "glasgow-city",
    "oxford",
    "blackpool",
)
TEXT = ("text/markdown", "application/vnd.vegalite.v5+json")
# What would be nonsense on a district; the method was tested on LEPs.
NONSENSE = re.compile(
    r"(?<!Tested on the )\bLEPs?\b|\bnan\b|\bNone\b(?! of)|\binf\b|all one|\bno are\b"
    r"|the one [a-z]+ indicators|[^.]\.\.\s"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """Make the example's project elsewhere, upon this one, with its data."""
    folder = tmp_path_factory.mktemp("districts") / "project"
    leave = shutil.ignore_patterns("data", "_build", "__pycache__")
    shutil.copytree(ROOT / "examples" / "districts", folder, ignore=leave)
    config = (folder / "_config.yml").read_text(encoding="utf-8")
    (folder / "_config.yml").write_text(config.replace("../..", str(ROOT)), encoding="utf-8")
    main(folder / "data")
    return folder


@pytest.fixture(scope="module")
def package(project) -> DataPackage:
    return load(project / "data")


@pytest.fixture(scope="module")
def built(project) -> Path:
    only = [word for place in EIGHT for word in ("--only", place)]
    done = placebook(project, "build", *only)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 run" in done.stdout
    return project / "_build"


def words(built: Path, place: str) -> str:
    """Read all that a chapter says: its Markdown, and the words of its figures."""
    notebook = nbformat.read(built / "chapters" / "places" / f"{place}.ipynb", as_version=4)
    found = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            found.append(data.get(TEXT[0], ""))
            found.append(json.dumps(data.get(TEXT[1], {}).get("usermeta", {}), ensure_ascii=False))
    return "\n".join(found)


def test_the_package_is_sound_and_holds_every_district(project, package):
    assert check_package(project / "data") == []
    assert len(package.chapters) == 361
    assert set(package.chapters["kind"]) == {"district"}
    assert list(package.places["id"][-5:]) == [
        *("england", "scotland", "wales", "northern-ireland", "united-kingdom")
    ]


def test_industries_are_those_of_the_district_not_of_a_lep_of_the_same_name(package):
    """The data package has means of three years: every mean must come out."""
    areas = load(ROOT / "data")["area_industry_gva"]
    means = areas[areas["period"] == 2023].set_index(["area", "industry"])["current"].dropna()
    rows = package["industry_gva"]
    rows = rows[rows["period"].between(2021, 2023) & rows["place"].isin(package.chapters["id"])]
    code = rows["place"].map(package.places["code"])
    mine = rows.groupby([code, "industry"])["current"].mean()
    assert len(means) > 12_000
    pd.testing.assert_series_equal(
        mine.reindex(means.index), means, check_names=False, atol=0.051, rtol=0
    )


def test_the_kept_years_of_industries_hold_known_values():
    kept = pd.read_csv(ROOT / "examples/districts/industry_years.csv")
    kept = kept.set_index(["area", "industry"])
    assert kept.loc[("E06000001", "41"), ["1998", "2023"]].tolist() == [14, 34]
    assert kept.index.get_level_values("area").nunique() == 361
    assert list(kept.columns) == [str(year) for year in range(1998, 2024)]


def test_the_uk_stands_beside_districts_as_in_the_report(package):
    rows = load(ROOT / "data")["industry_gva"]
    both = [table[table["place"] == "united-kingdom"] for table in (rows, package["industry_gva"])]
    pd.testing.assert_frame_equal(*(one.reset_index(drop=True) for one in both))


def test_every_district_is_drawn_where_it_was(project, package):
    def corners(path: Path, layer: str, shape_id: str) -> set[tuple[float, float]]:
        topology = json.loads(path.read_text(encoding="utf-8"))
        grid = topology["transform"]
        shapes = topology["objects"][layer]["geometries"]
        shape = next(one for one in shapes if one["id"] == shape_id)
        found = set()
        for index in set(re.findall(r"-?\d+", json.dumps(shape["arcs"]))):
            at = [0, 0]
            for step in topology["arcs"][int(index) if int(index) >= 0 else ~int(index)]:
                at = [a + s for a, s in zip(at, step, strict=True)]
                lon, lat = (a * k + d for a, k, d in zip(at, grid["scale"], grid["translate"]))  # noqa: B905
                found.add((round(lon, 5), round(lat, 5)))
        return found

    drawn = project / "data" / "boundaries.topojson"
    for place in ("oxford", "orkney-islands"):
        code = package.places.loc[place, "code"]
        assert corners(drawn, "places", place) == corners(
            ROOT / "data" / "areas.topojson", "areas", code
        )
    west = min(corners(drawn, "places", "wales"))[0]
    assert west == pytest.approx(
        min(corners(ROOT / "data" / "boundaries.topojson", "places", "wales"))[0], abs=0.01
    )


def test_a_chapter_is_compared_with_districts_its_nation_and_the_uk(project):
    data = open_place("belfast", data=project / "data")
    assert [place.id for place in data.comparators] == ["northern-ireland", "united-kingdom"]
    assert len(data.cohort) == 361
    assert data.place.peers == "districts"


@pytest.mark.parametrize("place", EIGHT)
def test_a_chapter_says_nothing_absurd(built, place):
    text = words(built, place)
    found = NONSENSE.search(text)
    assert not found, text[max(0, found.start() - 80) : found.end() + 80]
    assert "of the 361 districts" in text or "of 361" in text
    assert "## What are we good at?" in text


@pytest.mark.parametrize("place", EIGHT)
def test_a_section_that_no_district_can_fill_is_left_out_in_words(built, place):
    text = words(built, place)
    assert "### Research" not in text
    assert "### Growth" not in text
    said = "Left out of this chapter, because the report has no figures on districts:"
    assert said in text
    assert "“Growth”" in text.split(said)[1]


def test_a_figure_that_only_one_district_lacks_is_named(built):
    assert "Employment rate: published for most districts" in words(built, "isles-of-scilly")
    assert "published for most districts" not in words(built, "oxford")


def test_the_site_links_what_was_built_and_nothing_else(built):
    home = (built / "html" / "index.html").read_text(encoding="utf-8")
    drawn = re.findall(r'<path id="map-([a-z0-9-]+)"', home)
    assert len(drawn) == len(set(drawn)) == 361
    linked = set(re.findall(r'<a href="places/([a-z0-9-]+)\.html" aria-label', home))
    assert linked == set(EIGHT)
    names = (built / "html" / "assets" / "place-names.js").read_text(encoding="utf-8")
    assert "places/oxford.html" in names
