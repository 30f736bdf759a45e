"""What a place could do next: what is listed, in which order, and with which chances."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from placebook import measures

INDUSTRIES = pd.Index(["metals", "machines", "shops", "mines"])
RATES = pd.DataFrame(
    {
        "band": [1, 2, 3, 4] * 2,
        "above": [0, 0.5, 0.75, 0.9] * 2,
        "below": [0.5, 0.75, 0.9, 1] * 2,
        "rate": [0.0, 0.1, 0.2, 0.5, 0.02, 0.05, 0.3, 0.4],
    }
)


def at(period: int, places: dict[str, list[float]], whole: list[float]) -> measures.Snapshot:
    wide = pd.DataFrame.from_dict(places, "index", columns=INDUSTRIES).astype("float64")
    wide = wide.rename_axis(index="place", columns="industry")
    return measures.Snapshot(period, wide, pd.Series(whole, INDUSTRIES), INDUSTRIES)


def table(values: list[float]) -> pd.DataFrame:
    """GVA of one year, as chapters have it; households are in the base but no business."""
    codes = [*INDUSTRIES, "households"]
    return pd.DataFrame(
        {
            "industry": codes,
            "title": codes,
            "short_title": [code.title() for code in codes],
            "period": 2023,
            "current": [*values, 1.0],
            "leaf": True,
            "in_base": True,
            "by_business": [True] * 4 + [False],
            "local": [False, False, True, False, True],
        }
    )


WHOLE = table([20, 30, 40, 9])


@pytest.fixture(scope="module")
def space() -> measures.RelatednessSpace:
    near = pd.DataFrame(0.2, INDUSTRIES, INDUSTRIES)
    near.loc["metals", "machines"] = near.loc["machines", "metals"] = 0.6
    return measures.RelatednessSpace(near, pd.Series([1.0, 2.0, -1.0, -2.0], INDUSTRIES))


def test_opportunities_by_hand(space):
    place = table([60, 15, 20, 0.1])
    found = measures.opportunities(place, WHOLE, 2023, space, RATES)
    # Metals are a strength, mines are too small, households are no business.
    assert list(found["industry"]) == ["machines", "shops"]
    assert list(found["lq"]) == pytest.approx([15 / 96.1 / 0.3, 20 / 96.1 / 0.4])
    assert list(found["density"]) == pytest.approx([100 * 0.6 / 1.0, 100 * 0.2 / 0.6])
    assert list(found["complexity"]) == [2, -1]
    assert list(found["chance_low"]) == [0.05, 0.05]
    assert list(found["chance_high"]) == [0.1, 0.1]


def test_the_likeliest_stands_first_however_little_is_related_to_it(space):
    found = measures.opportunities(table([60, 15, 35, 0.1]), WHOLE, 2023, space, RATES)
    assert list(found["industry"]) == ["shops", "machines"]
    assert list(found["chance_low"]) == [0.2, 0.0]
    assert list(found["chance_high"]) == [0.3, 0.02]


def test_strengths_behind_carry_their_titles(space):
    behind = measures.strengths_behind(table([60, 15, 20, 0.1]), WHOLE, 2023, space)
    machines = behind[behind["industry"] == "machines"]
    assert list(machines["strength_title"]) == ["Metals"]
    assert list(machines["part"]) == [1]


def test_traded_industries_leave_out_the_local_the_smallest_and_households():
    traded = measures.traded_industries(table([60, 15, 20, 0.1]), WHOLE, 2023)
    assert list(traded["industry"]) == ["metals", "machines"]
    assert list(traded["strength"]) == [True, False]


def test_close_strengths_are_traded_sizeable_and_above_the_median_pair(space):
    # Strengths: metals, shops (local) and mines; the median pair has 0.2.
    place = table([40, 15, 45, 20])
    traded = measures.traded_industries(place, WHOLE, 2023)
    close = measures.close_strengths(place, WHOLE, 2023, space, traded)
    assert list(zip(close["industry"], close["strength"], strict=True)) == [("machines", "metals")]


def test_a_strength_under_half_a_per_cent_is_not_close(space):
    whole = table([0.2, 30, 40, 9])
    place = table([0.3, 15, 80, 20])
    assert measures.location_quotients(place, whole, 2023).set_index("industry")["lq"]["metals"] > 1
    traded = measures.traded_industries(place, whole, 2023)
    assert measures.close_strengths(place, whole, 2023, space, traded).empty


def test_a_strength_that_is_not_sure_is_not_close(space):
    place = table([40, 15, 45, 20])
    traded = measures.traded_industries(place, WHOLE, 2023).assign(strength=False)
    assert measures.close_strengths(place, WHOLE, 2023, space, traded).empty


def test_a_place_without_strengths_and_a_place_like_the_whole_have_no_strengths_to_build_on(space):
    like = measures.opportunities(WHOLE, WHOLE, 2023, space, RATES)
    assert like.empty
    assert {"density", "complexity", "chance_low", "chance_high"} <= set(like)
    households = table([0, 0, 0, 0])
    assert measures.opportunities(households, WHOLE, 2023, space, RATES).empty
    assert measures.strengths_behind(households, WHOLE, 2023, space).empty


def test_an_industry_that_is_withheld_is_no_strength_and_no_opportunity(space):
    place = table([np.nan, 15, 45, 1])
    found = measures.opportunities(place, WHOLE, 2023, space, RATES)
    assert "metals" not in set(found["industry"])
    # Shops are the only strength; metals stay part of what is related to machines.
    assert found.set_index("industry").loc["machines", "density"] == pytest.approx(20)


@given(st.permutations(range(5)))
def test_the_order_of_rows_does_not_matter(space, order):
    place = table([60, 15, 20, 1])
    mixed, whole = place.iloc[order], WHOLE.iloc[order[::-1]]
    once = measures.opportunities(place, WHOLE, 2023, space, RATES)
    again = measures.opportunities(mixed, whole, 2023, space, RATES)
    pd.testing.assert_frame_equal(again, once)


def test_entries_and_their_rates_by_hand():
    start = at(2003, {"a": [30, 20, 49.9, 0.1], "b": [10, 30, 20, 40]}, [20, 30, 40, 10])
    end = at(2013, {"a": [30, 40, 29.9, 0.1], "b": [10, 30, 30, 30]}, [20, 30, 40, 10])
    followed = measures.entries(start, end)
    # Shops of a and machines of b began as specialisations; mines of a are under half a per cent.
    assert list(zip(followed["place"], followed["industry"], strict=True)) == [
        ("a", "machines"),
        ("b", "metals"),
        ("b", "shops"),
    ]
    assert list(followed["lq"]) == pytest.approx([2 / 3, 0.5, 0.5])
    assert list(followed["entered"]) == [True, False, False]
    rates = measures.entry_rates(followed).set_index("band")
    assert list(rates["number"]) == [0, 3, 0, 0]
    assert rates.loc[2, "rate"] == pytest.approx(1 / 3)
    assert np.isnan(rates.loc[1, "rate"])
    assert (rates.loc[2, "above"], rates.loc[2, "below"]) == (0.5, 0.75)


def test_the_space_survives_its_tables(districts, package):
    space = measures.relatedness_space(
        package["industry_proximity"], package["industry_complexity"]
    )
    near = measures.proximity(districts.presence)
    assert list(space.proximity) == list(space.proximity.index) == list(near)
    assert (space.proximity - near).abs().max(axis=None) < 1e-6
    assert space.complexity.index.equals(pd.Index(near.columns, name="industry"))


def test_every_place_of_the_report_has_opportunities_that_add_up(gva, whole, package):
    space = measures.relatedness_space(
        package["industry_proximity"], package["industry_complexity"]
    )
    chapters = package.chapters["id"]
    for place in chapters:
        mine = gva[gva["place"] == place]
        found = measures.opportunities(mine, whole, 2023, space, package["entry_rates"])
        assert len(found) >= 5, place
        assert found["lq"].between(0, 1, inclusive="left").all()
        assert found["density"].between(0, 100).all()
        assert (found["chance_low"] <= found["chance_high"]).all()
        assert found.notna().all(axis=None), place
        behind = measures.strengths_behind(mine, whole, 2023, space)
        assert (behind.groupby("industry")["part"].sum() <= 1 + 1e-9).all()
        assert set(found["industry"]) <= set(behind["industry"])
