"""The names by which a reader may look for a chapter."""

import geopandas
import pytest
from tests.conftest import ROOT

from placebook.book.finder import names_index
from placebook.dataset import load

PACKAGE = load(ROOT / "data")
NAMES = PACKAGE["place_names"]


def test_every_chapter_is_found_by_its_own_name():
    for row in PACKAGE.chapters.itertuples():
        assert row.id in set(NAMES.loc[NAMES["name"] == row.name, "place"]), row.name


def test_every_district_leads_to_the_chapters_that_it_lies_in():
    pairs = PACKAGE["area_places"]
    leps = set(PACKAGE.chapters.index[PACKAGE.chapters["kind"] == "lep"])
    districts = NAMES[NAMES["kind"] == "district"]
    for area, found in districts.groupby("area")["place"]:
        lies_in = set(pairs.loc[pairs["area"] == area, "place"]) & leps
        if lies_in:
            assert set(found) == lies_in, area


def test_seven_districts_lead_to_two_leps():
    districts = NAMES[(NAMES["kind"] == "district")]
    assert (districts.groupby("area")["place"].nunique() == 2).sum() == 7


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Hull", {"hull-and-east-yorkshire"}),
        ("Whitby", {"york-and-north-yorkshire"}),
        ("Bletchley", {"south-east-midlands"}),
        ("Merthyr Tydfil", {"wales"}),
    ],
)
def test_known_names_lead_where_they_should(name, places):
    assert set(NAMES.loc[NAMES["name"] == name, "place"]) == places


def test_towns_lie_in_the_chapter_they_lead_to():
    """Another way than the scripts': the point against the boundary that the maps draw."""
    shapes = geopandas.read_file(ROOT / "data" / "boundaries.topojson", layer="places")
    shapes = shapes.set_geometry(shapes.geometry.make_valid())
    towns = NAMES[(NAMES["kind"] == "town") & NAMES["latitude"].notna()]
    points = geopandas.GeoDataFrame(
        towns, geometry=geopandas.points_from_xy(towns["longitude"], towns["latitude"])
    )
    inside = geopandas.sjoin(points, shapes, predicate="within")
    key = (
        "id" if "id" in shapes else next(c for c in shapes if set(towns["place"]) & set(shapes[c]))
    )
    column = key if key in inside else f"{key}_right"
    right = inside.groupby(inside.index).apply(lambda rows: (rows["place"] == rows[column]).any())
    # The drawn boundaries are simplified: towns on a river or a coast fall just outside.
    assert right.mean() > 0.97
    assert len(right) > 0.9 * len(towns)


def test_the_index_is_small_and_leads_to_chapters_that_are_there():
    index = names_index(PACKAGE, ["oxfordshire", "wales"])
    pages = {page for page, _ in index["pages"]}
    assert pages == {"places/oxfordshire.html", "places/wales.html"}
