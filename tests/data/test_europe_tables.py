"""Europe's tables: no ground counted twice, names for all, and what the measures make today."""

from pathlib import Path

import pandas as pd
import pytest
from scripts.europe import europe

from placebook.dataset import DataPackage, load

METADATA = Path(__file__).parents[2] / "scripts" / "metadata"
SEVEN_DIGITS = 1e-6


@pytest.fixture(scope="module")
def package() -> DataPackage:
    return load(Path(__file__).parents[2] / "data")


@pytest.fixture(scope="module")
def regions(package) -> pd.DataFrame:
    rows = package["comparators"]
    return rows[rows["level"] == "region"]


@pytest.mark.parametrize(
    ("name", "keys"),
    [("region_standing", ["region", "indicator"]), ("region_likenesses", ["region", "order"])],
)
def test_the_committed_table_is_what_the_measures_make_today(name, keys, package):
    committed, now = package[name], europe(package.tables)[name]
    assert set(now) == set(committed)
    committed, now = (
        each[list(committed)].sort_values(keys).reset_index(drop=True) for each in (committed, now)
    )
    pd.testing.assert_frame_equal(now, committed, check_dtype=False, rtol=SEVEN_DIGITS)


def test_every_region_has_a_name(regions):
    assert (regions["name"] != regions["code"]).all()
    names = pd.read_csv(METADATA / "lookups" / "european_regions.csv", keep_default_na=False)
    assert names["code"].is_unique


def test_no_two_regions_of_a_year_cover_the_same_ground(regions):
    parts = pd.read_csv(METADATA / "lookups" / "nuts_parts.csv")
    there = regions.groupby(["indicator", "period"])["code"].agg(set)
    for region, part in parts.itertuples(index=False):
        for codes in there:
            assert not {region, part[:4]} <= codes or region == part[:4], (region, part)


def test_a_region_with_a_new_code_keeps_its_figures(regions):
    """Champagne-Ardenne was FR21, and had no other code in 2011."""
    research = regions.query("indicator == 'rd_share_of_gdp' and period == 2011")
    assert "FRF2" in set(research["code"])
    assert "FR21" not in set(research["code"])


def test_patents_of_a_new_region_are_those_of_its_parts(regions):
    """By hand, for Eastern Scotland in 2011: the old region without the Scottish Borders.

    The old region had 158.28 patents and 78.574 per million people; the Borders 5.27 and 46.328.
    """
    people = 158.28 / 78.574 - 5.27 / 46.328
    expected = (158.28 - 5.27) / people
    found = regions.query("code == 'UKM7' and indicator == 'epo_patents_per_million'")
    assert found.set_index("period").loc[2011, "value"] == pytest.approx(expected, rel=1e-3)


def test_misplaced_research_of_scotland_is_left_out(regions):
    research = regions.query("indicator == 'rd_share_of_gdp' and period == 2011")
    assert not research["code"].str.startswith("UKM").any()
    assert research["code"].str.startswith("UK").sum() == 36
