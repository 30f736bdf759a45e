"""Jobs, trade, investment and living conditions: published figures and honest areas."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from scripts import itl

ROOT = Path(__file__).parents[2]
FIVE = {
    "enterprise-m3", "solent", "greater-birmingham-and-solihull", "greater-lincolnshire",
    "leicester-and-leicestershire",
}  # fmt: skip


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / f"{name}.csv")


@pytest.fixture(scope="module")
def leps() -> set[str]:
    return set(table("places").query("kind == 'lep'")["id"])


PUBLISHED = [
    ("exports", "united-kingdom", 2023, 867_021),
    ("exports", "england", 2023, 700_858),
    ("exports", "london", 2023, 254_878),
    ("jobs", "england", 2019, 27_148_000),
    ("employee_jobs", "wales", 2022, 1_286_250),
    ("registered_businesses", "united-kingdom", 2024, 2_724_770),
    ("registered_businesses", "england", 2024, 2_368_350),
    ("inward_fdi", "united-kingdom", 2024, 2_127_587),
    ("inward_fdi", "greater-manchester", 2024, 48_159),
    ("outward_fdi", "scotland", 2024, 135_563),
    ("business_rd_per_head", "greater-manchester", 2024, 345.55),
    ("mobile_5g", "united-kingdom", 2026, 72.81),
]


@pytest.mark.parametrize(("indicator", "place", "period", "figure"), PUBLISHED)
def test_published_figure(values, indicator, place, period, figure):
    assert values[indicator, place, period] == pytest.approx(figure, rel=1e-5)


def test_only_leps_of_whole_regions_have_exports(observations, leps):
    rows = observations[observations["indicator"] == "exports"]
    assert set(rows["place"]) & leps == leps - FIVE


def test_withheld_regions_leave_a_mark(observations):
    rows = observations.query("indicator == 'exports' and place == 'tees-valley'")
    assert set(rows.query("period == 2023")["status"]) == {"partial"}
    rows = observations.query("indicator == 'exports' and place == 'london'")
    assert set(rows["status"]) == {"final"}


def test_a_doubtful_figure_of_business_research_is_marked(observations):
    rows = observations.query("indicator == 'business_rd_per_head' and period == 2024")
    status = rows.set_index("place")["status"]
    assert set(status.index[status == "low_reliability"]) == {"cornwall-and-isles-of-scilly"}


def test_a_withheld_investment_is_no_nought(observations):
    """West Yorkshire's outward stock of 2024 is withheld."""
    rows = observations.query("indicator == 'outward_fdi' and place == 'leeds-city-region'")
    assert rows["period"].max() == 2023
    assert (observations.query("indicator == 'outward_fdi'")["value"] > 0).all()


def test_emissions_of_leps_come_out_as_published_for_england(values):
    """LEPs overlap a little, so their mean is near England's and not the same."""
    people = values["population"].xs(2023, level="period")
    emissions = values["greenhouse_gas_per_head"].xs(2023, level="period")
    leps = table("places").query("kind == 'lep'")["id"]
    mean = (emissions[leps] * people[leps]).sum() / people[leps].sum()
    assert mean == pytest.approx(emissions["england"], rel=0.02)


# Jobs


@pytest.fixture(scope="module")
def jobs() -> pd.DataFrame:
    return table("industry_jobs")


def test_sections_add_up_to_all_jobs(jobs):
    wide = jobs.pivot_table(index=["place", "period", "measure"], columns="industry", values="jobs")
    gap = wide.drop(columns="Total").sum(axis=1) / wide["Total"] - 1
    assert gap.abs().max() < 0.004  # each is rounded


def test_places_with_jobs_are_the_known_ones(jobs, leps):
    places = jobs.groupby("measure")["place"].agg(set)
    nations = {"england", "scotland", "wales"}
    assert places["employment"] == leps | nations
    assert places["employees"] == (leps - FIVE) | nations


def test_employees_are_fewer_than_the_employed(jobs):
    totals = jobs[jobs["industry"] == "Total"].pivot_table(
        index=["place", "period"], columns="measure", values="jobs"
    )
    both = totals.dropna()
    assert len(both) == 36 * 4
    assert (both["employees"] / both["employment"]).between(0.9, 1).all()


def test_the_spike_in_wales_is_marked(jobs, observations):
    marked = jobs[jobs["status"] == "low_reliability"]
    assert set(marked["place"]) == {"wales"}
    assert set(marked["industry"]) == {"J"}
    rows = observations.query("indicator == 'knowledge_jobs_share' and place == 'wales'")
    assert rows.set_index("period")["status"][2017] == "low_reliability"


# Unions of regions


def test_unions_must_be_exact():
    lookup = pd.DataFrame({"area": ["a", "b", "c"], "itl3": ["R1", "R1", "R2"]})
    assert itl.exact_union(lookup, frozenset({"a", "b"}), "itl3") == ("R1",)
    assert itl.exact_union(lookup, frozenset({"a", "c"}), "itl3") == ()


LOOKUP = pd.DataFrame({"area": ["a", "b", "c"], "itl3": ["TLR11", "TLR12", "TLS11"]})


@pytest.mark.parametrize(
    ("given", "value", "status"),
    [
        (
            {"TLR1": 10.0, "TLR11": 4.0, "TLS11": 1.0},
            11,
            "final",
        ),
        ({"TLR11": 4.0, "TLR12": 5.0, "TLS": 1.0}, 10, "final"),
        ({"TLR11": 4.0, "TLS11": 1.0}, 5, "partial"),
    ],
)
def test_sums_of_regions(monkeypatch, given, value, status):
    monkeypatch.setattr(itl, "regions", lambda *_: LOOKUP)
    monkeypatch.setattr(itl, "unions", lambda *_: {"x": ("TLR11", "TLR12", "TLS11")})
    rows = pd.DataFrame({"code": list(given), "period": 2020, "value": list(given.values())})
    found = itl.sums(None, rows, 2025)
    assert found.to_numpy().tolist() == [["x", 2020, value, status]]
