"""The tables that relatedness is read from are what the measures make of the other tables."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scripts.relatedness import relatedness

from placebook.dataset import DataPackage, load

TABLES = ("industry_proximity", "industry_complexity", "entry_rates")
SEVEN_DIGITS = 1e-6


@pytest.fixture(scope="module")
def package() -> DataPackage:
    return load(Path(__file__).parents[2] / "data")


@pytest.fixture(scope="module")
def made(package) -> dict[str, pd.DataFrame]:
    return relatedness(package.tables)


@pytest.mark.parametrize("name", TABLES)
def test_the_committed_table_is_what_the_measures_make_today(name, made, package):
    committed = package[name]
    now = made[name][list(committed)]
    keys = [column for column in ("industry", "other", "band", "start") if column in committed]
    committed, now = (t.sort_values(keys).reset_index(drop=True) for t in (committed, now))
    pd.testing.assert_frame_equal(now, committed, check_dtype=False, rtol=SEVEN_DIGITS)


def test_each_pair_of_industries_that_businesses_are_in_stands_once(package):
    industries = package["industries"]
    finest = industries[industries["leaf"] & industries["in_base"] & industries["by_business"]]
    pairs = package["industry_proximity"][["industry", "other"]]
    assert set(package["industry_complexity"]["industry"]) == set(finest["code"])
    assert len({frozenset(pair) for pair in pairs.to_numpy()}) == len(pairs)
    assert len(pairs) == len(finest) * (len(finest) - 1) / 2


def test_refreshed_tables_are_made_from_text_as_well_as_from_types(made, package):
    industries = package["industries"]
    flags = ["leaf", "in_base", "by_business"]
    text = industries.assign(**{name: industries[name].astype(str) for name in flags})
    again = relatedness({**package.tables, "industries": text})
    for name in TABLES:
        pd.testing.assert_frame_equal(again[name], made[name])


def test_more_industries_enter_the_nearer_they_began(package):
    rates = package["entry_rates"]
    assert (rates["entered"] / rates["number"]).to_numpy() == pytest.approx(
        rates["rate"].to_numpy(), rel=SEVEN_DIGITS
    )
    by_band = rates.pivot_table(index="band", columns="start", values="rate")
    assert (np.diff(by_band, axis=0) > 0).all()
