"""Jobs of regions by fine industry: published totals, parts and wholes, honest gaps."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from tests.data.conftest import accept_changes, read, write

from placebook.dataset.check import check_package

ROOT = Path(__file__).parents[2]
FINE_YEARS = [2015, 2018, 2021]
# The published count of England, from the files of LEPs.
ENGLAND = {2016: 26_330_000, 2017: 26_692_000, 2018: 26_809_000, 2019: 27_148_000}
ENGLISH_SECTIONS_2019 = {"A": 357_000, "C": 2_113_000, "J": 1_189_000, "M": 2_495_000}


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / f"{name}.csv", dtype={"sic": str, "code": str})


@pytest.fixture(scope="module")
def jobs() -> pd.DataFrame:
    rows = table("region_jobs").merge(table("sic_codes"), left_on="sic", right_on="code")
    nation = table("regions").set_index("code")["nation"]
    return rows.assign(nation=rows["region"].map(nation))


@pytest.fixture(scope="module")
def fine() -> pd.DataFrame:
    rows = table("region_jobs_fine")
    return rows.assign(division=rows["sic"].str[:2])


def test_every_region_of_britain_has_every_division_in_every_year(jobs):
    assert len(jobs) == 40 * 88 * 7
    assert set(table("regions")["code"]) - set(jobs["region"]) == {"UKN0"}


@pytest.mark.parametrize("year", ENGLAND)
def test_regions_add_up_to_england_as_published(jobs, year):
    rows = jobs[(jobs["nation"] == "england") & (jobs["period"] == year)]
    assert rows["jobs"].sum() == pytest.approx(ENGLAND[year], rel=0.001)


@pytest.mark.parametrize("section", ENGLISH_SECTIONS_2019)
def test_divisions_add_up_to_their_sections_as_published(jobs, section):
    rows = jobs[(jobs["nation"] == "england") & (jobs["period"] == 2019)]
    ours = rows.loc[rows["section"] == section, "jobs"].sum()
    assert ours == pytest.approx(ENGLISH_SECTIONS_2019[section], rel=0.01)


def test_working_owners_are_the_few_that_the_survey_counts(jobs):
    """Jobs less the employees of Wales, of another file: 2 to 8 per cent own their firm."""
    employees = table("industry_jobs").query("measure == 'employees' and industry == 'Total'")
    employees = employees.set_index(["place", "period"])["jobs"]
    ours = jobs.groupby(["nation", "period"])["jobs"].sum()
    for nation in ("england", "wales"):
        share = 1 - employees[nation].loc[2015:2021] / ours[nation]
        assert share.between(0.02, 0.08).all(), share


def rounding(jobs: pd.Series) -> pd.Series:
    """Return how far a figure can be from the count: half a step of the survey's rounding."""
    edges, steps = [0, 49, 249, 999, 2_499, 4_999, float("inf")], [5, 25, 100, 250, 500, 1_000]
    return pd.cut(jobs, edges, labels=steps, include_lowest=True).astype(float) / 2


def test_subclasses_add_up_to_divisions_within_their_rounding(jobs, fine):
    """Some of those without a row may be 1 or 2, so a few divisions miss by a little more."""
    by = ["region", "division", "period"]
    parts = fine.assign(slack=rounding(fine["jobs"]), parts=fine["jobs"])
    wholes = jobs[jobs["period"].isin(FINE_YEARS)].rename(columns={"sic": "division"})
    wholes = wholes.set_index(by)[["jobs"]]
    both = wholes.join(parts.groupby(by)[["parts", "slack"]].sum()).fillna(0)
    gap = (both["jobs"] - both["parts"]).abs()
    most = rounding(both["jobs"]) + both["slack"]
    assert (gap <= most).mean() > 0.995
    assert (gap <= 2 * most + 10).all()


def test_subclasses_are_of_three_years_and_none_is_nought(fine):
    assert sorted(fine["period"].unique()) == FINE_YEARS
    assert fine["sic"].nunique() > 690
    assert not (fine["jobs"] == 0).any()
    for period, rows in fine.groupby("period"):
        assert rows["region"].nunique() == 40, period


def test_the_farms_of_scotland_are_unknown_not_nought(fine, jobs):
    unknown = fine[fine["jobs"].isna()]
    assert set(unknown["region"].str[:3]) == {"UKM"}
    assert set(unknown["sic"]) == {"01000"}
    assert set(unknown["period"]) == {2015}
    partial = jobs[jobs["status"] == "partial"]
    assert set(partial["nation"]) == {"scotland"}
    assert set(partial["sic"]) == {"01"}
    assert sorted(partial["period"].unique()) == [2015, 2016, 2017]


def test_known_spikes_are_marked(jobs):
    marked = jobs[jobs["status"] == "low_reliability"]
    found = set(zip(marked["region"], marked["sic"], marked["period"], strict=True))
    assert found == {("UKL1", "62", 2017), ("UKL2", "62", 2017), ("UKD3", "14", 2020)}


def test_codes_have_the_titles_and_holders_of_the_classification():
    codes = table("sic_codes").set_index("code")
    assert codes["level"].value_counts().to_dict() == {"subclass": 729, "division": 88}
    assert codes.loc["24", ["title", "parent", "section"]].tolist() == [
        "Manufacture of basic metals", "C", "C",
    ]  # fmt: skip
    assert codes.loc["24100", ["parent", "section"]].tolist() == ["24", "C"]
    assert codes.loc["72110", "title"] == "Research and experimental development on biotechnology"


def test_regions_lie_in_places_as_their_people_do():
    rows = table("region_places").set_index(["region", "place"])
    greater_manchester = rows.loc["UKD3", "greater-manchester"]
    assert greater_manchester.tolist() == [1, 1]
    assert rows.loc[("UKE1", "hull-and-east-yorkshire"), "share_of_place"] == 1
    assert 0.28 < rows.loc[("UKJ1", "oxfordshire"), "share_of_region"] < 0.29
    shares = rows.groupby("place")["share_of_place"].sum()
    assert set(shares.index) == set(table("places").query("kind != 'comparator'")["id"])
    assert shares.between(0.999, 1.001).all()
    assert (rows.xs("northern-ireland", level="place").index == ["UKN0"]).all()


@pytest.fixture
def jobs_alone(tmp_path) -> Path:
    """Give the tables of jobs of regions as a package of their own, to spoil."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    return folder


def test_a_division_that_is_not_its_subclasses_is_named(jobs_alone):
    names, rows = read(jobs_alone / "region_jobs.csv")
    at = next(
        position
        for position, row in enumerate(rows)
        if (row["region"], row["sic"], row["period"]) == ("UKL1", "24", "2021")
    )
    rows[at]["jobs"] = str(int(rows[at]["jobs"]) * 3)
    write(jobs_alone / "region_jobs.csv", names, rows)
    accept_changes(jobs_alone)
    problems = [str(problem) for problem in check_package(jobs_alone)]
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"region_jobs.csv row {at + 2}, column jobs: ")
    assert "the sum of its 12 subclasses" in problems[0]
