"""Location quotients that are known from elsewhere, from the committed data."""

import pandas as pd
import pytest

from placebook import measures

YEAR = 2023
# Place, industry, quotient on the sum of the districts, quotient on the UK as published.
FIGURES = [
    ("black-country", "CH (24-25)", 6.7, 6.65),
    ("cheshire-and-warrington", "CD-CG (19-23)", 4.1, 4.07),
    ("thames-valley-berkshire", "61-63", 4.4, 4.37),
]


@pytest.fixture(scope="module")
def of_districts(package) -> pd.DataFrame:
    """Take the sum of the districts as the whole to compare with."""
    sums = package["district_sums"]
    return sums.merge(package["industries"], left_on="industry", right_on="code")


@pytest.mark.parametrize(("place", "industry", "known", "_published"), FIGURES)
def test_known_quotients_on_the_sum_of_the_districts(
    gva, of_districts, place, industry, known, _published
):
    table = measures.location_quotients(gva[gva["place"] == place], of_districts, YEAR)
    assert round(table.set_index("industry").loc[industry, "lq"], 1) == known


@pytest.mark.parametrize(("place", "industry", "_known", "published"), FIGURES)
def test_known_quotients_on_the_uk_as_published(gva, whole, place, industry, _known, published):
    table = measures.location_quotients(gva[gva["place"] == place], whole, YEAR)
    assert round(table.set_index("industry").loc[industry, "lq"], 2) == published


def test_the_difference_is_what_is_withheld_in_six_districts(package, whole):
    sums = package["district_sums"].set_index(["industry", "period"])
    uk = whole[whole["period"] == YEAR].set_index("industry")["current"]
    metals = sums.loc[("CH (24-25)", YEAR)]
    assert metals["withheld"] == 6
    assert (metals["current"], uk["CH (24-25)"]) == (25136, 25353)


def test_districts_with_nothing_withheld_add_up_to_the_uk(package, whole):
    sums = package["district_sums"].set_index(["industry", "period"])
    full = sums.loc[sums["withheld"] == 0, "current"]
    uk = whole.set_index(["industry", "period"])["current"].reindex(full.index)
    assert len(full) >= 100
    assert ((full - uk).abs() <= 25).all()  # rounding of 361 districts
