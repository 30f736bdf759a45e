"""What is called a strength, what kind of economy a place has, and what stands out on jobs."""

import pandas as pd
import pytest
from tests.measures.test_job_quotients import sections

from placebook import measures
from placebook.dataset import open_place

TRADED = pd.DataFrame(
    {
        "industry": list("abcde"),
        "lq": [3.0, 1.3, 1.6, 1.2, 0.9],
        "share": [0.03, 0.13, 0.02, 0.1, 0.1],
        "whole_share": [0.01, 0.1, 0.0125, 0.083, 0.111],
        "surely_above": [True, True, False, True, False],
        "strength": [True, True, True, True, False],
    }
)


def test_clear_strengths_are_sure_and_the_weightiest_comes_first():
    assert list(measures.clear_strengths(TRADED)["industry"]) == ["b", "a"]
    assert list(measures.doubtful_strengths(TRADED)["industry"]) == ["c"]
    assert list(measures.only_sure(TRADED)["strength"]) == [True, True, False, True, False]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"CH (24-25)": 16, "K (64-66)": 25, "Q (86-88)": 20, "AB (1-9)": 1, "F (41-43)": 38},
         "manufacturing"),
        ({"CH (24-25)": 10, "K (64-66)": 30, "Q (86-88)": 20, "AB (1-9)": 1, "F (41-43)": 39},
         "knowledge"),
        ({"CH (24-25)": 10, "K (64-66)": 25, "Q (86-88)": 20, "AB (1-9)": 4, "F (41-43)": 41},
         "land"),
        # Twice the UK's share, but of very little.
        ({"CH (24-25)": 10, "K (64-66)": 25, "Q (86-88)": 20, "AB (1-9)": 2.2, "F (41-43)": 42.8},
         "mixed"),
        ({"CH (24-25)": 10, "K (64-66)": 20, "Q (86-88)": 30, "AB (1-9)": 1, "F (41-43)": 39},
         "public"),
        ({"CH (24-25)": 10, "K (64-66)": 25, "Q (86-88)": 21, "AB (1-9)": 1, "F (41-43)": 43},
         "mixed"),
    ],
)  # fmt: skip
def test_the_kind_of_an_economy(values, kind):
    whole = sections(
        {"CH (24-25)": 10, "K (64-66)": 25, "Q (86-88)": 20, "AB (1-9)": 1, "F (41-43)": 44}
    )
    groups = measures.broad_groups(sections(values), whole, 2022)
    assert measures.kind_of_economy(groups) == kind
    assert groups["share"].sum() == pytest.approx(1)


def test_known_places_have_the_kind_that_they_are_known_for(gva, whole):
    def kind(place: str) -> str:
        mine = gva[gva["place"] == place]
        return measures.kind_of_economy(measures.broad_groups(mine, whole, 2023))

    assert kind("london") == "knowledge"
    assert kind("black-country") == "manufacturing"
    assert kind("cornwall-and-isles-of-scilly") == "land"
    assert kind("greater-cambridge-and-greater-peterborough") == "mixed"
    assert kind("england") == "mixed"


INDUSTRIES = pd.DataFrame(
    {
        "code": ["CD-CG (19-23)", "41", "68IMP"],
        "sic": ["19-23", "41", "68"],
        "leaf": True,
        "in_base": [True, True, False],
        "local": [False, True, True],
    }
)


def test_divisions_are_found_within_their_industry():
    divisions = pd.DataFrame(
        {
            "sic": ["19", "20", "23", "41", "68", "24"],
            "jobs": [500, 4000, 9000, 1000, 2000, 3000],
            "share": [0.005, 0.04, 0.09, 0.01, 0.02, 0.03],
            "lq": [6.0, 2.5, 1.6, 1.4, 3.0, 5.0],
            "lq_low": [6.0, 2.5, 1.6, 1.4, 3.0, 5.0],
            "mostly": ["", "soap", "", "", "", ""],
        }
    )
    found = measures.leading_divisions(divisions, INDUSTRIES)
    # Twice the share and more first, by jobs above it; 23 is larger but nearer to the whole.
    assert list(zip(found["industry"], found["sic"], strict=True)) == [
        ("CD-CG (19-23)", "20"),
        ("CD-CG (19-23)", "19"),
    ]
    assert list(found["mostly"]) == ["soap", ""]
    assert found["surplus"].tolist() == pytest.approx([0.04 * 0.6, 0.005 * 5 / 6])


def detail(**changes):
    row = {
        "industry": "CH (24-25)",
        "local": False,
        "measured_on": "",
        "lq_low": 2.0,
        "surplus": 0.02,
        "sic": "24",
    }
    return pd.DataFrame([row | changes, row | {"sic": "25", "surplus": 0.01}])


CLEAR = pd.DataFrame({"industry": ["CI-CL (26-30)"]})


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, "24"),
        ({"surplus": 0.003}, "25"),
        ({"lq_low": 1.9}, "25"),
        ({"local": True}, "25"),
        ({"industry": "CI-CL (26-30)"}, "25"),
        ({"measured_on": "Devon"}, "25"),
    ],
)
def test_only_the_place_s_own_traded_jobs_outside_clear_strengths_are_told(changes, found):
    assert list(measures.only_by_jobs(detail(**changes), CLEAR)["sic"]) == [found]


def test_what_people_there_would_name_first_comes_out(package):
    def told(place):
        data = open_place(place)
        mine, uk = data.industries(data.place), data.industries(data.reference)
        last = int(mine["period"].max())
        traded = measures.with_ranges(
            measures.traded_industries(mine, uk, last), measures.industry_history(mine, uk), last
        )
        detail = measures.leading_divisions(data.package["division_jobs"], package["industries"])
        found = measures.only_by_jobs(detail, measures.clear_strengths(traded))
        return [(row.short_title, row.mostly) for row in found.itertuples()]

    assert told("cumbria") == [("basic metals", "the processing of nuclear fuel")]
    assert told("liverpool-city-region") == [("cars and car parts", "")]
    # From 2,750 jobs in film in 2020 to 13,000 in 2021: a jump of the survey, not of the place.
    assert told("wales") == []
    # Shropshire's farms are no strength of Stoke-on-Trent and Staffordshire.
    assert told("stoke-on-trent-and-staffordshire") == []


def test_what_the_process_industry_of_the_tees_is_comes_out(package):
    rows = package["division_jobs"]
    rows = rows[rows["place"] == "tees-valley"]
    found = measures.leading_divisions(rows, package["industries"])
    mine = found[found["industry"] == "CD-CG (19-23)"]
    assert set(mine["short_title"]) == {"chemicals", "pharmaceuticals"}
    assert set(mine["measured_on"]) == {"Tees Valley and Durham"}


def test_jobs_by_division_are_of_the_region_that_they_name(package):
    jobs, table = package["region_jobs"], package["division_jobs"]
    latest = jobs[jobs["period"] == jobs["period"].max()]
    row = table[(table["place"] == "cumbria") & (table["sic"] == "30")].iloc[0]
    here = latest[latest["region"] == "UKD1"]
    mine = here.loc[here["sic"] == "30", "jobs"].item()
    share = mine / here["jobs"].sum()
    whole = latest.loc[latest["sic"] == "30", "jobs"].sum() / latest["jobs"].sum()
    assert row["jobs"] == mine
    assert row["lq"] == pytest.approx(share / whole, abs=5e-4)
    assert row["share"] == pytest.approx(share, abs=5e-6)
    assert row["short_title"] == "ships, aircraft and trains"


def test_a_division_that_is_one_trade_in_a_place_is_named_so(package):
    fine, table = package["region_jobs_fine"], package["division_jobs"]
    ships = fine[(fine["region"] == "UKD1") & (fine["sic"] == "30110")]
    row = table[(table["place"] == "cumbria") & (table["sic"] == "30")].iloc[0]
    assert ships.loc[ships["period"] == row["period"], "jobs"].item() >= 0.75 * row["jobs"]
    mostly = table.set_index(["place", "sic"])["mostly"]
    assert mostly["cumbria", "30"] == "shipbuilding"
    assert mostly["lancashire", "30"] == "aircraft and spacecraft"
    assert mostly["cumbria", "25"] == ""


def test_fields_that_serve_several_strong_industries_cut_across():
    meets = pd.DataFrame(
        {
            "field": ["engineering", "engineering", "law", "physics"],
            "field_title": ["Engineering", "Engineering", "Law", "Physics"],
            "uk_share": [0.05, 0.05, 0.09, 0.2],
            "short_title": ["Metals", "Machines", "Law firms", "Machines"],
            "strength": [True, True, True, False],
        }
    )
    found = measures.cross_cutting(meets)
    assert list(zip(found["field"], found["count"], strict=True)) == [
        ("engineering", 2),
        ("law", 1),
    ]
    assert found["industries"].iloc[0] == ["Metals", "Machines"]
    assert measures.cross_cutting(meets.tail(1)).empty
