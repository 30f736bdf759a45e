"""Groups of places: the best choice, the same numbers as scikit-learn, and steady on real data."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import adjusted_rand_score, silhouette_samples

from placebook import measures

POINTS = arrays(float, (9, 2), elements=st.floats(-10, 10).map(lambda v: round(v, 3)), unique=True)
GROUPS = arrays(int, 9, elements=st.integers(0, 3))


def distances(points: np.ndarray) -> np.ndarray:
    return np.abs(points[:, np.newaxis] - points[np.newaxis]).sum(axis=2)


@pytest.fixture(scope="module")
def shaping(package) -> dict[str, list[str]]:
    conditions = package["conditions"].set_index("id")["environment"]
    pairs = package["condition_indicators"]
    pairs = pairs[pairs["condition"].map(conditions)]
    return pairs.groupby("condition")["indicator"].apply(list).to_dict()


@pytest.fixture(scope="module")
def scaled(package, lep_ids) -> pd.DataFrame:
    rows = package["place_conditions"]
    return rows.pivot_table(index="place", columns="indicator", values="scaled").loc[lep_ids]


@pytest.fixture(scope="module")
def distance(scaled, shaping) -> np.ndarray:
    parts = measures.condition_distances(scaled, shaping)
    return measures.overall_distance(parts, pd.Series(1.0, list(parts))).to_numpy()


def test_two_clear_groups_are_found():
    points = np.array([[0, 0], [1, 0], [0, 1], [9, 9], [9, 8]], dtype=float)
    found = measures.grouped(distances(points), 2)
    assert list(measures.numbered(found)) == [1, 1, 1, 2, 2]


@pytest.mark.parametrize("number", [2, 3, 4])
def test_no_other_choice_of_centres_is_better(distance, number):
    chosen = measures.best_medoids(distance, number)
    ours = distance[:, chosen].min(axis=1).sum()
    best = min(
        distance[:, list(centres)].min(axis=1).sum()
        for centres in combinations(range(len(distance)), number)
    )
    assert ours == pytest.approx(best)


@given(POINTS, st.permutations(range(9)))
def test_the_order_of_places_makes_no_difference_to_how_near_they_are(points, order):
    apart = distances(points)
    mixed = apart[np.ix_(order, order)]
    totals = [d[:, measures.medoids(d, 1)].sum() for d in (apart, mixed)]
    assert totals[0] == pytest.approx(totals[1])


@given(POINTS, GROUPS)
def test_silhouettes_are_those_of_scikit_learn(points, groups):
    apart = distances(points)
    if 1 < len(set(groups)) < len(groups):
        theirs = silhouette_samples(apart, groups, metric="precomputed")
        assert measures.silhouettes(apart, groups) == pytest.approx(theirs, abs=1e-9)


@given(GROUPS, GROUPS)
def test_agreement_is_that_of_scikit_learn(first, second):
    theirs = adjusted_rand_score(first, second)
    assert measures.adjusted_rand(first, second) == pytest.approx(theirs, abs=1e-9)


def test_the_worked_example_of_a_silhouette():
    apart = np.array([[0, 0.6, 0.8], [0.6, 0, 1], [0.8, 1, 0]])
    found = measures.silhouettes(apart, np.array([0, 0, 1]))
    assert found[0] == pytest.approx(0.25)
    assert found[2] == 0


def test_groups_are_numbered_from_the_largest():
    assert list(measures.numbered(np.array([2, 0, 0, 5, 5, 1]))) == [3, 1, 1, 2, 2, 4]


def test_a_place_stays_if_half_of_its_group_is_with_it():
    groups = np.array([0, 0, 0, 1])
    redrawn = np.array([[0, 0, 0, 1], [0, 0, 1, 1], [0, 1, 2, 2], [0, 1, 2, 3]])
    assert list(measures.stays_with_group(groups, redrawn)) == [0.5, 0.5, 0.25, 0.5]


def test_drawing_anew_is_the_same_each_time_and_leaves_something_out(scaled, shaping):
    once, again = (measures.redrawn_distances(scaled, shaping, 3) for _ in range(2))
    assert np.array_equal(once, again)
    assert not np.allclose(once[0], once[1])


def test_the_page_says_what_was_chosen_and_why(package):
    choices = package["environment_choices"]
    chosen = choices[choices["chosen"]]
    assert len(chosen) == 1
    assert chosen["silhouette"].iloc[0] == choices["silhouette"].max()
    groups = package["place_environments"]
    assert groups["environment"].nunique() == chosen["number"].iloc[0]
    assert groups["typical"].sum() == chosen["number"].iloc[0]
    assert groups["silhouette"].mean() == pytest.approx(chosen["silhouette"].iloc[0], abs=1e-6)


def test_the_two_university_counties_are_together_and_apart_from_the_far_west(package):
    group = package["place_environments"].set_index("place")["environment"]
    assert group["oxfordshire"] == group["greater-cambridge-and-greater-peterborough"]
    assert group["cornwall-and-isles-of-scilly"] == group["cumbria"] != group["oxfordshire"]
    assert group["greater-manchester"] == group["leeds-city-region"] != group["cumbria"]


def test_a_profile_holds_the_middle_of_each_group(package):
    profile = measures.environment_profile(
        package["place_conditions"], package["place_environments"], ["birth_rate"]
    )
    rows = package["place_conditions"].query("indicator == 'birth_rate'").set_index("place")
    members = package["place_environments"].query("environment == 1")["place"]
    first = profile.set_index("environment").loc[1]
    assert first["value"] == pytest.approx(rows.loc[members, "value"].median())
    assert 0 <= first["position"] <= 100
