"""Convergence: slopes and spreads worked out by hand, intervals that hold what they should."""

import math

import numpy as np
import pandas as pd
import pytest

from placebook import measures


def series(values: dict[str, list[float]], start: int = 2000) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"place": place, "name": place, "period": start + k, "value": value}
            for place, row in values.items()
            for k, value in enumerate(row)
        ]
    )


def grown(first: np.ndarray, slope: float, noise: np.ndarray) -> pd.DataFrame:
    """Make places that grow by the slope times the logarithm of where they start."""
    growth = 0.05 + slope * np.log(first) + noise
    return pd.DataFrame({"place": range(len(first)), "name": "x", "first": first, "growth": growth})


def test_ends_average_years_and_count_the_years_between_their_middles():
    table = measures.ends(series({"a": [90, 100, 110, 1, 1, 180, 200, 220]}), 2000, 2007)
    row = table.iloc[0]
    assert (row["first"], row["last"]) == (100, 200)
    assert row["growth"] == pytest.approx(math.log(2) / 5)


def test_a_place_without_a_value_at_an_end_is_left_out():
    known = series({"a": [1, 1, 1, 2, 2, 2], "b": [1, 1, 1, 2, 2, math.nan]})
    assert list(measures.ends(known, 2000, 2005)["place"]) == ["a"]


def test_the_slope_without_noise_is_the_slope_that_was_put_in():
    first = np.linspace(60, 140, 20)
    fit = measures.beta_convergence(grown(first, -0.02, np.zeros(20)))
    assert fit["slope"] == pytest.approx(-0.02)
    assert fit["intercept"] == pytest.approx(0.05)
    assert (fit["lower"], fit["upper"]) == pytest.approx((-0.02, -0.02))


def test_the_slope_equals_that_of_numpy():
    generator = np.random.default_rng(1)
    table = grown(generator.uniform(60, 140, 38), -0.01, generator.normal(0, 0.004, 38))
    slope, intercept = np.polyfit(np.log(table["first"]), table["growth"], 1)
    fit = measures.beta_convergence(table)
    assert (fit["slope"], fit["intercept"]) == pytest.approx((slope, intercept))


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    held = 0
    for seed in range(60):
        generator = np.random.default_rng(seed)
        table = grown(generator.uniform(60, 140, 38), -0.01, generator.normal(0, 0.004, 38))
        fit = measures.beta_convergence(table)
        held += fit["lower"] <= -0.01 <= fit["upper"]
    assert 50 <= held <= 60


def test_the_spread_is_the_deviation_of_logarithms():
    table = measures.sigma_convergence(series({"a": [1, 1], "b": [math.e, math.e**2]}))
    assert table["period"].tolist() == [2000, 2001]
    assert table["spread"].tolist() == pytest.approx([math.sqrt(0.5), math.sqrt(2)])


def test_the_spread_does_not_depend_on_the_unit():
    generator = np.random.default_rng(2)
    values = {str(k): list(row) for k, row in enumerate(generator.uniform(50, 150, (10, 4)))}
    one = measures.sigma_convergence(series(values))
    two = measures.sigma_convergence(series({k: [7 * v for v in r] for k, r in values.items()}))
    assert one["spread"].to_numpy() == pytest.approx(two["spread"].to_numpy())


def test_a_change_of_the_spread_is_seen_when_there_is_one_and_not_when_there_is_none():
    generator = np.random.default_rng(3)
    logs = generator.normal(0, 0.13, 38)
    halved = {str(k): [math.exp(v), math.exp(v / 2)] for k, v in enumerate(logs)}
    same = {
        str(k): [math.exp(v), math.exp(v + e)]
        for k, (v, e) in enumerate(zip(logs, generator.normal(0, 0.02, 38), strict=True))
    }
    shrunk, kept = measures.sigma_change(series(halved)), measures.sigma_change(series(same))
    assert shrunk["last"] == pytest.approx(shrunk["first"] / 2)
    assert shrunk["upper"] < 0
    assert kept["lower"] < 0 < kept["upper"]
    assert shrunk["change"] == pytest.approx(shrunk["last"] - shrunk["first"])


def test_two_releases_stand_side_by_side_what_changed_most_first():
    one = series({"a": [100], "b": [50], "c": [80]})
    two = series({"a": [101], "b": [45], "d": [1]})
    table = measures.same_year(one, two, 2000)
    assert table[["place", "first", "last"]].to_numpy().tolist() == [["b", 50, 45], ["a", 100, 101]]
