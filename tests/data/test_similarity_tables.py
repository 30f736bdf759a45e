"""The tables of likeness are what the measures make of the other tables; density is what it is."""

from pathlib import Path

import pandas as pd
import pytest
from scripts.similarity import similarity

from placebook.dataset import DataPackage, load

TABLES = (
    *("place_conditions", "peers", "peer_conditions"),
    *("place_environments", "environment_choices"),
)
SEVEN_DIGITS = 1e-6


@pytest.fixture(scope="module")
def package() -> DataPackage:
    return load(Path(__file__).parents[2] / "data")


@pytest.fixture(scope="module")
def made(package) -> dict[str, pd.DataFrame]:
    return similarity(package.tables)


@pytest.mark.parametrize("name", TABLES)
def test_the_committed_table_is_what_the_measures_make_today(name, made, package):
    committed = package[name]
    keys = {"peers": ["place", "rank"], "environment_choices": ["number"]}.get(
        name, [c for c in ("place", "peer", "indicator", "condition") if c in committed]
    )
    tables = (made[name][list(committed)], committed)
    now, then = (t.sort_values(keys).reset_index(drop=True) for t in tables)
    pd.testing.assert_frame_equal(now, then, check_dtype=False, rtol=SEVEN_DIGITS, atol=1e-6)


def test_refreshed_tables_are_made_from_text_as_well_as_from_types(made, package):
    conditions = package["conditions"].astype(str)
    industries = package["industries"]
    flags = ["leaf", "in_base", "by_business"]
    text = industries.assign(**{name: industries[name].astype(str) for name in flags})
    again = similarity({**package.tables, "conditions": conditions, "industries": text})
    for name in TABLES:
        pd.testing.assert_frame_equal(again[name], made[name])


def test_the_condition_of_every_indicator_is_known_and_weighed(package):
    conditions = package["conditions"].set_index("id")
    measured = set(package["condition_indicators"]["condition"])
    assert measured == set(conditions.index) - {"industry_mix"}
    assert (conditions["weight"] > 0).all()
    shaping = conditions[conditions["environment"]]
    assert (shaping[["more", "less"]] != "").all(axis=None)


@pytest.mark.parametrize(
    ("place", "year", "published"),
    [
        # The censuses of 2021 and 2022: ONS, National Records of Scotland.
        ("london", 2021, 5_598),
        ("england", 2021, 434),
        ("wales", 2021, 150),
        ("scotland", 2022, 70),
    ],
)
def test_density_is_near_what_the_censuses_published(package, place, year, published):
    rows = package["observations"].query("indicator == 'population_density'")
    found = rows[(rows["place"] == place) & (rows["period"] == year)]["value"].iloc[0]
    assert found == pytest.approx(published, rel=0.02)


def test_districts_are_as_large_as_their_places(package):
    """People over density is land, and land adds up."""
    rows = package["area_observations"]
    rows = rows[(rows["period"] == 2022)].pivot_table(
        index="area", columns="indicator", values="value"
    )
    land = (rows["population"] / rows["population_density"]).rename("land")
    members = package["area_places"].merge(land, left_on="area", right_index=True)
    places = package["observations"].query("period == 2022")
    wide = places.pivot_table(index="place", columns="indicator", values="value")
    whole = (wide["population"] / wide["population_density"]).drop("united-kingdom")
    assert members.groupby("place")["land"].sum()[whole.index].to_numpy() == pytest.approx(
        whole.to_numpy(), rel=1e-3
    )
    assert land.sum() == pytest.approx(244_300, rel=0.01)  # the UK with its inland water
