"""Specialisations gained, lost, emerging and fading: by hand, and that noise is no news."""

import numpy as np
import pandas as pd
import pytest
from tests.measures.test_confidence import history

from placebook import measures

YEARS = 26  # 1998 to 2023


def path(*points: tuple[int, float]) -> list[float]:
    """Quotients of all years, straight lines between some of them."""
    years, values = zip(*points, strict=True)
    return list(np.interp(range(1998, 2024), years, values))


def changes(**paths: list[float]) -> pd.DataFrame:
    table = measures.changed_specialisations(history(paths, first=1998), 1998, 2023)
    return table.set_index("industry")


def test_each_kind_of_change_by_hand():
    table = changes(
        gained=path((1998, 0.5), (2010, 1.5), (2023, 1.5)),
        lost=path((1998, 1.5), (2010, 0.5), (2023, 0.5)),
        kept=path((1998, 1.5), (2023, 1.5)),
        emerging=path((1998, 0.5), (2012, 0.5), (2022, 0.9), (2023, 0.9)),
        fading=path((1998, 3.0), (2012, 3.0), (2022, 2.0), (2023, 2.0)),
        other=path((1998, 0.3), (2023, 0.3)),
    )
    assert table["change"].to_dict() == {
        "gained": "gained",
        "lost": "lost",
        "kept": "kept",
        "emerging": "other",
        "fading": "kept",
        "other": "other",
    }
    trends = table["trend"].to_dict()
    assert {name for name, trend in trends.items() if trend != "none"} == {"emerging", "fading"}
    assert trends["emerging"] == "emerging"
    assert trends["fading"] == "fading"


def test_means_of_three_years_are_compared():
    row = changes(metals=[2, 2, 5, *[1.0] * (YEARS - 6), 1, 2, 3]).loc["metals"]
    assert (row["lq_start"], row["lq_end"]) == (3, 2)


def test_the_gain_that_weighs_most_is_that_of_the_larger_industry_not_of_the_steeper_rise():
    # Metals: 5% of output, half of it new, 2.5%. Gems: 1.5%, three quarters of it new, 1.1%.
    columns = ["industry", "local", "lq_start", "lq_end", "share_end"]
    rows = [("gems", False, 1.0, 4.0, 0.015), ("metals", False, 1.5, 3.0, 0.05)]
    care = ("care", True, 1.0, 3.0, 0.2)
    assert measures.most_grown(pd.DataFrame([*rows, care], columns=columns))["industry"] == "metals"
    assert measures.most_grown(pd.DataFrame(rows[:1], columns=columns))["industry"] == "gems"
    little = [("gems", False, 1.0, 4.0, 0.013), ("cars", False, 1.5, 2.2, 0.2)]
    assert measures.most_grown(pd.DataFrame(little, columns=columns)) is None


def test_one_odd_year_is_no_news():
    odd = [0.9] * (YEARS - 1) + [1.6]
    table = changes(metals=odd)
    assert table.loc["metals", "change"] == "other"
    assert table.loc["metals", "trend"] == "none"


def test_a_rise_within_the_noise_does_not_emerge():
    base = np.array(path((1998, 0.6), (2012, 0.6), (2023, 0.85)))
    shaken = base * np.where(np.arange(YEARS) % 2, 1.5, 1 / 1.5)
    table = changes(steady=list(base), shaken=list(shaken))
    assert table.loc["steady", "trend"] == "emerging"
    assert table.loc["shaken", "trend"] == "none"


def test_noise_leaves_out_a_steady_rise():
    rising = [1.05**year for year in range(YEARS)]
    shaken = [value * (1.1 if year % 2 else 1.0) for year, value in enumerate(rising)]
    noise = measures.yearly_noise(history({"a": rising, "b": shaken}, first=1998), 2023)
    assert noise["a"] == pytest.approx(0, abs=1e-9)
    # Second differences of an alternation by h are 2h: sqrt(4 h^2 / 6).
    assert noise["b"] == pytest.approx(np.log(1.1) * np.sqrt(4 / 6))


def test_the_nearest_of_then_are_followed_and_local_ones_are_not():
    past = history(
        {
            "made it": path((1998, 0.9), (2013, 0.9), (2018, 1.2), (2023, 1.2)),
            "fell": path((1998, 0.8), (2013, 0.8), (2023, 0.5)),
            "far": path((1998, 0.3), (2023, 0.3)),
            "shops": path((1998, 0.95), (2023, 1.1)),
        },
        first=1998,
    )
    past.industries.loc["shops", "local"] = True
    found = measures.nearest_then(past, 2013, 2023)
    assert dict(zip(found["industry"], found["entered"], strict=True)) == {
        "made it": True,
        "fell": False,
    }


def test_where_an_industry_stood_at_first_is_the_mean_of_three_years():
    past = history(
        {"mines": [1.0, 1.3, 1.6, *[0.9] * (YEARS - 3)], "mills": [1.2] * YEARS}, first=1998
    )
    table = measures.with_course(pd.DataFrame({"industry": ["mines", "mills", "new"]}), past, 2023)
    assert table["lq_first"].tolist() == pytest.approx([1.3, 1.2, np.nan], nan_ok=True)
    assert table["specialised_first"].tolist() == [True, False, False]
    assert set(table["year_first"]) == {1999}


def test_what_has_been_falling_or_has_passed_is_no_new_specialisation():
    falling = [*[1.3] * (YEARS - 10), *np.linspace(1.3, 0.9, 10)]
    passed = [*[0.9] * (YEARS - 3), 1.1, 1.1, 0.95]
    near = [0.9] * YEARS
    past = history({"falling": falling, "passed": passed, "near": near}, first=1998)
    table = measures.with_course(
        pd.DataFrame({"industry": list(past.industries.index)}), past, 2023
    )
    assert list(table.loc[table["open"], "industry"]) == ["near"]


def test_households_are_never_in_the_lists_of_a_chapter(gva, whole, lep_ids):
    for place in lep_ids:
        past = measures.industry_history(gva[gva["place"] == place], whole)
        table = measures.changed_specialisations(past, 1998, 2023)
        assert not {"T (97-98)", "68IMP"} & set(table["industry"])
