"""Places, districts and maps."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from scripts.geography import overlap_shares
from shapely.geometry import Polygon, box, shape

ROOT = Path(__file__).parents[2]
NATIONS = {"england", "scotland", "wales", "northern-ireland"}


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / f"{name}.csv", keep_default_na=False)


@pytest.fixture(scope="module")
def places() -> pd.DataFrame:
    return table("places").set_index("id")


@pytest.fixture(scope="module")
def members() -> pd.DataFrame:
    return table("area_places")


def test_what_places_there_are(places):
    assert places["kind"].value_counts().to_dict() == {"lep": 38, "nation": 4, "comparator": 1}
    assert (places.query("kind == 'lep'")["vintage"].astype(int) == 2021).all()
    assert (places.query("kind == 'lep'")["nation"] == "england").all()
    assert "&" not in "".join(places["name"])


def test_order_is_by_region_then_name(places):
    order = places.sort_values("order")
    assert order.index[0] == "north-east"
    assert order.index[-5:].tolist() == [
        "england", "scotland", "wales", "northern-ireland", "united-kingdom",
    ]  # fmt: skip
    regions = order.query("kind == 'lep'")["region"]
    assert len(regions.drop_duplicates()) == 9
    assert (regions != regions.shift()).sum() == 9, "the LEPs of a region stand together"


def test_every_district_is_in_one_nation(members):
    areas = table("areas")
    assert len(areas) == 361
    nation = members[members["place"].isin(NATIONS)]
    assert sorted(nation["area"]) == sorted(areas["code"])
    assert nation["place"].value_counts().to_dict() == {
        "england": 296, "scotland": 32, "wales": 22, "northern-ireland": 11,
    }  # fmt: skip


def test_every_english_district_is_in_a_lep(members):
    leps = members[~members["place"].isin(NATIONS)]
    england = members.query("place == 'england'")["area"]
    assert len(leps) == 303
    assert set(leps["area"]) == set(england)


def test_seven_districts_are_in_two_leps(members):
    leps = members[~members["place"].isin(NATIONS)]
    twice = leps[leps.duplicated("area", keep=False)]
    assert twice["area"].nunique() == 7
    assert set(twice["place"]) == {
        "greater-birmingham-and-solihull", "stoke-on-trent-and-staffordshire", "worcestershire",
    }  # fmt: skip


def test_recoded_and_merged_districts_stand_once(members):
    leps = members[~members["place"].isin(NATIONS)].set_index("area")["place"]
    assert leps["E08000016"] == leps["E08000019"] == "sheffield-city-region"
    assert "E08000038" not in leps
    assert leps[["E06000063", "E06000064"]].tolist() == ["cumbria", "cumbria"]
    assert leps["E06000066"] == "heart-of-the-south-west"
    assert leps["E06000065"] == "york-and-north-yorkshire"


def test_regions_and_notes(places):
    assert places.loc["oxfordshire", "region"] == "South East"
    assert places.loc["greater-lincolnshire", "region"] == "East Midlands"
    assert "Yorkshire and The Humber" in places.loc["greater-lincolnshire", "notes"]
    assert "East of England" in places.loc["south-east", "notes"]
    assert "also in Greater Birmingham and Solihull" in places.loc["worcestershire", "notes"]


def test_who_governs_now(places):
    first = places["successors"].str.split("; ").str[0]
    assert first["sheffield-city-region"] == "South Yorkshire Mayoral Combined Authority"
    assert first["heart-of-the-south-west"] == "Devon and Torbay Combined County Authority"
    assert first["london"] == "Greater London Authority"
    assert places.loc["buckinghamshire", "successors"] == "Buckinghamshire"
    assert (places.query("kind == 'nation'")["successors"] == "").all()


def test_names_are_those_of_the_boundary_file(places):
    """Two other lists call these Buckinghamshire Thames Valley and Hull and East Riding."""
    names = places.set_index("code")["name"]
    assert names["E37000043"] == "Buckinghamshire"
    assert names["E37000061"] == "Hull and East Yorkshire"


def test_names_in_text_are_those_people_say(places):
    assert places.loc["black-country", "name_in_text"] == "the Black Country"
    assert places.loc["oxfordshire", "name_in_text"] == "Oxfordshire"
    assert places.loc["united-kingdom", "name_in_text"] == "the UK"


def test_overlap_shares_of_overlapping_wholes():
    parts = gpd.GeoDataFrame({"area": ["p"], "geometry": [box(0, 0, 10, 10)]}, crs="EPSG:27700")
    wholes = gpd.GeoDataFrame(
        {"code": ["a", "b"], "geometry": [box(0, 0, 10, 6), box(0, 5, 10, 10)]}, crs="EPSG:27700"
    )
    shares = overlap_shares(parts, wholes).set_index("code")["share"]
    assert shares.to_dict() == pytest.approx({"a": 0.6, "b": 0.5})


# Maps

Ring = list[tuple[float, float]]


def rings(topology: dict, geometry: dict) -> list[list[Ring]]:
    """Return a geometry's polygons, each a list of rings in degrees."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(index: int) -> Ring:
        x, y, out = 0, 0, []
        for step_x, step_y in topology["arcs"][index if index >= 0 else ~index]:
            x, y = x + step_x, y + step_y
            out.append((x * kx + dx, y * ky + dy))
        return out if index >= 0 else out[::-1]

    def ring(indices: list[int]) -> Ring:
        points = [arc(indices[0])[0]]
        for index in indices:
            assert arc(index)[0] == pytest.approx(points[-1]), "arcs join end to end"
            points += arc(index)[1:]
        return points

    return [[ring(indices) for indices in polygon] for polygon in geometry["arcs"]]


def signed_area(ring: Ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2


def read(name: str) -> tuple[dict, dict[str, dict]]:
    path = ROOT / "data" / name
    topology = json.loads(path.read_text(encoding="utf-8"))
    (shapes,) = topology["objects"].values()
    return topology, {g["properties"]["id"]: g for g in shapes["geometries"]}


def test_maps_are_small():
    assert (ROOT / "data/boundaries.topojson").stat().st_size <= 120_000
    assert (ROOT / "data/areas.topojson").stat().st_size <= 250_000


def test_maps_have_every_place_and_district(places):
    topology, shapes = read("boundaries.topojson")
    assert list(topology["objects"]) == ["places"]
    assert set(shapes) == set(places.index) - {"united-kingdom"}
    assert all(set(g["properties"]) == {"id", "name", "kind"} for g in shapes.values())
    topology, shapes = read("areas.topojson")
    assert list(topology["objects"]) == ["areas"]
    assert set(shapes) == set(table("areas")["code"])


@pytest.mark.parametrize("name", ["boundaries.topojson", "areas.topojson"])
def test_rings_are_wound_for_the_sphere(name):
    topology, shapes = read(name)
    for geometry in shapes.values():
        for outer, *inner in rings(topology, geometry):
            assert outer[0] == pytest.approx(outer[-1])
            assert signed_area(outer) < 0, geometry["properties"]
            assert all(signed_area(hole) > 0 for hole in inner), geometry["properties"]


@pytest.mark.parametrize("name", ["boundaries.topojson", "areas.topojson"])
def test_no_border_crosses_itself(name):
    topology, shapes = read(name)
    for key, geometry in shapes.items():
        for outer, *inner in rings(topology, geometry):
            assert Polygon(outer, inner).is_valid, key


def test_islands_are_kept():
    topology, shapes = read("boundaries.topojson")
    points = [p for poly in rings(topology, shapes["scotland"]) for p in poly[0]]
    assert max(y for _, y in points) > 60.5, "Shetland"
    assert any(58.7 < y < 59.4 and -3.5 < x < -2.3 for x, y in points), "Orkney"
    cornish = rings(topology, shapes["cornwall-and-isles-of-scilly"])
    assert any(x < -6.2 for poly in cornish for x, _ in poly[0]), "Scilly"


def test_a_known_point_is_in_its_place():
    topology, shapes = read("boundaries.topojson")
    oxford = shape({"type": "Point", "coordinates": (-1.2577, 51.752)})
    inside = [
        key
        for key, g in shapes.items()
        if any(Polygon(*_split(poly)).buffer(0).contains(oxford) for poly in rings(topology, g))
    ]
    assert sorted(inside) == ["england", "oxfordshire"]


def _split(polygon: list[Ring]) -> tuple[Ring, list[Ring]]:
    return polygon[0], polygon[1:]
