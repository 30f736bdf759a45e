"""Standing in the framework: by hand, robust to scale, and the same from the committed tables."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from placebook import measures

VALUES = pd.DataFrame(
    {"x": [3.0, 2.0, 1.0], "y": [30.0, 10.0, 20.0], "z": [9.0, 8.0, 7.0]}, index=list("abc")
).rename_axis("place")


def test_positions_and_ranges_by_hand():
    table = measures.cell_standing(VALUES).set_index("place")
    assert table["position"].to_list() == pytest.approx([1 / 6, 1 / 2, 5 / 6])
    ranges = table[["best", "worst"]].to_numpy().tolist()
    # Without y, b is surely second. Without x or z, b and c tie: second or third.
    assert ranges == [[1, 1], [2, 3], [2, 3]]
    assert set(table["of"]) == {3}


def test_a_place_with_less_than_half_of_the_indicators_is_not_ranked():
    few = VALUES.assign(x=[3.0, 2.0, np.nan], y=[30.0, 10.0, np.nan])
    table = measures.cell_standing(few)
    assert list(table["place"]) == ["a", "b"]
    assert set(table["of"]) == {2}


@given(
    st.lists(st.lists(st.integers(-50, 50), min_size=3, max_size=3), min_size=2, max_size=8),
    st.floats(0.1, 10),
)
def test_neither_scale_nor_the_order_of_places_matters(rows, factor):
    values = pd.DataFrame(rows, columns=list("xyz"), dtype="float64")
    values.index = pd.Index([f"p{i}" for i in range(len(rows))], name="place")
    table = measures.cell_standing(values).set_index("place")
    stretched = values.assign(x=np.exp(values["x"] / 20), y=values["y"] * factor)
    other = measures.cell_standing(stretched.iloc[::-1]).set_index("place").loc[table.index]
    pd.testing.assert_frame_equal(table, other)
    assert (table["best"] <= table["worst"]).all()


def test_the_committed_table_is_what_the_measure_gives(package, lep_ids):
    rows = package["observations"]
    made = measures.framework_standing(rows[rows["place"].isin(lep_ids)], package.indicators)
    keys = ["place", "actor", "contribution"]
    made = made.set_index(keys).sort_index()[["best", "worst", "of", "parts"]]
    kept = package["framework_standing"].set_index(keys).sort_index()[made.columns]
    pd.testing.assert_frame_equal(made, kept, check_dtype=False, check_index_type=False)


def test_known_places_stand_where_they_are_known_to(package):
    table = package["framework_standing"].set_index(["place", "actor", "contribution"])
    for contribution in ("funding", "talent", "outputs"):
        assert table.loc[("oxfordshire", "research", contribution), "worst"] <= 5
    assert table.loc[("black-country", "research", "outputs"), "best"] > 28


def test_one_indicator_alone_is_ranked_over_three_years(package, lep_ids):
    rows = package["observations"]
    alone = rows[(rows["indicator"] == "innovate_uk_per_head") & rows["place"].isin(lep_ids)]
    table = measures.framework_standing(alone, package.indicators)
    assert (table["worst"] - table["best"]).mean() > 1
