"""Statistics against values worked out by hand, and properties that must always hold."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from placebook import measures


def gva(rows: dict[tuple[str, int], tuple[float, float]]) -> pd.DataFrame:
    """Make a GVA table: (industry, year) -> (current, volume)."""
    return pd.DataFrame(
        [
            {
                "industry": industry,
                "title": industry.title(),
                "short_title": industry.title(),
                "period": year,
                "current": current,
                "volume": volume,
                "leaf": True,
                "in_base": industry != "rents",
                "by_business": industry not in {"rents", "households"},
                "level": "detail",
            }
            for (industry, year), (current, volume) in rows.items()
        ]
    )


PLACE = gva(
    {
        ("metals", 2013): (30, 30),
        ("metals", 2023): (60, 45),
        ("shops", 2013): (70, 70),
        ("shops", 2023): (90, 70),
        ("rents", 2013): (500, 500),
        ("rents", 2023): (900, 900),
    }
)
WHOLE = gva(
    {
        ("metals", 2013): (100, 100),
        ("metals", 2023): (150, 120),
        ("shops", 2013): (900, 900),
        ("shops", 2023): (1350, 990),
        ("rents", 2013): (100, 100),
        ("rents", 2023): (100, 100),
    }
)


def test_location_quotient_by_hand_and_without_imputed_rents():
    table = measures.location_quotients(PLACE, WHOLE, 2013).set_index("industry")
    assert list(table.index) == ["metals", "shops"]
    assert table.loc["metals", "lq"] == pytest.approx(0.3 / 0.1)
    assert table.loc["shops", "lq"] == pytest.approx(0.7 / 0.9)


def test_the_whole_has_location_quotient_one_and_shares_add_up():
    table = measures.location_quotients(WHOLE, WHOLE, 2023)
    assert table["lq"].to_numpy() == pytest.approx([1, 1])
    assert table["share"].sum() == pytest.approx(1)


amounts = st.floats(min_value=0.5, max_value=1e5)


@given(st.lists(st.tuples(amounts, amounts, amounts, amounts), min_size=2, max_size=12))
def test_location_quotients_weighted_by_the_wholes_shares_average_to_one(rows):
    place = gva({(f"i{k}", 2023): (r[0], r[0]) for k, r in enumerate(rows)})
    whole = gva({(f"i{k}", 2023): (r[1], r[1]) for k, r in enumerate(rows)})
    table = measures.location_quotients(place, whole, 2023)
    assert (table["lq"] * table["whole_share"]).sum() == pytest.approx(1)


@given(st.lists(st.tuples(amounts, amounts, amounts, amounts), min_size=1, max_size=12))
def test_shift_share_adds_up_exactly(rows):
    place = gva({(f"i{k}", y): (r[j], 1) for k, r in enumerate(rows) for j, y in enumerate([1, 2])})
    whole = gva(
        {(f"i{k}", y): (r[j + 2], 1) for k, r in enumerate(rows) for j, y in enumerate([1, 2])}
    )
    table = measures.shift_share(place, whole, 1, 2)
    parts = table["national"] + table["mix"] + table["local"]
    assert parts.to_numpy() == pytest.approx(table["change"].to_numpy(), rel=1e-9, abs=1e-6)


def test_shift_share_by_hand():
    table = measures.shift_share(PLACE, WHOLE, 2013, 2023).set_index("industry")
    assert table.loc["metals", "national"] == pytest.approx(30 * 0.5)
    assert table.loc["metals", "mix"] == pytest.approx(0)
    assert table.loc["metals", "local"] == pytest.approx(15)
    assert "rents" not in table.index


def test_the_parts_of_growth_add_up_to_the_growth():
    parts = measures.growth_parts(measures.shift_share(PLACE, WHOLE, 2013, 2023))
    growth = parts.set_index("part")["growth"]
    assert growth["change"] == pytest.approx(0.5)
    assert growth[["national", "mix", "local"]].sum() == pytest.approx(growth["change"])


def test_growth_by_hand():
    table = measures.industry_growth(PLACE, WHOLE, 2013, 2023).set_index("industry")
    assert table.loc["metals", "growth"] == pytest.approx(1.5**0.1 - 1)
    assert table.loc["metals", "whole_growth"] == pytest.approx(1.2**0.1 - 1)
    assert math.isnan(measures.annual_growth(0, 5, 10))


def values(rows: list[tuple[str, int, float, float, float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["place", "period", "value", "lower", "upper"])


NAN = float("nan")


def test_ranks_without_doubt_are_points_and_ties_are_ranges():
    table = measures.rank_ranges(
        values([("a", 1, 3, NAN, NAN), ("b", 1, 2, NAN, NAN), ("c", 1, 2, NAN, NAN)])
    ).set_index("place")
    assert tuple(table.loc["a", ["best", "worst", "of"]]) == (1, 1, 3)
    assert tuple(table.loc["b", ["best", "worst"]]) == (2, 3)


def test_overlapping_limits_widen_the_range():
    table = measures.rank_ranges(
        values([("a", 1, 50, 45, 55), ("b", 1, 48, 44, 52), ("c", 1, 30, 28, 32)])
    ).set_index("place")
    assert tuple(table.loc["a", ["best", "worst"]]) == (1, 2)
    assert tuple(table.loc["b", ["best", "worst"]]) == (1, 2)
    assert tuple(table.loc["c", ["best", "worst"]]) == (3, 3)


def test_a_rank_that_moves_covers_the_years_and_lower_can_be_better():
    rows = [
        ("a", 1, 1, NAN, NAN),
        ("b", 1, 2, NAN, NAN),
        ("a", 2, 3, NAN, NAN),
        ("b", 2, 2, NAN, NAN),
    ]
    table = measures.rank_ranges(values(rows), higher_is_first=False).set_index("place")
    assert tuple(table.loc["a", ["best", "worst"]]) == (1, 2)
    assert tuple(table.loc["b", ["best", "worst"]]) == (1, 2)


def test_a_place_without_a_latest_value_is_not_ranked():
    rows = [
        ("a", 1, 1, NAN, NAN),
        ("b", 1, 2, NAN, NAN),
        ("a", 2, 3, NAN, NAN),
        ("b", 2, NAN, NAN, NAN),
    ]
    table = measures.rank_ranges(values(rows))
    assert list(table["place"]) == ["a"]
    assert table["worst"].max() <= 1


def test_missing_years_and_limits_that_only_some_places_have():
    rows = [
        ("a", 1, 9, NAN, NAN),
        ("b", 1, 8, NAN, NAN),
        ("b", 2, 5, NAN, NAN),
        ("a", 2, 4, 3, 6),
        ("c", 2, 1, 0.5, 2),
    ]
    table = measures.rank_ranges(values(rows)).set_index("place")
    # b lies within the limits of a; c, without a first year, is below both.
    assert {p: (r["best"], r["worst"]) for p, r in table.iterrows()} == {
        "a": (1, 2),
        "b": (1, 2),
        "c": (3, 3),
    }


def test_all_tied_places_share_all_ranks():
    table = measures.rank_ranges(values([(p, 1, 7, NAN, NAN) for p in "abcd"]))
    assert set(zip(table["best"], table["worst"], strict=True)) == {(1, 4)}


def test_partial_and_suppressed_values_are_not_compared():
    rows = pd.DataFrame(
        {
            "place": ["a", "a", "b"],
            "indicator": "x",
            "period": [1, 2, 1],
            "value": [1.0, 2.0, 3.0],
            "status": ["final", "partial", "final"],
        }
    )
    assert set(measures.latest_values(rows)["period"]) == {1}


FIELDS = pd.DataFrame(
    {
        "field": ["physics", "law"],
        "short_title": ["Physics", "Law"],
        "panel": ["B", "C"],
        "fte": [30.0, 10.0],
        "fte_world_leading": [18.0, 2.0],
        "institutions": "University",
    }
)


def test_research_adds_up_and_is_held_against_the_same_mix_of_fields():
    whole = FIELDS.assign(fte=[400.0, 600.0], fte_world_leading=[160.0, 300.0])
    totals = measures.research_totals(measures.research_strengths(FIELDS, whole))
    assert totals["fte"] == 40
    assert totals["quality"] == pytest.approx((18 + 2) / 40)
    assert totals["whole_quality"] == pytest.approx(0.75 * 160 / 400 + 0.25 * 300 / 600)


def test_a_place_without_research_has_none_in_total():
    none = measures.research_strengths(FIELDS.head(0), FIELDS)
    assert measures.research_totals(none)["fte"] == 0


def test_share_of_the_largest():
    assert measures.share_of_largest(pd.Series([1, 5, 2, 2]), 2) == pytest.approx(0.7)
