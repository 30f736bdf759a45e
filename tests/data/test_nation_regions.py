"""Sectors and the regions of three nations, as tables: wholes and parts, codes that exist."""

import json
from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).parents[2] / "data"
# Published by ONS for 2023, in GBP million.
PUBLISHED = {"TLL": 81_458, "TLM": 183_471, "TLN": 56_141}


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv", dtype={"code": str}, keep_default_na=False)


@pytest.fixture(scope="module")
def values() -> pd.DataFrame:
    return table("nation_region_values")


@pytest.mark.parametrize("level", [4, 5])
@pytest.mark.parametrize("nation", PUBLISHED)
def test_regions_add_up_to_the_nation_as_published(values, nation, level):
    rows = values.query("indicator == 'gva' and period == 2023")
    codes = rows["region"].str.startswith(nation) & (rows["region"].str.len() == level)
    assert rows.loc[codes, "value"].sum() == pytest.approx(PUBLISHED[nation], rel=0.001)


def test_industries_add_up_to_output_without_imputed_rents():
    """In the UK as in the report's own table of industries, mean of three years."""
    ours = table("nation_region_gva").query("region == 'UK' and period == 2023")["current"].sum()
    rows = table("industry_gva").merge(table("industries"), left_on="industry", right_on="code")
    base = rows[
        (rows["leaf"].astype(str).str.lower() == "true") & (rows["place"] == "united-kingdom")
    ]
    base = base[base["in_base"].astype(str).str.lower() == "true"]
    whole = base[base["period"].between(2021, 2023)]["current"].astype(float).sum() / 3
    assert ours == pytest.approx(whole, rel=0.001)


def test_regions_of_level_three_add_up_to_level_two_in_every_industry():
    rows = table("nation_region_gva")
    small = rows[rows["region"].str.len() == 5]
    by = ["region", "industry", "period"]
    sums = small.assign(region=small["region"].str[:4]).groupby(by)["current"].sum()
    wholes = rows[rows["region"].str.len() == 4].set_index(by)["current"]
    assert wholes.to_numpy() == pytest.approx(sums[wholes.index].to_numpy(), abs=0.5)


def test_people_of_the_regions_are_those_of_the_nation(values):
    people = values.query("indicator == 'population' and period == 2022").set_index("region")[
        "value"
    ]
    nations = table("observations").query("indicator == 'population' and period == '2022'")
    if nations.empty:
        nations = table("observations").query("indicator == 'population' and period == 2022")
    nations = nations.set_index("place")["value"].astype(float)
    for code, nation in (("TLL", "wales"), ("TLM", "scotland"), ("TLN", "northern-ireland")):
        mine = people[people.index.str.startswith(code) & (people.index.str.len() == 5)]
        assert mine.sum() == pytest.approx(nations[nation], rel=0.001)


def test_output_per_hour_of_the_regions_surrounds_that_of_their_nation(values):
    hours = values.query("indicator == 'gva_per_hour' and period == 2022").set_index("region")[
        "value"
    ]
    rows = table("observations").query("indicator == 'gva_per_hour'")
    rows = rows[rows["period"].astype(int) == 2022].set_index("place")["value"].astype(float)
    for code, nation in (("TLL", "wales"), ("TLM", "scotland")):
        mine = hours[hours.index.str.startswith(code) & (hours.index.str.len() == 5)]
        assert mine.min() < rows[nation] < mine.max()
    assert hours["TLN0"] == pytest.approx(rows["northern-ireland"], rel=0.002)


def test_each_district_of_the_three_nations_lies_in_one_region_with_an_outline():
    areas = table("nation_region_areas")
    districts = table("areas")["code"]
    assert sorted(areas["area"]) == sorted(districts[districts.str[0].isin(list("SWN"))])
    shapes = json.loads((DATA / "nation_regions.topojson").read_text())["objects"]["regions3"]
    assert {shape["id"] for shape in shapes["geometries"]} == set(areas["region"])


def test_every_code_of_a_sector_exists():
    parts = table("innovation_sector_parts")
    sectors = table("innovation_sectors").set_index("id")
    known = {
        "industry": set(table("industries")["code"]),
        "field": set(table("research_fields")["id"]),
    }
    for kind, codes in known.items():
        assert set(parts.loc[parts["kind"] == kind, "code"]) <= codes
    fine = table("sic_codes").query("level == 'subclass'")["code"]
    sic = parts[parts["kind"] == "sic"]
    for code in sic["code"]:
        assert fine.str.startswith(code).any(), code
    assert set(sic["sector"]) == set(sectors.index[sectors["fit"] == "part"])
    assert set(parts.loc[parts["kind"] == "industry", "sector"]) == set(sectors.index)


def test_sectors_that_are_whole_share_no_industry():
    sectors = table("innovation_sectors").set_index("id")["fit"]
    parts = table("innovation_sector_parts").query("kind == 'industry'")
    whole = parts[parts["sector"].map(sectors) == "whole"]
    assert not whole["code"].duplicated().any()
