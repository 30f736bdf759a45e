"""Words of the pages on research and materials: shades, names, and what is said of whom."""

from types import SimpleNamespace

import pandas as pd
import pytest

from placebook.narrative import heat, materials, materials_tables, research_places, research_tables


def place(identifier: str, name: str) -> SimpleNamespace:
    return SimpleNamespace(id=identifier, name=name, name_in_text=name, kind="lep")


DATA = SimpleNamespace(
    leps=(place("hull", "Hull"), place("kent", "Kent")), nations=(), reference=place("uk", "UK")
)


@pytest.mark.parametrize(
    ("ratio", "step", "shown"),
    [
        *((0, 0, "none"), (0.02, 0, "0.02×"), (0.6, 1, "0.6×")),
        *((1, 2, "1.0×"), (1.4, 3, "1.4×"), (3, 4, "3.0×")),
    ],
)
def test_cells_are_darker_the_higher_the_ratio_and_always_say_it(ratio, step, shown):
    assert heat.heat_cell(ratio) == f'<span class="pb-heat pb-heat-{step}">{shown}</span>'


def test_shares_that_fell_are_not_said_to_have_risen():
    shares = pd.DataFrame(
        {"place": ["hull", "kent"], "first": [0.3, 0.1], "last": [0.2, 0.2], "change": [-0.1, 0.1]}
    )
    said = research_places.change(shares, DATA)
    assert "Hull’s share fell from 30.0% to 20.0%" in said


def test_a_specialisation_that_is_weak_per_head_is_called_so():
    table = pd.DataFrame(
        {
            "place": ["hull", "kent"],
            "short_title": ["Law", "Physics"],
            "lq": [5.0, 3.0],
            "per_head": [0.5, 4.0],
        }
    )
    said = research_places.specialisation(table, DATA, 10)
    assert "Kent has 4.0 times as much physics per head" in said
    assert "only 50% of what the UK has" in said


def test_tables_name_places_by_id_so_that_the_book_can_link_them():
    table = pd.DataFrame(
        {
            "place": ["hull"],
            "field_title": ["Law"],
            "short_title": ["Law and accounting"],
            "lq": [2.0],
            "intensity": [2.0],
        }
    )
    assert '<span data-place="hull">Hull</span>' in research_tables.meeting_table(table, DATA)


def test_the_leader_and_the_largest_are_not_confused():
    table = pd.DataFrame(
        {
            "region": ["a", "b", "c"],
            "name": ["Cumbria", "West Midlands", "Isle of Man"],
            "value": [4.0, 2.0, 0.04],
            "lower": [3.8, 1.9, 0.03],
            "jobs": [1000, 25000, 10],
        }
    )
    said = materials.regions(table, 1.5)
    assert "weighs most in Cumbria (4.0%, 1,000 jobs)" in said
    assert "Most jobs are in the West Midlands, 25,000 jobs" in said
    assert "the Isle of Man (0.04%)" in said
    assert "Two of 3 regions are above" in said


def test_nuclear_fuel_is_explained_only_where_it_matters():
    table = pd.DataFrame(
        {
            "period": [2021] * 2,
            "scope": ["narrow"] * 2,
            "name": ["Cumbria", "Kent"],
            "lq": [10, 1.0],
        }
    )
    assert "Sellafield" in materials.nuclear(table, 2021)
    assert materials.nuclear(table.assign(lq=[1, 2.0]), 2021) == ""


def test_parts_are_named_with_their_sense():
    parts = pd.DataFrame(
        {"part": ["Metals"] * 2, "scope": ["narrow", "wide"], "first": [10, 90], "last": [20, 50]}
    )
    table = materials_tables.labelled_parts(parts)
    assert table["label"].tolist() == ["Metals (wide)", "Metals (narrow)"]
    assert table["difference"].tolist() == [-40, 10]
