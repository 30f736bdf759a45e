"""Assets counted by kind and place, and how their positions were checked."""

import pandas as pd

from placebook import measures

ASSETS = pd.DataFrame(
    {
        "id": ["a", "b", "c"],
        "kind": ["university", "Catapult centre", "university"],
        "post_town_km": [3, None, 94],
        "registry_town_km": [None, None, 2],
    }
)
PAIRS = pd.DataFrame({"asset": ["a", "a", "b", "c"], "place": ["p", "q", "p", "r"]})


def test_an_asset_counts_in_every_place_it_lies_in():
    table = measures.asset_counts(ASSETS, PAIRS, ["p", "q", "none"])
    assert list(table.index) == ["p", "q", "none"]
    assert table["all"].tolist() == [2, 1, 0]
    assert table["Catapult centre"].tolist() == [1, 0, 0]


def test_checks_add_up():
    found = measures.asset_checks(ASSETS, 30)
    assert found.to_dict() == {
        "all": 3, "post": 2, "registry": 1, "both": 1, "neither": 1, "near": 1, "far": 1
    }  # fmt: skip
    assert found["near"] + found["far"] + found["neither"] == found["all"]


def test_real_positions(package):
    found = measures.asset_checks(package["assets"], 30)
    assert found["near"] + found["far"] + found["neither"] == found["all"]
    assert found["far"] <= 10
    assert found["neither"] / found["all"] < 0.06
