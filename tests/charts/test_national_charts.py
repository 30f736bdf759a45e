"""Charts of the pages on research, materials and assets: what is drawn, and what the table says."""

from types import SimpleNamespace

import pandas as pd
import pytest

from placebook import charts

PLACE = SimpleNamespace(id="hull", name="Hull")
SOURCE = {"title": "A finding.", "source": "ONS"}
REGIONS = pd.DataFrame(
    {
        "name": ["Cumbria", "Kent"],
        "jobs": [1000.0, 500.0],
        "value": [4.0, 1.0],
        "lower": [3.5, 0.9],
        "upper": [4.5, 1.1],
        "rank": ["1st of 2", "2nd of 2"],
    }
)
SENSES = pd.DataFrame({"name": ["Cumbria"], "narrow": [10.0], "middle": [4.0], "wide": [3.0]})
PARTS = pd.DataFrame(
    {"label": ["Metals", "Wood"], "first": [10.0, 5.0], "last": [5.0, 9.0], "difference": [-5, 4]}
)
FIELDS = pd.DataFrame({"short_title": ["Law"], "share": [0.591], "names": ["London, Hull, Kent"]})
SHARES = pd.DataFrame({"name": ["London", "Hull"], "first": [0.2354, 0.1], "last": [0.2, 0.15]})
ASSETS = pd.DataFrame(
    {
        "name": ["A", "B"],
        "kind": ["university", "Catapult centre"],
        "district": ["Hull", "Hull"],
        "latitude": [53.74444, 53.8],
        "longitude": [-0.33333, -0.4],
    }
)


def layers(spec: dict) -> list[dict]:
    return spec.get("layer", [spec])


def rows_of(spec: dict, layer: dict) -> list[dict]:
    return spec["datasets"][layer["data"]["name"]]


def test_limits_and_the_whole_are_drawn_beside_the_dots():
    spec = charts.sector_regions(REGIONS, whole=1.26, **SOURCE).spec
    marks = [layer["mark"]["type"] for layer in layers(spec)]
    assert marks == ["rule", "rule", "point"]
    assert rows_of(spec, layers(spec)[0]) == [{"value": 1.26}]
    band = layers(spec)[1]["encoding"]
    assert (band["x"]["field"], band["x2"]["field"]) == ("lower", "upper")
    table = spec["usermeta"]["placebook"]["table"]
    assert table["rows"][0] == ["Cumbria", 1000, 4.0, 3.5, 4.5, "1st of 2"]


@pytest.mark.parametrize(
    ("spec", "field"),
    [
        (charts.sector_senses(SENSES, **SOURCE).spec, "sense"),
        (charts.shares_gained_and_lost(SHARES, years=(2014, 2021), **SOURCE).spec, "year"),
        (charts.asset_map(ASSETS, PLACE, **SOURCE).spec, "kind"),
    ],
)
def test_what_has_a_colour_has_a_shape_too(spec, field):
    points = next(layer for layer in layers(spec) if layer["mark"]["type"] == "point")
    color, shape = points["encoding"]["color"], points["encoding"]["shape"]
    assert color["field"] == shape["field"] == field
    assert color["scale"]["domain"] == shape["scale"]["domain"]
    assert len(set(shape["scale"]["range"])) == len(shape["scale"]["domain"])


def test_losses_and_gains_have_colours_of_their_own():
    spec = charts.sector_change(PARTS, years={"first": 2015, "last": 2021}, **SOURCE).spec
    (bars,) = layers(spec)
    assert [row["way"] for row in rows_of(spec, bars)] == ["loss", "gain"]
    assert spec["usermeta"]["placebook"]["table"]["columns"][1:3] == ["Jobs 2015", "Jobs 2021"]


def test_leading_places_are_in_the_table():
    spec = charts.field_concentration(FIELDS, **SOURCE).spec
    assert spec["usermeta"]["placebook"]["table"]["rows"] == [["Law", 59.1, "London, Hull, Kent"]]


def test_shares_are_shown_as_they_were_and_are():
    spec = charts.shares_gained_and_lost(SHARES, years=(2014, 2021), **SOURCE).spec
    assert spec["usermeta"]["placebook"]["table"]["rows"][0] == ["London", 23.5, 20.0]


def test_the_map_shows_the_place_alone_and_stays_small():
    figure = charts.asset_map(ASSETS, PLACE, **SOURCE)
    land = layers(figure.spec)[0]
    assert "hull" in str(land["transform"])
    points = rows_of(figure.spec, layers(figure.spec)[1])
    assert points[0]["latitude"] == 53.744
    assert figure.spec["usermeta"]["placebook"]["table"]["rows"][0] == ["A", "university", "Hull"]
