"""Words about conditions and neighbours: true for a strong place, a weak one, others, a nation."""

import pandas as pd
import pytest
from tests.conftest import ROOT

from placebook import measures
from placebook.dataset import PlaceData, open_all, open_place
from placebook.narrative import environment, neighbours, steadiness, subareas, surroundings

DATA = ROOT / "data"


def chapter(place: str) -> PlaceData:
    return open_place(place, data=DATA)


def standing(data: PlaceData) -> pd.DataFrame:
    rows = data.package["place_conditions"]
    found = measures.standing_beside(
        rows, data.place.id, surroundings.SHAPING, ("united-kingdom", "england")
    )
    return surroundings.in_words(found, data)


def reasons(data: PlaceData) -> pd.DataFrame:
    tables = (data.package[name] for name in ("peers", "peer_conditions", "place_conditions"))
    return measures.peer_reasons(*tables)


def test_a_strong_place_is_in_the_top_quarter_on_most():
    data = chapter("oxfordshire")
    said = surroundings.conditions(standing(data), data)
    assert "Oxfordshire is in the most favourable quarter of the 38 LEPs on seven of the" in said
    assert "research students per 1,000 people (6.27, the middle LEP" in said
    assert "least favourable quarter on one: business birth rate (9.3%, the middle LEP" in said


def test_a_weak_place_is_told_so_with_values():
    data = chapter("cumbria")
    said = surroundings.conditions(standing(data), data)
    assert (
        "least favourable quarter on nine, most clearly: 5G mobile coverage, share of land (67.2%"
        in said
    )


def test_a_place_with_nothing_at_the_ends_is_in_the_middle():
    data = chapter("lancashire")
    table = standing(data).assign(position=50.0)
    said = surroundings.conditions(table, data)
    assert "in the middle half of the 38 LEPs on all eleven conditions" in said
    assert "neither unusually favourable nor unusually hard" in said


def test_a_place_may_have_no_condition_at_one_of_the_ends():
    data = chapter("west-of-england")
    table = standing(data)
    assert table["position"].min() > 25
    said = surroundings.conditions(table, data)
    assert said.startswith("The West of England is in the most favourable quarter")
    assert said.endswith("It is in the least favourable quarter on none.")


def test_a_nation_is_set_beside_the_uk_and_shorter_journeys_are_better():
    data = chapter("wales")
    said = surroundings.conditions(standing(data), data)
    assert "Wales is better placed than the UK on one of the eleven conditions" in said
    assert "average travel time to work (26 minutes, England 30 minutes)" in said
    assert "LEP" not in said


def test_england_is_not_set_beside_itself():
    data = chapter("england")
    said = surroundings.conditions(standing(data), data)
    assert "four fifths" in said
    table = surroundings.conditions_table(standing(data), data)
    assert "(England)" not in table
    assert "not available" in table


def test_names_say_what_values_are_per_and_no_exercise():
    names = standing(chapter("oxfordshire"))["title"]
    assert "Businesses per 10,000 people" in set(names)
    assert not names.str.contains("REF").any()
    assert surroundings.named("Business birth rate", "Births", "percent") == "Business birth rate"


def test_peers_are_named_with_links_and_how_firmly():
    data = chapter("lancashire")
    found = reasons(data)
    said = neighbours.peers(found, data)
    first = found["peer"].iloc[0]
    assert f'<span data-place="{first}">' in said
    assert "have conditions most like Lancashire’s" in said
    assert "The likeness is loose" not in said
    assert "of the five below stay among the nearest whichever of the seven" in said


def test_a_place_like_no_other_is_told_so():
    data = chapter("london")
    said = neighbours.peers(reasons(data), data)
    assert said.startswith("No LEP is much like London.")
    assert "have conditions most like" not in said


def test_a_choice_among_three_nations_is_called_one():
    said = neighbours.peers(reasons(chapter("wales")), chapter("wales"))
    assert "With only four nations there is little choice" in said
    assert '<span data-place="scotland">Scotland</span>, and the two differ less' in said
    assert "none is like England" in neighbours.peers(
        reasons(chapter("england")), chapter("england")
    )


@pytest.mark.parametrize("kept", [(7, 7), (7, 3), (1, 0)])
def test_how_firm_neighbours_are_is_counted(kept):
    data = chapter("oxfordshire")
    table = reasons(data).head(2).assign(kept=kept, of=7)
    said = neighbours.peers(table, data)
    expected = {
        (7, 7): "Both below stay among the two nearest",
        (7, 3): "One of the two below stays among the nearest",
        (1, 0): "Neither of the two below stays among the nearest",
    }
    assert expected[kept] in said


def test_lessons_name_who_is_ahead_in_what_and_claim_no_proof():
    data = chapter("oxfordshire")
    found = reasons(data)
    none = pd.DataFrame(columns=["peer", "indicator", "value", "here"])
    assert neighbours.lessons(none, found, data).startswith("None of them is clearly ahead")
    some = pd.DataFrame(
        {"peer": ["enterprise-m3"], "indicator": ["gva_per_hour"], "value": [52.0], "here": [41.0]}
    )
    said = neighbours.lessons(some, found, data)
    assert 'in output per hour, <span data-place="enterprise-m3">Enterprise M3</span>' in said
    assert "not a proof" in said
    assert said.startswith("Some places in similar conditions")
    unlike = neighbours.lessons(some, found.assign(distance=1.5), data)
    assert unlike.startswith("Some are clearly ahead: in output per hour")
    assert neighbours.lessons(some, found, chapter("wales")) == ""


def test_the_table_of_peers_says_what_is_alike_and_what_is_not():
    data = chapter("tees-valley")
    none = pd.DataFrame(columns=["peer", "indicator", "value", "here"])
    table = neighbours.peers_table(reasons(data), none, data)
    assert table.count('<th scope="row"') == 5
    assert "Industry mix (" in table
    assert "% in common)" in table
    assert " there, " in table


def test_small_gaps_are_not_made_much_of():
    data = chapter("oxfordshire")
    found = reasons(data).assign(gap=0.9)
    none = pd.DataFrame(columns=["peer", "indicator", "value", "here"])
    assert neighbours.peers_table(found, none, data).count("Nothing much") == 5


def test_parts_are_compared_unless_there_is_only_one():
    data = chapter("oxfordshire")
    table = measures.parts_beside(data.parts(*subareas.PARTS))
    said = subareas.parts(table, data)
    assert "People live closest together in Oxford (3,601 people per sq. km)" in said
    assert subareas.parts_table(table, data).count('<th scope="row"') == 5
    single = chapter("buckinghamshire")
    alone = measures.parts_beside(single.parts(*subareas.PARTS))
    assert subareas.parts(alone, single) == ""
    assert subareas.parts_table(alone, single) == ""


def test_england_has_leps_for_parts():
    data = chapter("england")
    said = subareas.parts(measures.parts_beside(data.parts(*subareas.PARTS)), data)
    assert "38 LEPs" in said
    assert "Cornwall and the Isles of Scilly" in said


@pytest.fixture(scope="module")
def everywhere():
    return open_all(data=DATA)


@pytest.fixture(scope="module")
def profile(everywhere) -> pd.DataFrame:
    return measures.environment_profile(
        everywhere.package["place_conditions"],
        everywhere.package["place_environments"],
        (*surroundings.SHAPING, "population_density"),
    )


def test_groups_are_named_by_what_sets_them_apart(profile, everywhere):
    names = environment.group_names(profile, everywhere.package)
    group = everywhere.package["place_environments"].set_index("place")["environment"]
    assert names[group["oxfordshire"]] == "More research, better qualified"
    assert "Less research" in names[group["cumbria"]]
    assert len(set(names.values())) == len(names)


def test_a_group_of_the_middle_is_called_so(profile, everywhere):
    level = profile[profile["environment"] == 1].assign(position=50.0)
    said = environment.group_sentence(level, everywhere.package)
    assert said == "Its conditions are about those of the middle LEP."


def test_what_is_neither_good_nor_bad_does_not_describe_a_group(profile, everywhere):
    rows = profile[profile["environment"] == 1]
    assert "density (" not in environment.group_sentence(rows, everywhere.package).replace(
        "business density", ""
    )


def test_every_lep_is_in_the_description_once(profile, everywhere):
    groups = everywhere.package["place_environments"]
    names = environment.group_names(profile, everywhere.package)
    said = environment.described(profile, groups, names, everywhere)
    assert all(said.count(f'data-place="{lep.id}"') == 1 for lep in everywhere.leps)


def test_a_place_on_the_border_is_told_so(profile):
    data = chapter("york-and-north-yorkshire")
    groups = data.package["place_environments"]
    assert "stands between groups" in environment.of_place(groups, profile, data)
    sure = chapter("greater-manchester")
    assert "between groups" not in environment.of_place(groups, profile, sure)


def test_nations_are_in_no_group_and_england_lists_its_own(profile):
    data = chapter("wales")
    groups = data.package["place_environments"]
    assert "none is put into a group" in environment.of_place(groups, profile, data)
    england = environment.of_place(groups, profile, chapter("england"))
    assert england.count("data-place=") == len(groups)


def test_the_names_of_unsure_places_are_given_or_nothing_is_said(everywhere):
    groups = everywhere.package["place_environments"]
    assert 'data-place="york-and-north-yorkshire"' in steadiness.between(groups, everywhere)
    sure = groups.assign(stays=0.9, silhouette=0.4)
    assert steadiness.between(sure, everywhere) == ""


@pytest.mark.parametrize(("score", "word"), [(0.27, "weak"), (0.6, "clear")])
def test_weak_borders_are_called_weak(score, word):
    choices = pd.DataFrame(
        {
            "number": [3, 4],
            "silhouette": [score - 0.01, score],
            "agreement": [0.5, 0.54],
            "draws": [200, 200],
            "chosen": [False, True],
        }
    )
    groups = pd.DataFrame({"stays": [0.9, 0.4], "environment": [1, 2]})
    assert f"borders between groups are {word}" in steadiness.steadiness(groups, choices)


def test_links_lead_to_pages_that_there_are():
    from placebook.book.extension import _with_links  # noqa: PLC0415

    body = '<span data-place="wales">Wales</span> <span data-page="methods/peers">How</span>'
    known = {"places/wales", "methods/peers"}
    assert _with_links(body, "places/cumbria", known) == (
        '<a href="../places/wales.html">Wales</a> <a href="../methods/peers.html">How</a>'
    )
    assert _with_links(body, "places/wales", {"places/wales"}) == "Wales How"
