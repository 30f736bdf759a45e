"""Where research and industry meet: what counts as strong, and which pairs are listed."""

import pandas as pd
import pytest
from tests.measures.test_opportunity import WHOLE, table

from placebook import measures

PLACE = table([4, 1, 2, 2])  # a tenth of the whole's 100


def research(rows: list[tuple[str, float, float]]) -> pd.DataFrame:
    wide = pd.DataFrame(rows, columns=["field", "fte_world_leading", "uk_share"])
    return wide.assign(short_title=wide["field"].str.title(), lq=wide["uk_share"] / 0.4)


def test_a_field_is_strong_by_its_share_of_the_uk_and_its_size():
    table_ = research(
        [("big", 40, 0.08), ("strong", 20, 0.2), ("tiny", 9.9, 0.5), ("even", 10, 0.1)]
    )
    strong = measures.strong_fields(table_, PLACE, WHOLE, 2023)
    # 10 of the whole's 100 is a tenth: a field with 8% of the UK's is large, not strong.
    assert list(strong["field"]) == ["strong", "even"]
    assert list(strong["intensity"]) == pytest.approx([2, 1])
    # All its research is 40% of the whole's, with a tenth of output.
    assert list(strong["overall"]) == pytest.approx([4, 4])


def test_pairs_are_listed_from_three_quarters_of_the_whole():
    traded = pd.DataFrame(
        {
            "industry": ["a", "b", "c", "d"],
            "short_title": ["A", "B", "C", "D"],
            "lq": [2.0, 0.8, 0.7, 3.0],
            "strength": [True, False, False, True],
        }
    )
    fields = research([("x", 20, 0.3), ("y", 20, 0.2)]).assign(intensity=[3.0, 2.0])
    pairs = pd.DataFrame(
        [("y", "a"), ("x", "a"), ("x", "b"), ("x", "c"), ("z", "d")], columns=["field", "industry"]
    )
    found = measures.meetings(fields, traded, pairs)
    listed = list(zip(found["industry"], found["field"], found["strength"], strict=True))
    assert listed == [("a", "x", True), ("a", "y", True), ("b", "x", False)]
    assert measures.meetings(fields.head(0), traded, pairs).empty


def test_the_concordance_pairs_fields_with_traded_industries_of_the_finest_level(package):
    industries = package["industries"].set_index("code")
    paired = industries.loc[package["research_industries"]["industry"]]
    assert (paired["leaf"] & paired["by_business"] & ~paired["local"]).all()
