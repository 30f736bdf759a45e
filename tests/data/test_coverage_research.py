"""REF 2014, funding by discipline, trade marks and the innovation survey."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
NATIONS = ["england", "scotland", "wales", "northern-ireland"]


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / f"{name}.csv")


@pytest.fixture(scope="module")
def ref_2014() -> pd.DataFrame:
    return table("research").query("period == 2014")


@pytest.fixture(scope="module")
def values() -> pd.Series:
    return table("observations").set_index(["indicator", "place", "period"])["value"]


def test_ref_2014_totals(ref_2014):
    """Published: 52,060.76 full-time equivalents, 3 of them in Paris, in 1,911 submissions."""
    country = ref_2014[ref_2014["place"] == "united-kingdom"]
    assert country["fte"].sum() == pytest.approx(52_057.76, abs=0.1)
    assert country["submissions"].sum() == 1_910
    share = country["fte_world_leading"].sum() / country["fte"].sum()
    assert share == pytest.approx(0.30, abs=0.005)


def test_ref_2014_nations_are_those_of_nuts_2(ref_2014):
    """Nesta made England 12,862, Scotland 1,861, Wales 574 and Northern Ireland 323.

    Its file lacks 59 of the 52,061 full-time equivalents, all in England.
    """
    staff = ref_2014.groupby("place")["fte_world_leading"].sum()
    assert staff[NATIONS[1:]].to_list() == pytest.approx([1_861, 574, 323], abs=1)
    assert staff["england"] == pytest.approx(12_878, abs=1)
    whole = ref_2014.groupby("place")["fte"].sum()
    assert whole[NATIONS].sum() == pytest.approx(whole["united-kingdom"], rel=1e-5)
    others = [*NATIONS, "united-kingdom"]
    assert whole.drop(others).sum() == pytest.approx(whole["england"], rel=1e-5)


def test_archaeology_of_2014_is_what_says_so(ref_2014):
    fields = ref_2014[ref_2014["place"] == "united-kingdom"].set_index("field")["fte"]
    assert fields["archaeology"] == pytest.approx(320.72, abs=0.01)
    assert len(fields) == 34


def test_chapters_read_the_latest_exercise():
    from placebook.dataset import open_place  # noqa: PLC0415

    data = open_place("oxfordshire", data=ROOT / "data")
    assert set(data.research(data.place)["period"]) == {2021}


def test_funding_by_discipline_adds_up():
    """The file holds GBP 23.9 billion, without Northern Ireland."""
    funding = table("research_funding")
    nations = funding[funding["place"].isin(NATIONS)]
    assert nations["funding"].sum() == pytest.approx(23.93e9, rel=1e-3)
    assert set(nations["place"]) == {"england", "scotland", "wales"}
    london = funding[funding["place"] == "london"]
    assert len(london) == funding["discipline"].nunique() == 8


def test_trade_marks(values):
    assert values["uk_trade_marks", "united-kingdom", 2017] == 53_645
    assert values["uk_trade_marks", "scotland", 2015] == 924 + 950 + 214 + 147
    assert values["uk_trade_marks", "london", 2010] == 4_824 + 2_232
    assert values["uk_trade_marks"].index.get_level_values("period").max() == 2017


def test_innovation_survey(values):
    active = values["innovation_active"]
    assert active["united-kingdom", 2022] == 36
    assert ("wales", 2014) not in active.index
    assert active.between(25, 60).all()
