"""Standing among Europe's regions: percentiles, ranges, likeness, and what like regions did."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from placebook import measures

INDICATORS = list(measures.EUROPE_YEARS)
LATEST = {"rd_share_of_gdp": 2017, "epo_patents_per_million": 2011,
          "science_technology_people_share": 2019}  # fmt: skip


def table(*rows: tuple[str, str, str, str, int, float]) -> pd.DataFrame:
    columns = ["code", "country", "level", "indicator", "period", "value"]
    return pd.DataFrame(rows, columns=columns)


def regions(indicator: str, period: int, **values: float) -> list[tuple]:
    return [
        (code, "UK" if code[:2] == "UK" else "Abroad", "region", indicator, period, value)
        for code, value in values.items()
    ]


def test_percentiles_count_lower_ones_and_half_of_equal_ones():
    values = pd.Series([1.0, 2.0, 2.0, 4.0, 5.0], list("abcde"))
    found = measures.percentiles(values, values)
    assert found.to_list() == [0, 37.5, 37.5, 75, 100]


def test_a_value_from_outside_is_set_among_all():
    among = pd.Series([1.0, 2.0, 3.0, 4.0], list("abcd"))
    outside = pd.Series([2.5, 9.0, np.nan], ["UK", "EU", "X"])
    found = measures.percentiles(outside, among)
    assert found["UK"] == 50
    assert found["EU"] == 100
    assert np.isnan(found["X"])


@given(st.lists(st.integers(0, 20), min_size=2, max_size=40))
def test_percentiles_mirror_and_have_the_middle_as_their_mean(numbers):
    values = pd.Series([float(number) for number in numbers])
    up, down = (measures.percentiles(each, each) for each in (values, -values))
    assert np.allclose(up + down, 100)
    assert up.mean() == pytest.approx(50)


def test_the_range_covers_the_years_and_the_last_year_is_shown():
    rows = [
        *regions("rd_share_of_gdp", 2015, UKA1=3.0, XX11=1.0, XX12=2.0),
        *regions("rd_share_of_gdp", 2017, UKA1=1.5, XX11=1.0, XX12=2.0),
        ("UK", "UK", "country", "rd_share_of_gdp", 2017, 9.0),
    ]
    found = measures.region_standing(table(*rows), {"rd_share_of_gdp": (2015, 2017)}).iloc[0]
    assert (found["value"], found["percentile"]) == (1.5, 50)
    assert (found["low"], found["high"], found["of"]) == (50, 100, 3)
    assert found["uk_percentile"] == 100
    assert np.isnan(found["eu"])


def test_candidates_do_not_count():
    rows = [
        *regions("rd_share_of_gdp", 2017, UKA1=1.5, XX11=2.0),
        ("TR10", "Turkey", "region", "rd_share_of_gdp", 2017, 0.1),
    ]
    found = measures.region_standing(table(*rows), {"rd_share_of_gdp": (2017,)}).iloc[0]
    assert (found["percentile"], found["of"]) == (0, 2)


def test_the_nearest_abroad_are_nearest_and_abroad():
    profile = pd.DataFrame(
        {"a": [50.0, 51, 56, 80], "b": [50.0, 50, 54, 50]}, ["UKA1", "UKA2", "XX11", "XX12"]
    )
    near = measures.likenesses(profile, 2)
    mine = near[near["region"] == "UKA1"]
    assert mine["other"].to_list() == ["XX11", "XX12"]
    assert mine["gap"].to_list() == pytest.approx([np.sqrt((36 + 16) / 2), np.sqrt(900 / 2)])


def test_every_region_of_the_uk_stands_somewhere_on_every_measure(package):
    found = measures.region_standing(package["comparators"])
    assert found.groupby("indicator")["region"].nunique().to_dict() == dict.fromkeys(INDICATORS, 41)
    assert found.groupby("indicator")["period"].first().to_dict() == LATEST
    inside = (found["low"] <= found["percentile"]) & (found["percentile"] <= found["high"])
    assert inside.all()
    assert found.groupby("indicator")["of"].first().min() > 240


def test_the_highest_and_lowest_are_those_that_public_knowledge_would_name(package):
    found = measures.region_standing(package["comparators"]).set_index(["indicator", "region"])
    people = found.loc["science_technology_people_share", "percentile"]
    assert people.nlargest(2).index.to_list() == ["UKI3", "UKI4"]  # Inner London
    assert people["UKI3"] == 100
    research = found.loc["rd_share_of_gdp", "percentile"]
    assert set(research.nlargest(4).index) == {"UKH1", "UKG1", "UKJ1", "UKH2"}
    assert found["value"].loc["rd_share_of_gdp"].nsmallest(1).index[0] == "UKI5"


@pytest.mark.parametrize(("code", "figure"), [("DE", 3.17), ("UK", 1.76), ("EU27_2020", 2.23)])
def test_published_research_of_countries(package, code, figure):
    among = [*package["comparators"]["country"].unique()]
    found = measures.countries(package["comparators"], ["rd_share_of_gdp"], 2019, among)
    assert found.set_index("code").loc[code, "rd_share_of_gdp"] == figure


def test_sectors_do_not_exceed_the_total_by_more_than_rounding(package):
    sectors = [f"{s}rd_share_of_gdp" for s in ("business_", "higher_education_", "government_")]
    among = [*package["comparators"]["country"].unique()]
    found = measures.countries(package["comparators"], [*sectors, "rd_share_of_gdp"], 2019, among)
    assert len(found) > 25
    gap = found["rd_share_of_gdp"] - found[sectors].sum(axis=1)
    assert gap.min() > -0.025
    assert gap.max() < 0.15  # charities and other private bodies


def test_business_and_the_rest_make_up_the_total(package):
    found = measures.business_and_rest(package["comparators"], 2018)
    assert len(found) == 41
    assert (found["business"] + found["rest"]).to_numpy() == pytest.approx(
        found["total"], abs=0.011
    )
    assert found["total"].is_monotonic_decreasing


def test_a_histogram_counts_every_region_once(package):
    comparators = package["comparators"]
    found = measures.histogram(comparators, "rd_share_of_gdp", 2017, 0.5)
    by_group = found.groupby("group")["regions"].sum()
    assert by_group["UK"] == 41
    assert by_group.sum() == 243
    assert (found["high"] - found["low"]).to_numpy() == pytest.approx(0.5)


def test_regions_are_followed_only_where_both_ends_are_known(package):
    found = measures.followed_regions(package["comparators"], count=5)
    assert found["region"].nunique() == 36
    assert not found["region"].str.startswith("UKM").any(), "Scotland has no start"
    assert not found["other"].str[:2].isin(["FR", "NL", "IE", "CH", "UK"]).any()
    assert not found.isna().any(axis=None)
    change = measures.change_beside(found, "rd_share_of_gdp").set_index("region")
    assert (change["low"] <= change["middle"]).all()
    assert (change["middle"] <= change["high"]).all()
    # From 5.73% of GDP in 2011 to 2.98% in 2017: the largest fall.
    assert change["value"].idxmin() == "UKD6"
    assert change.loc["UKD6", "value"] == pytest.approx(2.98 - 5.73)


def test_places_lie_in_their_regions(package):
    def found(place):
        return measures.place_regions(package["region_places"], package["regions"], place)

    assert found("oxfordshire")["region"].to_list() == ["UKJ1"]
    assert len(found("london")) == 5
    assert len(found("england")) == 33
    assert found("greater-birmingham-and-solihull")["region"].iloc[0] == "UKG3"
    assert (found("south-east")["share_of_place"] < 0.5).all()
