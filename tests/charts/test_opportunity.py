"""The opportunity space: who is named, what is pointed at, and where the bands stand."""

from types import SimpleNamespace

import pandas as pd
import pytest

from placebook import charts

PLACE = SimpleNamespace(name="Hull")
BANDS = pd.DataFrame(
    {"above": [0, 0.5, 0.9], "below": [0.5, 0.9, 1], "chance": ["0–1%", "4–22%", "41–42%"]}
)
TABLE = pd.DataFrame(
    {
        "short_title": ["Food, drink and textiles", "Metals and metal products", "Retail"],
        "lq": [0.95, 0.94, 0.99],
        "density": [40.0, 40.1, 50.0],
        "share": [0.02, 0.01, 0.1],
        "complexity": [-2.0, -1.7, 1.0],
        "local": [False, False, True],
        "named": [True, True, False],
        "chance": ["about 2 in 5"] * 3,
        "strengths": ["Farming", "none", "Wholesale; Metals"],
        "picked": [False, True, False],
        "built": ["Food: found with farming", "Metals: none", "Retail: found with wholesale"],
    }
)


@pytest.fixture(scope="module")
def spec() -> dict:
    figure = charts.opportunity_space(TABLE, BANDS, PLACE, title="A finding", source="ONS")
    return figure.spec


def rows_of(spec: dict, layer: dict) -> list[dict]:
    return spec["datasets"][layer["data"]["name"]]


def test_pointing_at_an_industry_shows_the_strengths_it_builds_on(spec):
    dots = next(layer for layer in spec["layer"] if "params" in layer)
    (pick,) = dots["params"]
    assert pick["select"]["fields"] == ["short_title"]
    assert "pointerover" in pick["select"]["on"]
    assert pick["value"] == [{"short_title": "Metals and metal products"}]
    texts = [layer for layer in spec["layer"] if "text" in layer["encoding"]]
    words = [layer for layer in texts if layer["encoding"]["text"]["field"] == "beside"]
    assert all(layer["transform"][0]["filter"]["param"] == pick["name"] for layer in words)
    told = {row["short_title"]: row["beside"] for row in rows_of(spec, words[0])}
    assert told["Retail"] == "Retail: found with wholesale"


def test_names_stand_apart_although_their_marks_do_not(spec):
    names = next(layer for layer in spec["layer"] if layer["mark"].get("lineBreak"))
    at = [row["at"] for row in rows_of(spec, names)]
    assert len(at) == 2
    low, high = spec["layer"][0]["encoding"]["y"]["scale"]["domain"]
    # Two lines of 15 pixels each, on a drawing of at most 460.
    assert abs(at[0] - at[1]) / (high - low) * 460 >= 30


def test_each_band_is_labelled_inside_its_edges(spec):
    chances = rows_of(spec, spec["layer"][0])
    for band, row in zip(BANDS.itertuples(), chances, strict=True):
        assert band.above < row["lq"] < band.below
        assert row["chance"] == band.chance


def test_the_table_has_what_the_tooltips_have(spec):
    table = spec["usermeta"]["placebook"]["table"]
    assert table["columns"][0] == "Industry"
    assert len(table["rows"]) == 3
    assert table["rows"][2][:6] == ["Retail", 0.99, 10.0, 50.0, 1.0, "Serves people nearby"]
