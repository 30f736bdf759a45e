"""Words about the test of foresight follow the figures, whatever they turn out to be."""

import pandas as pd
import pytest

from placebook.narrative import foresight


def gains(*rows: tuple[float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["gain", "lower", "upper"])


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([(0.001, -0.001, 0.003), (0.004, 0.002, 0.006)], "next to nothing: at best it changes"),
        ([(0.05, 0.03, 0.07)], "something: at best it changes the area by 0.050"),
        ([(0.05, -0.01, 0.11)], "nothing that can be told from chance"),
        ([(-0.005, -0.016, 0.006), (-0.02, -0.03, -0.01)], "by −0.005 (95% interval −0.016"),
    ],
)
def test_the_verdict_on_density_depends_on_its_size_and_on_chance(rows, verdict):
    assert verdict in foresight.gain(gains(*rows), "districts")


def test_the_halves_are_counted():
    table = pd.DataFrame({"low": [0.1, 0.2, 0.3, 0.5], "high": [0.2, 0.3, 0.4, 0.4]})
    assert "in three of the four bands" in foresight.density_halves(table, "LEPs")
    assert "in all four bands" in foresight.density_halves(table.head(3).iloc[[0, 1, 2, 2]], "LEPs")


def test_calibration_weighs_parts_by_their_size():
    table = pd.DataFrame({"number": [1, 3], "predicted": [0.0, 0.4], "observed": [0.2, 0.6]})
    assert "30% of the industries" in foresight.calibration(table)
    assert "50% did" in foresight.calibration(table)


def test_the_table_of_rates_gives_the_numbers_behind_each_share():
    rates = pd.DataFrame(
        {
            "start": [2013, 2003],
            "end": [2023, 2013],
            "above": 0.9,
            "below": 1.0,
            "number": [50, 0],
            "entered": [10, 0],
            "rate": [0.2, float("nan")],
        }
    )
    html = foresight.rates_table(rates)
    assert html.index("2003 to 2013") < html.index("2013 to 2023")
    assert html.index("none (0 of 0)") < html.index("20% (10 of 50)")
    assert "0.9 to under 1" in html


def test_models_of_both_kinds_of_place_stand_side_by_side():
    table = pd.DataFrame({"model": ["quotient"], "auc": [0.7], "lower": [0.6], "upper": [0.8]})
    html = foresight.models_table({"districts": table, "LEPs": table.assign(auc=0.75)})
    assert "Location quotient at the start" in html
    assert html.index(">Districts<") < html.index(">LEPs<")
    assert html.index("0.700 (0.600") < html.index("0.750 (0.600")
