"""Research spending of the nations by Eurostat: figures, and England made of its parts."""

from __future__ import annotations

import pandas as pd
import pytest
from scripts.adapters.eurostat_nations import ENGLISH, english_mean

NATIONS = ["england", "scotland", "wales", "northern-ireland"]
PUBLISHED = [
    ("rd_share_of_gdp", "united-kingdom", 2019, 1.76),
    ("rd_share_of_gdp", "scotland", 2018, 1.69),
    ("business_rd_share_of_gdp", "wales", 2018, 0.59),
    ("higher_education_rd_share_of_gdp", "scotland", 2018, 0.71),
    ("government_rd_share_of_gdp", "northern-ireland", 2018, 0.04),
    ("rd_per_head", "united-kingdom", 2019, 665.7),
]


@pytest.mark.parametrize(("indicator", "place", "period", "figure"), PUBLISHED)
def test_published_figure(values, indicator, place, period, figure):
    assert values[indicator, place, period] == figure


def test_nations_add_up_to_the_uk(values):
    """England is made here, so its money is checked against what the others leave of the UK."""
    people = values["population"].xs(2018, level="period")
    spent = values["rd_per_head"].xs(2018, level="period") * people
    assert spent[NATIONS].sum() == pytest.approx(spent["united-kingdom"], rel=0.005)


def test_england_has_the_share_that_ons_published(values):
    """GBP 29,571 million of 33,216 in 2016, and 30,841 of 34,808 in 2017, in another release."""
    for year, share in ((2016, 29_571 / 33_216), (2017, 30_841 / 34_808)):
        people = values["population"].xs(year, level="period")
        spent = values["rd_per_head"].xs(year, level="period") * people
        assert spent["england"] / spent["united-kingdom"] == pytest.approx(share, rel=0.005)


def test_sectors_are_parts_of_all_research(values):
    """Charities are the rest, a few hundredths of a per cent of output.

    But Eurostat gives Northern Ireland 0.89 for 2005, and for its sectors 0.44, 0.42 and 0.06.
    """
    parts = [
        f"{sector}_rd_share_of_gdp" for sector in ("business", "higher_education", "government")
    ]
    sums = sum(values[part] for part in parts).dropna()
    rest = values["rd_share_of_gdp"].reindex(sums.index) - sums
    assert rest.pop(("northern-ireland", 2005)) == pytest.approx(-0.03)
    assert len(rest) > 50
    assert rest.between(-0.02, 0.1).all(), rest[~rest.between(-0.02, 0.1)]


def test_england_is_marked_as_made_here(observations):
    rows = observations[observations["source"].str.startswith("eurostat_g")]
    made = rows[rows["status"] == "estimated"]
    assert set(made["place"]) == {"england"}
    assert not (rows["place"].eq("england") & rows["status"].eq("final")).any()


def test_england_without_one_of_its_regions_has_no_figure():
    rates = pd.DataFrame([range(9), [1.0] * 8 + [None]], [2017, 2018], columns=ENGLISH)
    weights = pd.DataFrame([range(1, 10)] * 2, [2017, 2018], columns=ENGLISH)
    mean = english_mean(rates.astype(float), weights.astype(float))
    assert mean[2017] == pytest.approx(sum(i * (i + 1) for i in range(9)) / 45)
    assert mean.isna()[2018]
