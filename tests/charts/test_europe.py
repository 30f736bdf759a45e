"""Charts on Europe: who is drawn how, what the table holds, and how much they weigh."""

import json
from itertools import pairwise

import pandas as pd
import pytest

from placebook import charts, measures
from placebook.dataset import open_place
from placebook.narrative import europe

HEAVY = 9_000


def drawn(name: str) -> tuple[dict, pd.DataFrame]:
    data = open_place(name)
    regions = measures.place_regions(data.package["region_places"], data.package["regions"], name)
    table = europe.in_words(data.package["region_standing"], regions)
    figure = charts.european_standing(table, data.place, title="A finding", source="Eurostat")
    return figure.spec, table


def rows_of(spec: dict, layer: dict) -> list[dict]:
    return spec["datasets"][layer["data"]["name"]]


def test_a_place_with_one_region_has_a_dot_a_range_and_two_wholes_a_row():
    spec, table = drawn("oxfordshire")
    kinds = [layer["mark"]["type"] for layer in spec["layer"]]
    assert kinds.count("tick") == 2
    bars = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "bar")
    for bar, row in zip(rows_of(spec, bars), table.itertuples(), strict=True):
        assert bar["low"] == round(row.low, 1)
        assert bar["high"] == round(row.high, 1)
    # The EU has no figure of patents.
    eu = spec["layer"][2]
    assert len(rows_of(spec, eu)) == 2


@pytest.mark.parametrize("name", ["oxfordshire", "london", "greater-lincolnshire", "wales"])
def test_the_figure_is_light(name):
    spec, _ = drawn(name)
    assert len(json.dumps(spec)) < HEAVY


def test_the_table_names_each_region_once_and_the_wholes():
    spec, table = drawn("england")
    rows = spec["usermeta"]["placebook"]["table"]["rows"]
    assert len(rows) == table["region"].nunique() + 2
    assert [row[0] for row in rows[-2:]] == ["UK", "EU"]
    assert rows[-1][3] is None


def test_a_bar_is_made_of_its_parts():
    table = pd.DataFrame({"name": ["A", "B"], "business": [1.0, 2.0], "rest": [0.5, 0.1]})
    parts = {"business": "Businesses", "rest": "Others"}
    spec = charts.parts_of_total(
        table, name="x", parts=parts, unit="%", title="T", source="S", highlight=["A"]
    ).spec
    rows = next(iter(spec["datasets"].values()))
    assert {(r["name"], r["part"], r["value"], r["strong"]) for r in rows} == {
        ("A", "Businesses", 1.0, True), ("B", "Businesses", 2.0, False),
        ("A", "Others", 0.5, True), ("B", "Others", 0.1, False),
    }  # fmt: skip


def test_the_middle_is_drawn_only_where_there_is_one():
    table = pd.DataFrame(
        {"name": ["A"], "value": [1.0], "low": [0.5], "high": [2.0], "middle": [float("nan")]}
    )

    def ticks(rows: pd.DataFrame) -> int:
        spec = charts.region_ranges(
            rows, name="x", axis=charts.percentile_axis("value"), words={"value": "Value"},
            title="T", shows="Dots.", source="S",
        ).spec  # fmt: skip
        return sum(layer["mark"]["type"] == "tick" for layer in spec["layer"])

    assert ticks(table) == 0
    assert ticks(table.assign(middle=1.2)) == 1


def test_lines_are_named_at_their_ends_without_overlap():
    names = ["UK", "EU", "Germany", "France"]
    table = pd.DataFrame(
        {
            "name": [n for n in names for _ in (0, 1)],
            "period": [2005, 2019] * 4,
            "value": [1.5, 1.8, 1.8, 2.2, 2.4, 3.2, 2.0, 2.2],
        }
    )
    spec = charts.country_lines(table, name="x", unit="%", title="T", source="S").spec
    labels = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "text")
    at = sorted(row["at"] for row in rows_of(spec, labels))
    assert min(b - a for a, b in pairwise(at)) * 320 / 3.36 >= 16.9
