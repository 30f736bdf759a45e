"""Relatedness by hand, for places of every kind, and equal to another implementation."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.measures.conftest import by_ecomplexity, frame

from placebook import measures

PRESENCE = pd.DataFrame(
    [[1, 1, 0, 0], [1, 1, 1, 0], [0, 1, 1, 0]],
    index=["a", "b", "c"],
    columns=["metals", "machines", "shops", "mines"],
).astype(bool)
matrices = arrays(bool, st.tuples(st.integers(1, 7), st.integers(1, 6)))


def snap(place: list[float], whole: list[float]) -> measures.Snapshot:
    industries = pd.Index([f"i{number}" for number in range(len(whole))])
    wide = pd.DataFrame([place], ["p"], industries)
    return measures.Snapshot(2023, wide, pd.Series(whole, industries), industries)


def test_proximity_by_hand():
    near = measures.proximity(PRESENCE)
    # Metals in a and b, machines in all three: together in two of three places.
    assert near.loc["metals", "machines"] == pytest.approx(2 / 3)
    assert near.loc["metals", "shops"] == pytest.approx(1 / 2)
    assert near.loc["shops", "shops"] == 1
    assert (near["mines"] == 0).all()


def test_density_by_hand():
    near = measures.proximity(PRESENCE)
    density = measures.relatedness_density(PRESENCE, near)
    # Metals are near machines (2/3) and shops (1/2); place c has both of them.
    assert density.loc["c", "metals"] == pytest.approx(100)
    assert density["mines"].isna().all()
    # Without its machines, only shops are left to it.
    less = measures.relatedness_density(PRESENCE.assign(machines=False), near)
    assert less.loc["c", "metals"] == pytest.approx(100 * (1 / 2) / (1 / 2 + 2 / 3))


def test_related_strengths_are_nearest_first_and_say_their_part():
    near = measures.proximity(PRESENCE)
    present = PRESENCE.loc["c"]
    table = measures.related_strengths(present, near)
    assert list(table["industry"]) == ["metals", "metals"]
    assert list(table["strength"]) == ["machines", "shops"]
    assert list(table["part"]) == pytest.approx([4 / 7, 3 / 7])
    assert len(measures.related_strengths(present, near, 1)) == 1


def test_strengths_that_are_equally_near_stand_in_order_of_code():
    near = pd.DataFrame(0.5, ["c", "b", "a", "x"], ["c", "b", "a", "x"])
    present = pd.Series({"c": True, "b": True, "a": True, "x": False})
    assert list(measures.related_strengths(present, near)["strength"]) == ["a", "b", "c"]


def test_a_place_with_no_strength_or_with_every_strength_has_none_to_build_on():
    near = measures.proximity(PRESENCE)
    for present in (PRESENCE.loc["a"] & False, PRESENCE.loc["a"] | True):
        table = measures.related_strengths(present, near)
        assert table.empty
        assert list(table) == ["industry", "strength", "proximity", "part"]


@given(matrices)
def test_proximity_is_a_symmetric_share(found):
    near = measures.proximity(frame(found))
    assert near.to_numpy() == pytest.approx(near.to_numpy().T)
    assert near.to_numpy().min() >= 0
    assert near.to_numpy().max() <= 1
    assert list(np.diag(near)) == list(found.any(axis=0))


@given(matrices, st.randoms())
def test_density_does_not_depend_on_the_order_of_places_and_industries(found, random):
    presence = frame(found)
    rows, columns = list(presence.index), list(presence.columns)
    random.shuffle(rows)
    random.shuffle(columns)
    mixed = presence.loc[rows, columns]
    one = measures.relatedness_density(presence, measures.proximity(presence))
    other = measures.relatedness_density(mixed, measures.proximity(mixed))
    pd.testing.assert_frame_equal(other.loc[one.index, one.columns], one)


@given(matrices)
def test_a_place_with_everything_has_all_around_it_and_one_with_nothing_has_none(found):
    near = measures.proximity(frame(found))
    columns = near.columns
    extremes = pd.DataFrame([[True] * len(columns), [False] * len(columns)], ["all", "none"])
    extremes.columns = columns
    density = measures.relatedness_density(extremes, near).dropna(axis=1)
    assert density.loc["all"].to_numpy() == pytest.approx(100)
    assert (density.loc["none"] == 0).all()


def test_an_industry_that_proximity_does_not_know_changes_nothing():
    near = measures.proximity(PRESENCE)
    wider = PRESENCE.assign(spacecraft=True)
    density = measures.relatedness_density(wider, near)
    assert density["spacecraft"].isna().all()
    known = measures.relatedness_density(PRESENCE, near)
    pd.testing.assert_frame_equal(density[list(PRESENCE)], known)


@given(st.lists(st.floats(0.1, 1000), min_size=1, max_size=8), st.floats(0.001, 0.5))
def test_a_place_like_the_whole_is_specialised_in_everything(whole, size):
    like = snap([value * size for value in whole], whole)
    assert like.quotients.to_numpy() == pytest.approx(1)
    assert like.presence.all(axis=None)


def test_places_without_output_or_with_missing_industries_or_with_a_single_one():
    assert not snap([0, 0], [50, 50]).presence.any(axis=None)
    single = snap([7, 0, 0], [10, 40, 50])
    assert list(single.quotients.iloc[0]) == pytest.approx([10, 0, 0])
    withheld = snap([np.nan, 30, 70], [10, 45, 45])
    assert list(withheld.presence.iloc[0]) == [False, False, True]
    assert withheld.complete().gva.empty


def test_what_no_business_produces_is_in_the_base_but_no_specialisation(districts):
    households = "T (97-98)"
    assert households in districts.gva
    assert households not in districts.presence
    assert districts.shares.sum(axis=1).to_numpy() == pytest.approx(1)


def test_proximity_and_density_equal_the_ecomplexity_package(districts):
    presence = districts.presence
    theirs = by_ecomplexity(presence)
    density = theirs.pivot_table(index="place", columns="industry", values="density")
    near = measures.proximity(presence)
    # Theirs counts an industry as related to itself; take that away.
    total = near.sum()
    others = (density * total - presence) / (total - 1)
    ours = measures.relatedness_density(presence, near) / 100
    assert (ours - others).abs().max(axis=None) < 1e-9
