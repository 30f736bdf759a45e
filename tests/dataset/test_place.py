"""A place's slice of the data package: who it is compared with, and what its parts are."""

import pytest
from tests.conftest import ROOT

from placebook.dataset import UnknownPlaceError, open_all, open_place

DATA = ROOT / "data"


def ids(places) -> list[str]:
    return [place.id for place in places]


def test_a_lep_is_set_beside_its_nation_and_the_uk_and_among_leps():
    data = open_place("oxfordshire", data=DATA)
    assert ids(data.comparators) == ["england", "united-kingdom"]
    assert len(data.cohort) == 38
    assert {place.kind for place in data.cohort} == {"lep"}


def test_a_nation_is_set_beside_the_uk_and_among_nations():
    data = open_place("wales", data=DATA)
    assert ids(data.comparators) == ["united-kingdom"]
    assert ids(data.cohort) == ["england", "scotland", "wales", "northern-ireland"]


@pytest.mark.parametrize(
    ("place", "places"),
    [
        ("oxfordshire", {"united-kingdom", "england"}),
        ("wales", {"united-kingdom", "england"}),
        ("england", {"united-kingdom"}),
    ],
)
def test_england_stands_in_where_the_uk_has_no_figure(place, places):
    rows = open_place(place, data=DATA).benchmark("gva_per_hour", "stem_professionals")
    assert set(rows["place"]) == places
    assert set(rows.loc[rows["place"] == "england", "indicator"]) <= {"stem_professionals"}


def test_an_analyst_can_choose_comparators():
    data = open_place("oxfordshire", ["london"], data=DATA)
    assert ids(data.comparators) == ["london", "united-kingdom"]
    shown = set(data.observations("gva_per_hour")["place"])
    assert shown == {"oxfordshire", "london", "united-kingdom"}


def test_the_uk_is_never_missing_and_no_place_is_set_beside_itself():
    data = open_place("wales", ["united-kingdom", "wales", "london", "london"], data=DATA)
    assert ids(data.comparators) == ["london", "united-kingdom"]


def test_more_comparators_than_a_chart_can_tell_apart_are_refused():
    chosen = ["london", "cumbria", "dorset", "scotland"]
    with pytest.raises(
        ValueError, match=r"4 comparators were chosen for Wales; .* 3 beside the UK"
    ):
        open_place("wales", chosen, data=DATA)


def test_an_unknown_place_gets_the_nearest_name():
    with pytest.raises(UnknownPlaceError, match="'oxford'; did you mean 'oxfordshire'"):
        open_place("oxford", data=DATA)


def test_parts_are_districts_and_for_england_leps():
    districts = open_place("oxfordshire", data=DATA).parts("gva_per_hour")
    assert set(districts["name"]) == {
        "Cherwell",
        "Oxford",
        "South Oxfordshire",
        "Vale of White Horse",
        "West Oxfordshire",
    }
    assert open_place("england", data=DATA).parts("gva_per_hour")["part"].nunique() == 38


def test_all_places_are_38_leps_and_four_nations():
    everyone = open_all(data=DATA)
    assert (len(everyone.leps), len(everyone.nations)) == (38, 4)
    assert everyone.reference.id == "united-kingdom"
