"""Output of industries in districts: complete, without overlaps, and adding up to the UK's."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scripts.adapters import ons_gva_districts

DATA = Path(__file__).parents[2] / "data"
WITHHELD = 11
ROUNDING = 20  # GBP million, over 361 districts that are rounded one by one
MOST_WITHHELD = 0.05  # of an industry; the most is of farming, fishing and mining


@pytest.fixture(scope="module")
def districts() -> pd.DataFrame:
    return pd.read_csv(DATA / "area_industry_gva.csv")


@pytest.fixture(scope="module")
def uk() -> pd.DataFrame:
    """Means of three years of the UK, industry by period."""
    rows = pd.read_csv(DATA / "industry_gva.csv").query("place == 'united-kingdom'")
    years = rows.pivot_table(index="industry", columns="period", values="current")
    ends = ons_gva_districts.PERIODS
    return pd.DataFrame({end: years[[end - 2, end - 1, end]].mean(axis=1) for end in ends})


def test_every_district_has_each_finest_industry_once(districts):
    industries = pd.read_csv(DATA / "industries.csv")
    finest = set(industries.loc[industries["leaf"] & industries["in_base"], "code"])
    assert set(districts["industry"]) == finest
    assert len(districts) == 361 * len(finest) * len(ons_gva_districts.PERIODS)


def test_districts_add_up_to_the_uk_but_for_rounding_and_what_is_withheld(districts, uk):
    sums = districts.groupby(["industry", "period"])["current"].agg(["sum", "count"])
    published = uk.stack().reindex(sums.index)  # noqa: PD013
    whole = sums["count"] == 361
    assert whole.sum() == 15
    gap = sums["sum"] - published
    assert (gap[whole].abs() <= ROUNDING).all()
    withheld = -gap[~whole] / published[~whole]
    assert withheld.between(0, MOST_WITHHELD).all()
    assert (gap.groupby("period").sum() / published.groupby("period").sum()).min() > -0.006


def test_what_is_withheld_is_empty_and_not_zero(districts):
    empty = districts[districts["current"].isna()]
    assert empty["area"].nunique() == WITHHELD
    assert set(empty["period"]) == set(ons_gva_districts.PERIODS)


def test_a_mean_needs_all_three_years(monkeypatch):
    cells = pd.DataFrame(
        {
            "area": ["a"] * 3 + ["b"] * 3,
            "industry": "41",
            "period": [2001, 2002, 2003] * 2,
            "current": [1.0, 2.0, 4.0, 1.0, np.nan, 4.0],
        }
    )
    monkeypatch.setattr(ons_gva_districts, "district_cells", lambda _: cells)
    monkeypatch.setattr(ons_gva_districts.expected, "check", lambda *_: None)
    monkeypatch.setattr(ons_gva_districts, "PERIODS", (2003,))
    made = ons_gva_districts.area_industry_gva(None).set_index("area")["current"]
    assert made["a"] == pytest.approx(2.3)
    assert np.isnan(made["b"])
