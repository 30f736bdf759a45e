"""Distances between places: known values, properties, and neighbours that make sense."""

import string

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import pdist, squareform

from placebook import measures

SKILLS = {"skills": ["a", "b"], "size": ["c"]}


def scaled(rows: dict[str, list[float]]) -> pd.DataFrame:
    return pd.DataFrame.from_dict(rows, orient="index", columns=["a", "b", "c"])


PLACES = scaled({"x": [0, 0, 0], "y": [1, 3, 1], "z": [4, 4, 0.5]})
SHARES = arrays(float, (5, 4), elements=st.floats(0.5, 100))
VALUES = arrays(float, (6, 3), elements=st.floats(-50, 50))


def test_half_the_sum_of_differences_of_shares():
    gva = pd.DataFrame({"mines": [50, 10], "shops": [50, 30]}, index=["x", "y"])
    assert measures.mix_distances(gva).loc["x", "y"] == pytest.approx((0.25 + 0.25) / 2)


def test_places_without_an_industry_in_common_are_one_apart():
    gva = pd.DataFrame({"mines": [50, 0], "shops": [0, 30]}, index=["x", "y"])
    assert measures.mix_distances(gva).loc["x", "y"] == 1


def test_a_withheld_industry_is_left_out_for_the_pair_only():
    gva = pd.DataFrame(
        {"mines": [10, np.nan, 10], "shops": [30, 30, 10], "farms": [10, 10, 20]},
        index=["x", "y", "z"],
    )
    found = measures.mix_distances(gva)
    assert found.loc["x", "y"] == pytest.approx(0)
    assert found.loc["x", "z"] == pytest.approx((0.05 + 0.35 + 0.3) / 2)


@given(SHARES)
def test_mixes_are_symmetric_and_between_none_and_all(values):
    gva = pd.DataFrame(values, index=list("vwxyz"))
    found = measures.mix_distances(gva).to_numpy()
    assert found == pytest.approx(found.T)
    assert np.diag(found) == pytest.approx(0)
    assert ((found >= 0) & (found <= 1 + 1e-12)).all()
    shares = gva.div(gva.sum(axis=1), axis=0)
    assert found == pytest.approx(squareform(pdist(shares, "cityblock")) / 2)


def test_a_condition_is_the_mean_of_its_indicators():
    parts = measures.condition_distances(PLACES, SKILLS)
    assert parts["skills"].loc["x", "y"] == 2
    assert parts["size"].loc["y", "z"] == 0.5
    total = measures.overall_distance(parts, pd.Series({"skills": 3, "size": 1}))
    assert total.loc["x", "y"] == pytest.approx((3 * 2 + 1 * 1) / 4)


def test_what_one_of_two_places_lacks_is_left_out_with_its_weight():
    gaps = PLACES.copy()
    gaps.loc["x", "b"] = np.nan
    gaps.loc["z", "c"] = np.nan
    parts = measures.condition_distances(gaps, SKILLS)
    assert parts["skills"].loc["x", "y"] == 1
    assert np.isnan(parts["size"].loc["x", "z"])
    total = measures.overall_distance(parts, pd.Series({"skills": 3, "size": 1}))
    assert total.loc["x", "z"] == 4
    assert total.loc["y", "z"] == (3 + 1) / 2


@given(VALUES, st.permutations(range(6)))
def test_distances_are_symmetric_and_do_not_hang_on_the_order_of_rows(values, order):
    frame = pd.DataFrame(values, list("uvwxyz"), ["a", "b", "c"])
    weights = pd.Series({"skills": 2.0, "size": 1.0})
    total = measures.overall_distance(measures.condition_distances(frame, SKILLS), weights)
    assert np.diag(total) == pytest.approx(0)
    assert total.to_numpy() == pytest.approx(total.to_numpy().T)
    mixed = measures.condition_distances(frame.iloc[list(order)], SKILLS)
    again = measures.overall_distance(mixed, weights).loc[total.index, total.columns]
    assert again.to_numpy() == pytest.approx(total.to_numpy())


@given(
    st.lists(st.integers(1, 10_000), min_size=4, max_size=12, unique=True),
    st.floats(0.01, 1000),
    st.sampled_from(["plain", "log", "root"]),
)
def test_units_make_no_difference(numbers, factor, scale):
    values = pd.Series(numbers, list(string.ascii_lowercase[: len(numbers)]), dtype="float64")
    one = measures.scaled(values, scale, values.index).to_numpy()
    other = measures.scaled(values * factor, scale, values.index).to_numpy()
    first, second = (np.abs(v[:, np.newaxis] - v) for v in (one, other))
    assert second == pytest.approx(first, rel=1e-6, abs=1e-6)
    pairs = first[np.triu_indices(len(one), 1)]
    assert np.median(pairs) == pytest.approx(1)


def test_a_scale_is_set_by_the_base_alone():
    values = pd.Series([1.0, 2, 4, 1000], list("abcd"))
    found = measures.scaled(values, "plain", ["a", "b", "c"])
    assert found.to_numpy() == pytest.approx(values.to_numpy() / 2)


def test_an_indicator_that_most_places_share_cannot_scale():
    values = pd.Series([1.0, 1, 1, 1, 2], list("abcde"), name="coverage")
    with pytest.raises(ValueError, match="same coverage"):
        measures.scaled(values, "plain", values.index)


def test_positions_point_to_what_is_favourable():
    minutes = pd.Series([20.0, 30, 40, 35], list("abcd"))
    found = measures.positions(minutes, "lower", ["a", "b", "c"])
    assert list(found[:3]) == [100, 50, 0]
    assert np.isnan(found["d"])


def test_only_a_period_that_all_of_the_base_have_is_taken():
    rows = [
        (place, "births", year, 1.0, "final")
        for place in ("a", "b", "n1", "n2", "n3")
        for year in (2022, 2023)
        if (place, year) != ("b", 2023)
    ]
    table = pd.DataFrame(rows, columns=["place", "indicator", "period", "value", "status"])
    found = measures.condition_values(table, ["births"], ["a", "b"])
    assert set(found["period"]) == {2022}
    with pytest.raises(ValueError, match="births"):
        measures.condition_values(table[table["place"] != "n3"], ["births"], ["a", "b"])


def test_the_nearest_come_first_and_ties_by_id():
    distance = pd.DataFrame(
        [[0, 1, 1, 3], [1, 0, 2, 2], [1, 2, 0, 1], [3, 2, 1, 0]], list("dcba"), list("dcba")
    )
    near = measures.nearest_places(distance, 2).set_index(["place", "rank"])["peer"]
    assert list(near["d"]) == ["b", "c"]
    assert list(near["a"]) == ["b", "c"]


def test_a_neighbour_by_one_condition_alone_is_not_kept():
    frame = scaled({"x": [0, 0, 0], "near": [1, 1, 1], "odd": [5, 5, -0.9], "far": [9, 9, 9]})
    parts = measures.condition_distances(frame, SKILLS)
    kept = measures.kept_without(parts, pd.Series({"skills": 1, "size": 1}), 1)
    assert kept["x", "near"] == 1
    assert kept["x", "odd"] == 1
    assert ("x", "far") not in kept


@pytest.mark.parametrize(
    ("place", "neighbours"),
    [
        ("oxfordshire", {"greater-cambridge-and-greater-peterborough"}),
        ("tees-valley", {"hull-and-east-yorkshire"}),
        ("cornwall-and-isles-of-scilly", {"cumbria", "heart-of-the-south-west"}),
        ("greater-manchester", {"leeds-city-region", "greater-birmingham-and-solihull"}),
        ("thames-valley-berkshire", {"enterprise-m3"}),
    ],
)
def test_neighbours_are_those_that_people_name(package, place, neighbours):
    peers = package["peers"]
    assert neighbours <= set(peers.loc[peers["place"] == place, "peer"])


def test_nothing_is_near_london_and_nations_stand_among_nations(package):
    peers, kinds = package["peers"], package.places["kind"]
    nearest = peers[peers["rank"] == 1].set_index("place")["distance"]
    leps = nearest[nearest.index.map(kinds) == "lep"]
    assert leps.idxmax() == "london"
    assert leps["london"] > 1.3 * leps.drop("london").max()
    assert (peers["place"].map(kinds) == peers["peer"].map(kinds)).all()
    assert set(peers.loc[peers["place"] == "wales", "peer"]) == {
        "scotland",
        "northern-ireland",
        "england",
    }


def test_reasons_are_the_likest_conditions_and_the_widest_gap():
    peers = pd.DataFrame({"place": ["x"], "peer": ["y"], "rank": [1]})
    apart = pd.DataFrame(
        {
            "peer": ["y"] * 4,
            "condition": ["industry_mix", "skills", "size", "density"],
            "distance": [2.0, 0.1, 0.5, 3],
            "nearer": [0.1, 0.99, 0.8, 0.02],
        }
    )
    rows = [("x", "pay", 1.0, 10), ("y", "pay", 1.2, 12), ("x", "people", 2.0, 5)]
    conditions = pd.DataFrame(
        [*rows, ("y", "people", 4.5, 50)], columns=["place", "indicator", "scaled", "value"]
    )
    found = measures.peer_reasons(peers, apart, conditions).iloc[0]
    assert found["alike"] == ["skills", "size"]
    assert (found["differs"], found["gap"]) == ("people", 2.5)
    assert (found["here"], found["there"]) == (5, 50)
    mixed = measures.peer_reasons(peers, apart.assign(distance=[2.6, 0.1, 0.5, 3]), conditions)
    assert mixed["differs"].iloc[0] == "industry_mix"


def test_where_nothing_is_very_much_alike_half_of_the_pairs_are_enough():
    peers = pd.DataFrame({"place": ["x"], "peer": ["y"], "rank": [1]})
    apart = pd.DataFrame(
        {
            "peer": ["y"] * 3,
            "condition": ["skills", "size", "density"],
            "distance": [0.5, 0.6, 2],
            "nearer": [0.74, 0.6, 0.2],
        }
    )
    rows = [("x", "pay", 1.0, 10), ("y", "pay", 1.2, 12)]
    conditions = pd.DataFrame(rows, columns=["place", "indicator", "scaled", "value"])
    assert measures.peer_reasons(peers, apart, conditions)["alike"].iloc[0] == ["skills", "size"]


def profile(rows: list[tuple]) -> pd.DataFrame:
    columns = ["place", "indicator", "value", "best", "worst"]
    return pd.DataFrame(rows, columns=columns)


def test_ahead_wants_rank_ranges_apart_and_a_gap_that_counts():
    table = profile(
        [
            ("us", "pay", 100, 9, 11),
            ("near", "pay", 104, 5, 10),
            ("ahead", "pay", 120, 1, 3),
            ("little", "pay", 100.5, 4, 8),
            ("low", "pay", 60, 30, 34),
        ]
    )
    found = measures.clearly_ahead(table, "us", ["near", "ahead", "little", "low"], ["pay"])
    assert list(found["peer"]) == ["ahead"]
    assert list(found["here"]) == [100]


def test_the_parts_are_read_in_a_year_that_nearly_all_have():
    parts = pd.DataFrame(
        {
            "part": ["a", "b", "a"],
            "name": ["A", "B", "A"],
            "indicator": "pay",
            "period": [2022, 2022, 2023],
            "value": [1.0, 2, 3],
            "status": "final",
        }
    )
    found = measures.parts_beside(parts)
    assert set(found["period"]) == {2022}
    assert list(found["place"]) == ["a", "b"]


def test_a_place_stands_beside_the_uk_or_england_but_never_beside_itself(package):
    conditions = package["place_conditions"]
    wanted = ["qualifications_level4", "birth_rate"]
    found = measures.standing_beside(conditions, "wales", wanted, ("united-kingdom", "england"))
    assert list(found["against"]) == ["england", "united-kingdom"]
    own = measures.standing_beside(conditions, "england", wanted, ("united-kingdom", "england"))
    assert list(own["against"]) == ["", "united-kingdom"]
    assert own["reference"].isna().tolist() == [True, False]


def test_likeness_in_what_was_left_out():
    peers = pd.DataFrame(
        {"place": ["a", "b", "c", "d"], "peer": ["b", "a", "d", "c"], "rank": [1] * 4}
    )
    found = measures.alike_in_outcome(peers, pd.Series([1.0, 2, 11, 12], list("abcd")))
    assert found["with_peers"] == 1
    assert found["with_all"] == pytest.approx((1 + 10 + 11 + 9 + 10 + 1) / 6)
    assert found["correlation"] > 0.95


def test_neighbours_are_more_alike_in_output_than_places_drawn_by_lot(package, lep_ids):
    rows = package["observations"]
    hourly = rows[(rows["indicator"] == "gva_per_hour") & (rows["period"] == 2022)]
    hourly = hourly.set_index("place")["value"]
    peers = package["peers"]
    peers = peers[peers["place"].isin(lep_ids)]
    found = measures.alike_in_outcome(peers, hourly)
    assert 0.5 < found["with_peers"] / found["with_all"] < 0.8
    chance = np.random.default_rng(1)
    drawn = peers.assign(peer=chance.permutation(peers["peer"].to_numpy()))
    assert measures.alike_in_outcome(drawn, hourly)["correlation"] < found["correlation"] - 0.2
