"""Coverage: a value or a reason for everything, and series that break where areas change."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from scripts.missing import missing

from placebook.dataset import open_place
from placebook.measures import framework_cells, framework_profile

ROOT = Path(__file__).parents[2]


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / f"{name}.csv")


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    return table("observations").dropna(subset=["value"])


@pytest.fixture(scope="module")
def with_areas(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the LEPs' observations with the area that each was measured on."""
    return observations.merge(table("place_vintages"), on=["place", "vintage"])


# A value or a reason


def test_every_place_and_indicator_has_a_value_or_a_reason(observations):
    have = set(zip(observations["place"], observations["indicator"], strict=True))
    reasons = table("missing")
    said = set(zip(reasons["place"], reasons["indicator"], strict=True))
    every = {(p, i) for p in table("places")["id"] for i in table("indicators")["id"]}
    assert have | said == every
    assert not have & said


SPANS = [
    ("active_businesses", "lep", 2019, 2024),
    ("business_rd", "nation", 2022, 2024),
    ("employee_jobs", "lep", 2015, 2022),
    ("epo_patents", "nation", 2006, 2012),
    ("exports", "lep", 2019, 2023),
    ("gdp_per_head", "lep", 1998, 2023),
    ("gva", "lep", 1998, 2023),
    ("gva_per_hour", "lep", 2004, 2022),
    ("gva_per_hour_revised", "nation", 2004, 2023),
    ("gva_per_job", "lep", 2002, 2022),
    ("jobs", "lep", 2016, 2019),  # the year 2015 is on another basis and left out
    ("population", "lep", 1991, 2023),
    ("population", "comparator", 1991, 2022),
    ("qualifications_level4", "lep", 2017, 2021),
    ("weekly_pay", "lep", 2008, 2025),
]


@pytest.mark.parametrize(("indicator", "kind", "first", "last"), SPANS)
def test_series_are_as_long_as_their_sources(observations, indicator, kind, first, last):
    kinds = observations["place"].map(table("places").set_index("id")["kind"])
    rows = observations[(observations["indicator"] == indicator) & (kinds == kind)]
    years = rows.groupby("period")["place"].nunique()
    assert (years.index.min(), years.index.max()) == (first, last)
    assert years.min() >= years.max() - 1, "Cumbria's pay begins with its new districts"


def test_people_of_districts_are_there_where_they_were_counted():
    rows = table("area_observations").query("indicator == 'population'")
    years = rows.groupby(rows["area"].str[0])["period"].agg(["min", "max"])
    assert years.T.to_dict("list") == {
        "E": [1991, 2023], "N": [2011, 2022], "S": [1991, 2022], "W": [1991, 2023],
    }  # fmt: skip


def test_reasons_are_sentences():
    reasons = table("missing")["reason"]
    assert reasons.str.endswith(".").all()
    assert reasons.str.len().between(30, 200).all()


def test_at_least_60_indicators():
    assert len(table("indicators")) >= 60


def test_every_cell_of_the_framework_has_two_indicators_for_leps(observations):
    """Two that most LEPs have, so that the framework of a chapter has no empty cell."""
    leps = table("places").query("kind == 'lep'")["id"]
    held = observations[observations["place"].isin(leps)].groupby("indicator")["place"].nunique()
    indicators = table("indicators").set_index("id")
    common = indicators.loc[held[held >= 30].index]
    cells = common.groupby(["actor", "contribution"]).size()
    assert len(cells) == 9
    assert cells.min() >= 2, cells


LEPS = table("places").query("kind == 'lep'")["id"]


@pytest.mark.parametrize("place", [*LEPS, "scotland", "wales"])
def test_business_talent_has_figures_against_england(place):
    """No source of it covers Northern Ireland, so the UK has none."""
    data = open_place(place, data=ROOT / "data")
    dictionary = data.package.indicators
    here = data.observations(*dictionary.index, places=[data.place])
    profile = framework_profile(here, data.benchmark(*dictionary.index), dictionary)
    talent = profile[(profile["actor"] == "business") & (profile["contribution"] == "talent")]
    assert set(talent["against"]) == {"England"}
    assert framework_cells(profile)["business", "talent"] > 0.3


TABLES = {
    "places": pd.DataFrame({"id": ["a", "b"], "kind": ["lep", "nation"]}),
    "indicators": pd.DataFrame({"id": ["x"]}),
    "observations": pd.DataFrame({"place": ["b"], "indicator": ["x"], "value": [1.0]}),
}


def rules(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [(indicator, place, "Because.") for indicator, place in rows],
        columns=["indicators", "places", "reason"],
    )


def test_a_rule_for_a_kind_of_place_explains_a_gap():
    assert missing(TABLES, rules(("x", "lep"))).to_numpy().tolist() == [["a", "x", "Because."]]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (rules(), "a has no x"),
        (rules(("x", "lep"), ("x", "a")), "two reasons for a, x"),
        (rules(("x", "lep"), ("x", "nation")), "row 3: nothing of x is missing in b"),
    ],
)
def test_gaps_without_reasons_and_reasons_without_gaps_stop(given, message):
    with pytest.raises(ValueError, match=message):
        missing(TABLES, given)


# Areas of other years


def test_every_value_of_a_lep_names_an_area_that_is_known(observations, with_areas):
    leps = observations["place"].isin(table("places").query("kind == 'lep'")["id"])
    assert len(with_areas) == leps.sum()


def test_humber_is_another_area_than_hull_and_east_yorkshire(with_areas):
    areas = table("place_vintages").query("place == 'hull-and-east-yorkshire'")
    areas = areas.set_index("vintage")
    assert areas.loc[2017, "name"] == "Humber"
    assert areas.loc[2017, "overlap"] < 0.98
    assert areas["same_as"].to_dict() == {2014: 2014, 2017: 2014, 2020: 2014, 2021: 2021}
    hull = with_areas[with_areas["place"] == "hull-and-east-yorkshire"]
    speed = hull[hull["indicator"] == "broadband_speed"]
    assert set(speed["name"]) == {"Humber"}
    output = hull[hull["indicator"] == "gva"]
    assert set(output["overlap"]) == {1}


def test_london_changed_its_code_and_not_its_area(with_areas):
    areas = table("place_vintages").query("place == 'london'").set_index("vintage")
    assert areas.loc[2017, "code"] != areas.loc[2021, "code"]
    assert set(areas["overlap"]) == {1}
    assert set(areas["same_as"]) == {2014}
    speed = with_areas.query("place == 'london' and indicator == 'broadband_speed'")
    assert speed["vintage"].nunique() == 2
    assert set(speed["same_as"]) == {2014}


def test_the_real_changes_are_the_known_ones():
    areas = table("place_vintages")
    assert set(areas.loc[areas["overlap"] < 0.98, "place"]) == {
        "coast-to-capital", "enterprise-m3", "solent", "sheffield-city-region",
        "south-east-midlands", "york-and-north-yorkshire",
        "greater-cambridge-and-greater-peterborough", "greater-lincolnshire",
        "hull-and-east-yorkshire", "leeds-city-region",
    }  # fmt: skip


def test_where_an_area_is_the_same_its_overlap_is_too():
    areas = table("place_vintages")
    present = areas[areas["vintage"] == 2021].set_index("place")["same_as"]
    same = areas["same_as"] == areas["place"].map(present)
    assert (same == (areas["overlap"] >= 0.98)).all()


def test_series_that_cross_a_change_of_area_are_the_known_ones(with_areas):
    """In these a chart must draw a break; in all others every value is on one area."""
    areas = with_areas.groupby(["place", "indicator"])["same_as"].agg(set)
    broken = areas[areas.map(len) > 1].reset_index()
    others = {
        (place, indicator)
        for place in ("greater-cambridge-and-greater-peterborough", "south-east-midlands")
        for indicator in ("air_pollution", "broadband_speed", "travel_time_to_work")
    }
    crossing = {
        (place, indicator)
        for place in ("enterprise-m3", "solent")
        for indicator in ("h2020_funding", "h2020_funding_per_head")
    }
    found = set(broken[["place", "indicator"]].itertuples(index=False, name=None))
    assert found == others | crossing
    across_today = with_areas.assign(today=with_areas["overlap"] >= 0.98)
    mixed = across_today.groupby(["place", "indicator"])["today"].nunique()
    assert set(mixed[mixed > 1].index) == crossing
