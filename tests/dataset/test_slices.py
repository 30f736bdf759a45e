"""What a chapter may read: enough to be made, and nothing that its fingerprint does not cover."""

import pytest
from tests.conftest import ROOT

from placebook.dataset import open_package, open_place, slice_of, table_digests

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def package():
    return open_package(DATA)


def test_a_slice_of_a_slice_is_the_slice(package):
    once = slice_of(package, "cumbria")
    twice = slice_of(once, "cumbria")
    assert table_digests(package, once) == table_digests(package, twice)


def test_a_slice_holds_nothing_of_other_places_but_the_headlines_of_its_kind(package):
    part = slice_of(package, "cumbria")
    assert set(part["industry_gva"]["place"]) == {"cumbria", "united-kingdom"}
    rows = part["observations"]
    others = rows[~rows["place"].isin(["cumbria", "england", "united-kingdom"])]
    headlines = package.indicators["headline"].notna()
    assert set(others["indicator"]) <= set(package.indicators.index[headlines])
    assert others["place"].nunique() == 37


def test_a_nation_that_is_not_england_reads_no_lep(package):
    kinds = slice_of(package, "wales")["observations"]["place"].map(package.places["kind"])
    assert "lep" not in set(kinds)


def test_parts_come_with_the_areas_they_are_named_after(package):
    part = slice_of(package, "oxfordshire")
    assert set(part["area_observations"]["area"]) <= set(part["areas"]["code"])
    assert set(part["area_places"]["place"]) == {"oxfordshire"}


def test_every_cited_source_is_there(package):
    part = slice_of(package, "black-country")
    known = set(part["sources"]["id"])
    for name, table in part.tables.items():
        if "source" in table:
            assert set(table["source"]) <= known, name


def test_a_table_outside_the_slice_is_refused_with_a_pointer():
    with pytest.raises(KeyError, match=r"no table 'comparators' here.*slices\.py"):
        open_place("cumbria", data=DATA).package["comparators"]


def test_a_chosen_comparator_comes_whole(package):
    rows = slice_of(package, "cumbria", ["london"])["observations"]
    whole = package["observations"]
    assert (rows["place"] == "london").sum() == (whole["place"] == "london").sum()
