"""Assets where they are, programmes with their sources, and Europe to compare with."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from scripts.adapters.asset_checks import FURTHEST, explain, name_key
from scripts.adapters.assets import slug
from scripts.adapters.programmes import amended

ROOT = Path(__file__).parents[2]


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / f"{name}.csv")


@pytest.fixture(scope="module")
def places_of() -> pd.Series:
    return table("asset_places").groupby("asset")["place"].agg(set)


@pytest.mark.parametrize(
    ("asset", "place"),
    [
        ("university-of-oxford", "oxfordshire"),
        ("diamond-light-source", "oxfordshire"),
        ("university-of-warwick", "coventry-and-warwickshire"),
        ("manufacturing-technology-centre", "coventry-and-warwickshire"),
        ("babraham-institute", "greater-cambridge-and-greater-peterborough"),
        ("moredun-research-institute", "scotland"),
        ("queen-s-university-belfast", "northern-ireland"),
        ("cardiff-university", "wales"),
    ],
)
def test_assets_lie_where_they_should(places_of, asset, place):
    assert place in places_of[asset]


def test_every_asset_lies_in_a_nation_and_the_uk(places_of):
    nations = set(table("places").query("kind == 'nation'")["id"])
    assert set(places_of.index) == set(table("assets")["id"])
    assert all(len(places & nations) == 1 for places in places_of)
    assert all("united-kingdom" in places for places in places_of)
    english = [places for places in places_of if "england" in places]
    assert all(len(places) in {3, 4} for places in english), "one LEP, or two that overlap"


def test_assets_are_of_all_kinds():
    kinds = table("assets")["kind"].value_counts()
    assert kinds["university"] == 157
    assert kinds["research organisation"] >= 25
    assert kinds["Catapult centre"] == 9
    assert kinds["incubator or accelerator"] >= 20


def test_every_asset_lies_in_a_district_of_its_places(places_of):
    """The district comes from other boundaries than the places, so the two check each other."""
    districts = table("area_places").groupby("area")["place"].agg(set)
    for row in table("assets").itertuples():
        assert districts[row.area] <= places_of[row.id], row.name


@pytest.mark.parametrize(
    ("asset", "district"),
    [
        ("university-of-oxford", "Oxford"),
        ("diamond-light-source", "Vale of White Horse"),
        ("health-and-safety-laboratory", "High Peak"),
        ("national-composites-centre", "South Gloucestershire"),
        ("european-marine-energy-centre", "Orkney Islands"),
        ("building-research-establishment", "St Albans"),
        ("lucideon-formerly-ceram-research", "Stoke-on-Trent"),
    ],
)
def test_assets_lie_in_the_district_that_people_know(asset, district):
    names = table("areas").set_index("code")["name"]
    assert names[table("assets").set_index("id").loc[asset, "area"]] == district


def test_an_asset_far_from_its_town_has_a_reason():
    assets = table("assets").set_index("id")
    stated = pd.read_csv(ROOT / "scripts" / "metadata" / "lookups" / "assets_far.csv")
    explained = {(row.asset, row.check) for row in stated.itertuples()}
    far = {
        (asset, check)
        for check in ("post_town_km", "registry_town_km")
        for asset in assets.index[assets[check] > FURTHEST]
    }
    assert far == explained
    assert stated["reason"].str.len().min() > 30


def test_what_was_left_out_is_not_in_the_list():
    left_out = table("assets_left_out")
    assert not set(left_out["name"]) & set(table("assets")["name"])
    assert not left_out["name"].duplicated().any()


def test_names_of_two_lists_meet():
    assert name_key("The University of Bath") == name_key("Bath, University of")
    assert name_key("University of York") != name_key("York St John University")


def test_a_position_far_away_stops_the_refresh():
    ids = pd.Series(["campden-bri"])
    found = pd.DataFrame({"post_town_km": [40.0], "registry_town_km": [31.0]})
    with pytest.raises(ValueError, match=r"campden-bri.*registry_town_km"):
        explain(ids, found)


def test_slugs():
    assert slug("Wrexham Glyndŵr University") == "wrexham-glyndwr-university"


def test_programmes_say_whether_they_were_checked():
    programmes = table("programmes")
    audits = programmes[programmes["kind"] == "Science and Innovation Audit"]
    assert (audits["status"] == "verified").sum() == 21
    open_ = programmes[programmes["status"] == "unverified"]
    assert set(open_["kind"]) == {"Investment Zone", "Science and Innovation Audit"}
    assert len(open_) == 3
    assert not programmes["title"].str.contains("not in excerpt|cut off").any()
    strength = programmes[programmes["kind"] == "Strength in Places Fund"]
    # UK Research and Innovation gave GBP 186 million to seven projects, then 127 to five.
    waves = strength.groupby(strength["date"].str[:7])["funding"]
    assert waves.size().to_dict() == {"2020-06": 7, "2021-07": 5}
    assert waves.sum().round().to_dict() == {"2020-06": 186, "2021-07": 127}


def test_what_was_checked_has_an_address_to_follow():
    programmes = table("programmes").query("status == 'verified'")
    assert programmes["reference"].str.contains("https://").all()


def test_a_checked_row_must_be_known_or_whole():
    told = {"kind": "K", "title": "B", "date": "2", "area": "Y"}
    row = {"id": "a", **told, "date": "1", "lead": "", "funding": 1.0, "reference": "r"}
    known = pd.DataFrame([row | {"status": "unverified", "source": "s"}])
    nothing = dict.fromkeys([*told, "lead", "funding"])
    checked = pd.DataFrame(
        [
            {"id": "a", **nothing, "funding": 2.0, "reference": "https://a"},
            {"id": "b", **nothing, **told, "reference": "https://b"},
        ]
    )
    made = amended(known, checked).set_index("id")
    assert made.loc["a", ["funding", "status", "reference", "date"]].tolist() == [
        2.0, "verified", "https://a", "1"
    ]  # fmt: skip
    assert made.loc["b", "source"] == "place_programmes"
    with pytest.raises(ValueError, match="no such programme: b"):
        amended(known, checked.assign(area=None))


def test_programmes_lead_to_places():
    links = table("programme_places").groupby("programme")["place"].agg(set)
    audit = "science-and-innovation-audit-cyber-resilience-alliance"
    assert links[audit] == {
        "worcestershire", "the-marches", "gloucestershire", "swindon-and-wiltshire"
    }  # fmt: skip


def test_programmes_of_a_region_reach_its_places_and_say_so():
    pairs = table("programme_places")
    programme = pairs["programme"].str.removeprefix("science-and-innovation-audit-")
    basis = pairs.set_index([programme, "place"])["basis"]
    regions = table("places").query("kind == 'lep'").set_index("id")["region"]
    midlands = basis["midlands-engine"]
    assert set(midlands) == {"region"}
    assert set(midlands.index) == set(regions.index[regions.str.endswith("Midlands")])
    assert basis["south-west-england-and-south-east-wales", "dorset"] == "region"
    assert basis["south-west-england-and-south-east-wales", "wales"] == "named"
    # Named, though its region is named too.
    assert basis["northern-powerhouse-chemicals-and-process-sector", "tees-valley"] == "named"
    assert set(basis["northern-powerhouse-chemicals-and-process-sector"]) == {"named", "region"}


def test_themes_are_those_of_checked_programmes_and_have_reasons():
    programmes = table("programmes").set_index("id")
    themes = table("programme_themes")
    assert set(programmes.loc[themes["programme"], "status"]) == {"verified"}
    untold = set(programmes.index[programmes["status"] == "verified"]) - set(themes["programme"])
    audits = {name for name in untold if name.startswith("science")}
    assert {name.removeprefix("science-and-innovation-audit-") for name in audits} == {
        "east-of-england", "south-west-england-and-south-east-wales",
        "edinburgh-and-the-lothians-city-region",
    }  # fmt: skip
    kinds = programmes.loc[list(untold - audits), "kind"].str.replace(r" wave \d", "", regex=True)
    assert set(kinds) == {
        "Freeport", "Green Freeport", "Investment Zone", "Local Industrial Strategy"
    }  # fmt: skip
    assert themes["basis"].str.len().min() > 20
    unseen = themes[themes["sector"].isna()]
    assert {"nuclear", "eco-innovation", "offshore renewable energy"} <= set(unseen["theme"])


def test_themes_are_in_the_words_of_the_source():
    """The rows of programmes say what each is about in its title or beside its lead."""
    programmes = table("programmes").set_index("id")
    said = (
        (programmes["title"] + " " + programmes["lead"].fillna(""))
        .str.lower()
        .str.replace("&", "and")
    )
    for row in table("programme_themes").itertuples():
        assert row.theme.lower() in said[row.programme], row.theme


def test_known_gaps_name_places_that_the_list_lacks():
    gaps = table("programme_gaps")
    kinds = table("programmes")["kind"].str.replace(r" wave \d", "", regex=True)
    assert set(gaps["kind"]) - set(kinds) == {"Enterprise Zone"}
    named = set(zip(kinds, table("programmes")["id"], strict=True))
    pairs = table("programme_places").merge(pd.DataFrame(named, columns=["kind", "programme"]))
    strategies = pairs.loc[pairs["kind"] == "Local Industrial Strategy", "place"]
    lacking = gaps.loc[gaps["kind"] == "Local Industrial Strategy", "place"].dropna()
    assert len(lacking) == 5
    assert not set(lacking) & set(strategies)


PUBLISHED = [("DE", 3.17), ("FR", 2.19), ("EU27_2020", 2.23), ("UK", 1.76)]


@pytest.mark.parametrize(("country", "figure"), PUBLISHED)
def test_research_as_a_share_of_gdp_in_2019(country, figure):
    """France spent 2.20 per cent in 2017 and 2018, and 2.19 in 2019."""
    rows = table("comparators").query("indicator == 'rd_share_of_gdp' and period == 2019")
    assert rows.set_index("code")["value"][country] == figure


def test_regions_of_europe():
    comparators = table("comparators")
    regions = comparators[comparators["level"] == "region"]
    assert regions.groupby("indicator")["code"].nunique().min() > 190
    assert not comparators["code"].str.startswith(("EA", "EU28", "EU15")).any()
    stuttgart = regions.query("code == 'DE11' and indicator == 'rd_share_of_gdp'")
    assert set(stuttgart["name"]) == {"Stuttgart"}
    # Inner London - West, where most researchers of the UK live and work.
    science = regions.query("indicator == 'science_technology_people_share' and period == 2019")
    assert science.loc[science["value"].idxmax(), "code"] == "UKI3"
