"""Complexity: equal to another implementation, in line with published results, sound at edges."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.conftest import by_ecomplexity, frame

from placebook import measures

# A ladder: each place has one industry more than the next, and the first is the most productive.
LADDER = frame(np.tril(np.ones((5, 5), dtype=bool))[::-1])
PRODUCTIVITY = pd.Series(np.arange(5.0, 0, -1), LADDER.index)


@pytest.fixture(scope="module")
def hourly(package) -> pd.Series:
    rows = package["area_observations"].query("indicator == 'gva_per_hour'")
    return rows.groupby("area")["value"].mean()


@pytest.fixture(scope="module")
def published(package) -> pd.Series:
    rows = package["observations"].query("indicator == 'economic_complexity' and period == 2019")
    return rows.set_index("place")["value"]


def assert_equal_to_theirs(presence: pd.DataFrame, productivity: pd.Series) -> None:
    industries = measures.industry_complexity(presence, productivity)
    places = measures.place_complexity(presence, industries)
    theirs = by_ecomplexity(presence)
    their_industries = theirs.groupby("industry")["pci"].first()
    their_places = theirs.groupby("place")["eci"].first()
    # Their sign goes by how many industries a place has, ours by productivity.
    sign = np.sign((places * their_places).sum())
    assert (industries - sign * their_industries).abs().max() < 1e-9
    assert (places - sign * their_places).abs().max() < 1e-9


def test_complexity_of_districts_equals_the_ecomplexity_package(districts, hourly):
    assert_equal_to_theirs(districts.presence, hourly)


@pytest.mark.parametrize("seed", range(5))
def test_complexity_of_any_places_equals_the_ecomplexity_package(seed):
    random = np.random.default_rng(seed)
    presence = frame(random.random((40, 12)) < random.uniform(0.2, 0.6, 12))
    assert_equal_to_theirs(presence, pd.Series(random.random(40), presence.index))


def test_leps_are_in_the_order_of_the_published_index_of_2019(
    gva, whole, lep_ids, package, published
):
    space = measures.relatedness_space(
        package["industry_proximity"], package["industry_complexity"]
    )
    leps = measures.snapshot(gva, whole, 2019, places=lep_ids)
    ours = measures.place_complexity(leps.presence, space.complexity)
    assert len(ours.dropna()) == len(published) == 38
    assert ours.corr(published, method="spearman") > 0.8
    assert ours.idxmax() == published.idxmax() == "london"


def test_scale_and_sign():
    industries = measures.industry_complexity(LADDER, PRODUCTIVITY)
    places = measures.place_complexity(LADDER, industries)
    assert places.mean() == pytest.approx(0)
    assert places.std(ddof=0) == pytest.approx(1)
    assert places.corr(PRODUCTIVITY) > 0
    turned = measures.industry_complexity(LADDER, -PRODUCTIVITY)
    assert list(turned) == pytest.approx(list(-industries))


@given(st.permutations(list(LADDER.index)), st.permutations(list(LADDER.columns)))
def test_the_order_of_places_and_industries_does_not_matter(rows, columns):
    once = measures.industry_complexity(LADDER, PRODUCTIVITY)
    mixed = measures.industry_complexity(LADDER.loc[rows, columns], PRODUCTIVITY)
    assert list(mixed[once.index]) == pytest.approx(list(once))


def test_places_and_industries_without_any_specialisation_are_missing_and_change_nothing():
    wider = LADDER.assign(mines=False)
    wider.loc["empty"] = False
    industries = measures.industry_complexity(wider, PRODUCTIVITY)
    assert np.isnan(industries["mines"])
    alone = measures.industry_complexity(LADDER, PRODUCTIVITY)
    assert list(industries[alone.index]) == pytest.approx(list(alone))
    assert np.isnan(measures.place_complexity(wider, industries)["empty"])


@pytest.mark.parametrize(
    "found",
    [
        np.ones((4, 1), dtype=bool),  # one industry
        np.ones((1, 4), dtype=bool),  # one place
        np.ones((4, 3), dtype=bool),  # all places alike
        np.eye(4, dtype=bool),  # no two places have an industry in common
        np.kron(np.eye(2), np.ones((3, 3))).astype(bool),  # two worlds
        np.zeros((3, 3), dtype=bool),
    ],
)
def test_where_places_cannot_be_told_apart_complexity_is_missing(found):
    presence = frame(found)
    productivity = pd.Series(range(len(presence)), presence.index, dtype="float64")
    assert measures.industry_complexity(presence, productivity).isna().all()


@pytest.mark.parametrize("value", [1.0, np.nan])
def test_productivity_that_cannot_tell_the_sign_is_refused(value):
    with pytest.raises(ValueError, match="no sign"):
        measures.industry_complexity(LADDER, pd.Series(value, LADDER.index))
