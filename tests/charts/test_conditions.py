"""Charts of conditions: never colour alone, words that can be read, one mark a condition."""

from types import SimpleNamespace

import pandas as pd
import pytest

from placebook import charts
from placebook.charts.environment import DARK, GROUPS, LIGHT_TEXT

PLACE = SimpleNamespace(name="Hull", name_in_text="Hull")
STANDING = pd.DataFrame(
    {
        "short_title": ["Births", "Degrees"],
        "title": ["Business births", "People with degrees"],
        "position": [10.4, 90.6],
        "year": ["2024", "2021"],
        "value_shown": ["9%", "50%"],
        "middle_shown": ["10%", "40%"],
        "reference_shown": ["11%", "43%"],
    }
)
PEERS = pd.DataFrame(
    {"short_title": ["Births", "Degrees"], "name": ["Kent", "Kent"], "position": [20.0, 30]}
)
NAMES = {1: "Less research", 2: "More research", 3: "Better connected"}
MEMBERS = pd.DataFrame(
    {"place": ["a", "b", "c"], "name": ["A", "B", "C"], "environment": [1, 2, 3]}
)
PROFILE = pd.DataFrame(
    {
        "environment": [1, 2, 3],
        "short_title": "Births",
        "position": [10.0, 55, 95],
        "shown": ["9%", "10%", "12%"],
    }
)


@pytest.fixture(scope="module")
def strip() -> dict:
    return charts.environment_strip(PROFILE, NAMES, ["Births"], title="T", source="S").spec


@pytest.fixture(scope="module")
def drawn_map() -> dict:
    return charts.environment_map(MEMBERS, NAMES, title="T", source="S").spec


def test_a_place_has_one_dot_a_condition_and_its_peers_a_tick():
    figure = charts.conditions_among(STANDING, PEERS, PLACE, title="T", source="S")
    ticks, middle, dots = figure.spec["layer"]
    data = figure.spec["datasets"]
    assert [len(data[layer["data"]["name"]]) for layer in (ticks, middle, dots)] == [2, 1, 2]
    assert data[middle["data"]["name"]] == [{"position": 50}]
    table = figure.spec["usermeta"]["placebook"]["table"]
    assert table["rows"][0] == ["Business births", "2024", "9%", "10%", "11%", 10.0]


def test_the_map_tells_groups_by_number_as_well_as_by_colour(drawn_map):
    land, text = drawn_map["layer"]
    assert text["encoding"]["text"]["field"] == "number"
    scale = land["encoding"]["color"]["scale"]
    assert scale["domain"] == ["1. Less research", "2. More research", "3. Better connected"]
    assert len(set(scale["range"])) == 3
    assert "1. Less research" in drawn_map["description"]


def test_numbers_are_light_only_on_dark_ground(drawn_map):
    condition = drawn_map["layer"][1]["encoding"]["color"]["condition"][0]
    assert condition["value"] == LIGHT_TEXT
    dark = [str(k) for k, colour in enumerate(GROUPS[:3], start=1) if colour in DARK]
    assert condition["test"] == f"indexof({dark}, datum.number) >= 0"


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_words_in_cells_and_on_areas_can_be_read(strip):
    from placebook.charts.environment import DARK_TEXT, MIDDLE_STEP, STEPS  # noqa: PLC0415
    from placebook.charts.palette import SEQUENCE  # noqa: PLC0415

    lower = (0, *STEPS)
    for start, colour in zip(lower, SEQUENCE, strict=True):
        ink = LIGHT_TEXT if start >= MIDDLE_STEP else DARK_TEXT
        assert contrast(ink, colour) >= 4.5, colour
    for colour in GROUPS:
        assert contrast(LIGHT_TEXT if colour in DARK else DARK_TEXT, colour) >= 4.5, colour
    assert strip["layer"][1]["encoding"]["color"]["condition"][0]["value"] == LIGHT_TEXT


def test_each_cell_of_the_strip_has_its_value(strip):
    cells = strip["layer"][0]
    name = cells.get("data", strip.get("data"))["name"]
    assert [row["shown"] for row in strip["datasets"][name]] == ["9%", "10%", "12%"]
