"""Published totals are reproduced, and a difference that is not explained stops the refresh."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from scripts.reconciliation import CHECKS, reconciliation

from placebook.book.coverage import coverage_html, reconciliation_html
from placebook.dataset import load

ROOT = Path(__file__).parents[2]

TABLES = {
    "places": pd.DataFrame({"id": ["a", "b", "u"], "kind": ["lep", "lep", "comparator"]}),
    "observations": pd.DataFrame(
        {
            "place": ["a", "b", "u", "a"],
            "indicator": ["x", "x", "x", "y"],
            "period": [2020, 2020, 2020, 2020],
            "value": [40.0, 62.0, 100.0, 7.0],
        }
    ),
}


def checks(**given: object) -> pd.DataFrame:
    usual = {
        "id": "x", "title": "X", "unit": "people", "published": 100.0, "source": "s",
        "table": "observations", "where": "indicator=x", "places": "lep", "period": 2020,
        "within": 3.0, "why": "They overlap.",
    }  # fmt: skip
    return pd.DataFrame([usual | given])


def test_a_difference_is_worked_out():
    row = reconciliation(TABLES, checks()).iloc[0]
    assert (row["ours"], row["difference"], row["percent"]) == (102, 2, 2)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"within": 1.0}, "reconciliation x: 102 where 100 is published"),
        ({"period": 2021}, "nothing to add up"),
        ({"places": "nowhere"}, "nothing to add up"),
    ],
)
def test_what_is_not_explained_stops(given, message):
    with pytest.raises(ValueError, match=message):
        reconciliation(TABLES, checks(**given))


def test_every_check_is_in_the_data():
    table = pd.read_csv(ROOT / "data" / "reconciliation.csv")
    assert set(table["id"]) == set(pd.read_csv(CHECKS)["id"])
    assert len(table) >= 20
    assert table["why"].str.endswith((".", ")")).all()


def test_differences_in_the_data_are_those_of_its_tables():
    tables = {
        name: pd.read_csv(ROOT / "data" / f"{name}.csv", keep_default_na=True)
        for name in ("places", "observations", "area_observations", "research",
                     "research_funding", "industry_jobs", "industry_gva", "regions",
                     "region_jobs", "region_jobs_fine", "district_sums")
    }  # fmt: skip
    again = reconciliation(tables).set_index("id")["ours"]
    stored = pd.read_csv(ROOT / "data" / "reconciliation.csv").set_index("id")["ours"]
    assert again[stored.index].to_numpy() == pytest.approx(stored.to_numpy(), rel=2e-6)


# As pages of the book


@pytest.fixture(scope="module")
def data():
    return load(ROOT / "data")


def test_coverage_has_a_row_an_indicator(data):
    html = coverage_html(data)
    assert html.count('<th scope="row"') == len(data.indicators)
    row = next(part for part in html.split("<tr>") if "#exports" in part)
    assert "33 of 38" in row
    assert "4 of 4" in row
    assert "not made of whole ones" in row


def test_reconciliation_page_shows_both_figures(data):
    html = reconciliation_html(data)
    assert "£2,434,407 million" in html
    assert "£2,434,400 million" in html
    assert "76,132 full-time equivalents" in html
    assert "−3 (" in html
