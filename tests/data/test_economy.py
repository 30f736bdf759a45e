"""The economy: published figures reproduced, wholes against parts, and how they are made."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scripts import aggregation, expected
from scripts.adapters import ons_explore
from scripts.chain_linking import at_old_prices, chained
from scripts.industries import components, divisions, leaves_of
from scripts.raw import Raw

ROOT = Path(__file__).parents[2]
NATIONS = ["england", "scotland", "wales", "northern-ireland"]


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / f"{name}.csv")


@pytest.fixture(scope="module")
def industry_gva() -> pd.DataFrame:
    return table("industry_gva")


PUBLISHED = [
    ("gva", "england", 2023, 2_113_338, 0.5),
    ("gva", "scotland", 2023, 183_471, 0.5),
    ("gva", "wales", 2023, 81_458, 0.5),
    ("gva", "northern-ireland", 2023, 56_141, 0.5),
    ("gva", "united-kingdom", 2023, 2_434_407, 0.5),
    ("gva_per_hour", "thames-valley-berkshire", 2022, 57.5, 0.05),
    ("gva_per_hour", "london", 2022, 50.5, 0.05),
    ("gva_per_hour", "sheffield-city-region", 2022, 31.6, 0.05),
    ("gva_per_hour", "united-kingdom", 2022, 39.7, 0.05),
    ("gva_per_hour_revised", "united-kingdom", 2023, 41.87, 0.005),
    ("gva_per_hour_revised", "england", 2023, 42.39, 0.005),
    ("gva_per_hour_revised", "northern-ireland", 2023, 36.88, 0.005),
    # Estimated; ONS publishes 33.77 for South Yorkshire, which has the same area.
    ("gva_per_hour_revised", "sheffield-city-region", 2023, 33.77, 0.1),
    ("gdp_per_head", "united-kingdom", 2023, 39_845, 0.5),
    ("business_births", "united-kingdom", 2024, 317_440, 0.5),
    ("weekly_pay", "united-kingdom", 2025, 642.5, 0.05),
    ("business_rd", "united-kingdom", 2024, 55_615, 0.5),
    ("employment_rate", "united-kingdom", 2004, 72.5, 0.05),
    ("gigabit_broadband", "united-kingdom", 2026, 87.8, 0.05),
]


@pytest.mark.parametrize(("indicator", "place", "period", "figure", "rounding"), PUBLISHED)
def test_published_figure(values, indicator, place, period, figure, rounding):
    assert values[indicator, place, period] == pytest.approx(figure, abs=rounding)


def test_releases_of_productivity_are_not_mixed(observations):
    rows = observations[observations["indicator"].isin(["gva_per_hour", "gva_per_hour_revised"])]
    assert len(rows[["indicator", "source"]].drop_duplicates()) == 2
    assert rows.groupby("indicator")["period"].max().tolist() == [2022, 2023]


def test_districts_add_up_to_the_uk(values):
    districts = table("area_observations").query("indicator == 'gva' and period == 2023")
    assert len(districts) == 361
    assert districts["value"].sum() == pytest.approx(2_434_400, abs=0.5)
    assert districts["value"].sum() == pytest.approx(
        values["gva", "united-kingdom", 2023], rel=1e-5
    )
    assert districts.set_index("area")["value"]["E09000001"] == 109_211


def test_leps_do_not_add_up_to_england(values):
    leps = table("places").query("kind == 'lep'")["id"]
    assert values["population"].loc[leps, 2023].sum() == pytest.approx(58.40e6, abs=5e3)
    assert values["population", "england", 2023] == 57_690_323


def test_lep_population_is_the_sum_of_its_districts(values):
    people = table("area_observations").query("indicator == 'population'")
    sums = table("area_places").merge(people, on="area").groupby(["place", "period"])["value"].sum()
    leps = table("places").query("kind == 'lep'")["id"]
    for period in (1991, 2011, 2023):
        expected_sums = sums.loc[leps, period]
        found = values["population"].loc[leps, period].to_numpy()
        assert found == pytest.approx(expected_sums.to_numpy())


@pytest.mark.parametrize("indicator", ["gva", "gva_per_head", "gva_per_hour", "weekly_pay",
                                       "employment_rate", "qualifications_level4", "birth_rate",
                                       "gigabit_broadband", "gdhi_per_head"])  # fmt: skip
def test_every_lep_and_england_has_the_latest_value(observations, indicator):
    rows = observations[observations["indicator"] == indicator]
    latest = set(rows[rows["period"] == rows["period"].max()]["place"])
    assert latest >= {*table("places").query("kind == 'lep'")["id"], "england"}


def test_per_head_is_of_the_same_place_and_year(values):
    for place, period in [("oxfordshire", 2023), ("london", 1998), ("united-kingdom", 2022)]:
        people = values["population", place, period]
        assert values["gva_per_head", place, period] == pytest.approx(
            1e6 * values["gva", place, period] / people, rel=1e-5
        )
    scots = values["gva_per_head"]["scotland"].index
    assert scots.max() == 2022, "no population of Scotland for 2023 in the source"


def test_rates_of_businesses_are_ratios_of_counts(values):
    births = values["business_births"] / values["active_businesses"]
    assert values["birth_rate"].to_numpy() == pytest.approx(
        100 * births.reindex(values["birth_rate"].index).to_numpy(), rel=1e-5
    )


def test_nations_add_up_to_the_uk_in_births(values):
    whole = values["business_births"]["united-kingdom"]
    parts = sum(values["business_births"][nation] for nation in NATIONS)
    assert (whole - parts).abs().max() == 0


def test_swamped_registrations_are_marked(observations):
    rows = observations.query("indicator == 'birth_rate' and place == 'worcestershire'")
    status = rows.set_index("period")["status"]
    assert status[2019] == "low_reliability"
    assert status[2024] == "final"
    rows = observations.query(
        "indicator == 'death_rate' and place == 'leicester-and-leicestershire'"
    )
    status = rows.set_index("period")["status"]
    assert set(status[[2020, 2021, 2022]]) == {"low_reliability"}
    assert status[2019] == "final"


def test_limits_hold_their_values(observations):
    own = pd.read_csv(ROOT / "scripts/metadata/indicators_economy.csv")["id"]
    rows = observations[observations["indicator"].isin(own)].dropna(subset=["lower"])
    assert len(rows) > 1_000
    assert (rows["lower"] <= rows["value"]).all()
    assert (rows["value"] <= rows["upper"]).all()


def test_percentages_are_not_fractions(observations):
    units = table("indicators").set_index("id")["unit"]
    own = pd.read_csv(ROOT / "scripts/metadata/indicators_economy.csv")["id"]
    rows = observations[observations["indicator"].isin(own)]
    rows = rows[rows["indicator"].map(units) == "percent"]
    medians = rows.groupby("indicator")["value"].median()
    assert medians.between(2, 100).all(), medians


def test_no_indicator_leaps_a_thousandfold(observations):
    own = pd.read_csv(ROOT / "scripts/metadata/indicators_economy.csv")["id"]
    rows = observations[observations["indicator"].isin(own)].sort_values("period")
    change = rows.groupby(["indicator", "place"])["value"].pct_change().abs()
    assert change.max() < 1


# Industries


def test_leaves_add_up_to_the_total(industry_gva):
    leaves = table("industries").query("leaf")["code"]
    rows = industry_gva.set_index(["place", "period"])
    sums = rows[rows["industry"].isin(leaves)].groupby(["place", "period"])["current"].sum()
    total = rows[rows["industry"] == "Total"]["current"]
    # Each figure of each district is rounded to a million pounds.
    assert (sums - total).abs().max() <= 30


def test_sections_add_up_to_their_parents(industry_gva):
    industries = table("industries")
    wide = industry_gva.pivot_table(index=["place", "period"], columns="industry", values="current")
    for parent, children in industries.groupby("parent")["code"]:
        assert (wide[children].sum(axis=1) - wide[parent]).abs().max() <= 30, parent


def test_every_place_has_every_industry_and_year(industry_gva):
    years = industry_gva["period"].nunique()
    assert len(industry_gva) == 43 * 49 * years
    assert industry_gva["period"].agg(["min", "max"]).tolist() == [1998, 2023]
    assert industry_gva[["current", "volume"]].notna().all(axis=None)


def test_volumes_equal_values_in_the_reference_year(industry_gva):
    rows = industry_gva[industry_gva["period"] == 2022]
    assert (rows["volume"] - rows["current"]).abs().max() < 1


def test_volumes_of_leps_chain_to_that_of_england(industry_gva):
    """LEPs overlap by 1 % of people, so England chain-linked from them differs little.

    From districts, which do not overlap, the total differs from the published
    one by at most 0.4 % (measured at the refresh).
    """
    leps = table("places").query("kind == 'lep'")["id"]
    rows = industry_gva[industry_gva["industry"] == "Total"]
    parts = rows[rows["place"].isin(leps)].assign(whole="england")
    parts["deflator"] = 100 * parts["current"] / parts["volume"]
    linked = chained(at_old_prices(parts, ["place"]), ["whole", "period"]).set_index("period")
    index = linked["volume"] / linked["volume"][2022]
    england = rows[rows["place"] == "england"].set_index("period")["volume"]
    assert (index / (england / england[2022]) - 1).abs().max() < 0.006


def test_short_titles_fit():
    industries = table("industries")
    assert industries["short_title"].str.len().max() <= 34
    assert industries["short_title"].is_unique
    assert industries.set_index("code").loc["68IMP", "in_base"] == np.False_


# How parts are put together


def test_chain_linking_by_hand():
    """Two parts, the second's price halves: growth at last year's prices is 20/15 and 40/20."""
    cells = pd.DataFrame(
        {
            "whole": "x",
            "part": ["a", "a", "b", "b"],
            "period": [2021, 2022, 2021, 2022],
            "current": [10.0, 10.0, 5.0, 5.0],
            "deflator": [100.0, 100.0, 200.0, 100.0],
        }
    )
    linked = chained(at_old_prices(cells, ["whole", "part"]), ["whole", "period"])
    volumes = linked.set_index("period")["volume"]
    assert volumes[2022] == 15
    assert volumes[2021] == pytest.approx(15 * 15 / 20)


def test_chain_linking_of_one_part_is_its_own_volume():
    cells = pd.DataFrame(
        {
            "whole": "x",
            "period": range(2018, 2024),
            "current": [8.0, 9.0, 7.0, 10.0, 12.0, 11.0],
            "deflator": [80.0, 85.0, 90.0, 95.0, 100.0, 104.0],
        }
    )
    linked = chained(at_old_prices(cells, ["whole"]), ["whole", "period"])
    own = 100 * cells["current"] / cells["deflator"]
    assert linked["volume"].to_numpy() == pytest.approx(own.to_numpy())


def test_implausible_prices_give_way_to_the_reference():
    cells = pd.DataFrame(
        {
            "part": "a",
            "period": [2021, 2022],
            "current": [10.0, 10.0],
            "deflator": [7000.0, 100.0],
            "reference": [90.0, 100.0],
        }
    )
    assert at_old_prices(cells, ["part"])["now"].iloc[1] == pytest.approx(9.0)


def test_divisions_are_read_from_codes():
    assert divisions("J (58-63)") == {58, 59, 60, 61, 62, 63}
    assert divisions("72-75") == {72, 73, 74, 75}
    assert divisions("AB (1-9)") == {1, 2, 3, 5, 6, 7, 8, 9}
    with pytest.raises(ValueError, match="Total"):
        divisions("Total")


def test_components_take_the_fewest():
    made = components(["72-75", "45"], {"72-73", "72", "73", "74-75", "45"})
    assert made.groupby("industry")["part"].apply(list).to_dict() == {
        "45": ["45"],
        "72-75": ["72-73", "74-75"],
    }
    with pytest.raises(ValueError, match="72-75"):
        components(["72-75"], {"72", "73"})


def test_leaves_lie_in_all_that_hold_them():
    industries = pd.DataFrame(
        {"code": ["T", "A", "a1"], "parent": ["", "T", "A"], "leaf": ["false", "false", "true"]}
    )
    assert leaves_of(industries)["industry"].tolist() == ["a1", "A", "T"]


MEMBERS = pd.DataFrame({"area": ["E1", "E2", "E2"], "place": ["x", "x", "y"]})


def test_sums_mark_what_is_missing(monkeypatch):
    monkeypatch.setattr(aggregation, "lep_members", lambda _: MEMBERS)
    values = pd.DataFrame(
        {"area": ["E1", "E2", "E1"], "period": [2020, 2020, 2021], "value": [1.0, 2.0, 3.0]}
    )
    found = aggregation.sums(None, values).set_index(["place", "period"])
    assert found.loc["x", 2020].tolist() == [3, "final"]
    assert found.loc["x", 2021].tolist() == [3, "partial"]
    assert ("y", 2021) not in found.index


def test_weighted_means_carry_their_limits():
    rates = pd.DataFrame(
        {"area": ["E1", "E2"], "period": 2020, "value": [60.0, 80.0],
         "lower": [50.0, 70.0], "upper": [70.0, 90.0]}
    )  # fmt: skip
    weights = pd.DataFrame({"area": ["E1", "E2"], "period": 2019, "weight": [300.0, 100.0]})
    found = aggregation.weighted_means(None, rates, weights, MEMBERS).set_index("place").loc["x"]
    assert found["value"] == 65
    assert found["upper"] - found["value"] == pytest.approx(np.hypot(7.5, 2.5))
    assert found["status"] == "estimated"


def test_weighted_means_say_when_a_large_part_is_missing():
    rates = pd.DataFrame(
        {"area": ["E1"], "period": 2020, "value": [60.0], "lower": [50.0], "upper": [70.0]}
    )
    weights = pd.DataFrame({"area": ["E1", "E2"], "period": 2020, "weight": [97.0, 3.0]})
    found = aggregation.weighted_means(None, rates, weights, MEMBERS)
    assert found.set_index("place")["status"].to_dict() == {"x": "partial"}


def test_explore_layout_is_read(tmp_path):
    text = (
        "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes\n"
        "E1,A,LAD,Pay,2020-04-22,500,Pounds,£,490,510,,\n"
        "E2,B,LAD,Pay,2020-04-22,,Pounds,£,,,x,\n"
        "E3,C,LAD,Pay,2021-04-01/P1Y,300,Pounds,£,,,u,\n"
    )
    (tmp_path / "pay.csv").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    sources = pd.DataFrame({"id": ["pay"], "path": ["pay.csv"], "sha256": [digest]})
    rows = ons_explore.read(Raw(tmp_path, sources), "pay", "Pay")
    assert rows["code"].tolist() == ["E1", "E3"]
    assert rows["period"].tolist() == [2020, 2021]
    assert rows["status"].tolist() == ["final", "low_reliability"]
    with pytest.raises(ValueError, match="no indicator 'Work'"):
        ons_explore.read(Raw(tmp_path, sources), "pay", "Work")


def test_a_correction_must_not_outlive_its_error():
    table_read = pd.DataFrame({"code": ["E07000234"], "period": [2019], "value": [480.0]})
    with pytest.raises(ValueError, match="bromsgrove_registrations"):
        expected.check(table_read, "ons_business_demography")
