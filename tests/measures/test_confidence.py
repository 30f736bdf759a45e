"""How sure a quotient is: the range by hand, and what widens it."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from placebook import measures
from placebook.measures import History


def history(quotients: dict[str, list[float]], first: int = 2018) -> History:
    wide = pd.DataFrame.from_dict(quotients, "index")
    wide.columns = range(first, first + wide.shape[1])
    titles = pd.DataFrame(
        {"short_title": [name.title() for name in wide.index], "local": False, "by_business": True},
        index=wide.index,
    )
    return History(wide, wide * 0.05, titles)


def table(lq: float, gva: float) -> pd.DataFrame:
    return pd.DataFrame({"industry": ["metals"], "lq": [lq], "gva": [gva]})


def ranged(quotients: list[float], gva: float) -> pd.Series:
    given_ = history({"metals": quotients})
    return measures.with_ranges(table(quotients[-1], gva), given_, 2023).iloc[0]


UP_AND_DOWN = [1.0, 1.1, 1.0, 1.1, 1.0, 1.1]


def test_noise_by_hand():
    noise = measures.quotient_noise(history({"metals": UP_AND_DOWN}), 2023)
    assert noise["metals"] == pytest.approx(math.log(1.1) / math.sqrt(2))


def test_the_range_by_hand():
    row = ranged(UP_AND_DOWN, 100)
    spread = 2 * math.sqrt(math.log(1.1) ** 2 / 2 + 0.01**2)
    assert row["low"] == pytest.approx(1.1 * math.exp(-spread))
    assert row["high"] == pytest.approx(1.1 * math.exp(spread))
    assert not row["surely_above"]
    assert row["confidence"] == "rough"


def test_a_steady_quotient_is_firm_and_a_small_industry_never_is():
    assert ranged([2.0] * 6, 1000)["confidence"] == "firm"
    assert ranged([2.0] * 6, 1000)["surely_above"]
    assert ranged([2.0] * 6, 49.9)["confidence"] == "uncertain"


def test_rounding_alone_widens_the_range_of_a_small_industry():
    large, small = ranged([2.0] * 6, 1000), ranged([2.0] * 6, 10)
    assert small["high"] / small["low"] > large["high"] / large["low"] > 1


@pytest.mark.parametrize("quotients", [[1.5] * 5, [1.5, float("nan"), 1.5, 1.5, 1.5, 1.5]])
def test_without_five_changes_nothing_is_claimed(quotients):
    given_ = history({"metals": quotients}, first=2024 - len(quotients))
    row = measures.with_ranges(table(1.5, 1000), given_, 2023).iloc[0]
    assert row["confidence"] == "uncertain"
    assert not row["surely_above"]


@given(st.lists(st.floats(0.05, 20), min_size=6, max_size=6), st.floats(1, 1e5))
def test_the_range_holds_the_quotient_and_the_unit_does_not_matter(quotients, gva):
    row = ranged(quotients, gva)
    assert row["low"] <= row["lq"] <= row["high"]
    doubled = ranged([2 * q for q in quotients], gva)
    assert doubled["low"] == pytest.approx(2 * row["low"])


def test_ranges_of_real_places_are_neither_empty_nor_all_alike(gva, whole, lep_ids):
    words, held = [], []
    for place in lep_ids:
        mine = gva[gva["place"] == place]
        past = measures.industry_history(mine, whole)
        rows = measures.location_quotients(mine, whole, 2023)
        rows = measures.with_ranges(rows[rows["share"] >= 0.005], past, 2023)
        words += list(rows["confidence"])
        before = past.quotients[2022].reindex(rows["industry"]).to_numpy()
        held += list((rows["low"] <= before) & (before <= rows["high"]))
    shares = pd.Series(words).value_counts(normalize=True)
    assert shares.reindex(["firm", "rough", "uncertain"]).min() > 0.1
    # The year before lies within the range nearly always: it is no year apart.
    assert sum(held) / len(held) > 0.9
