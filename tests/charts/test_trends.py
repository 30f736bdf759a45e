"""Lines over time: broken where boundaries changed, absent where there is nothing to draw."""

from types import SimpleNamespace

import pandas as pd

from placebook import charts

PLACE = SimpleNamespace(name="Hull", kind="lep", id="hull")
WORDS = {"name": "x", "title": "A finding", "unit": "£", "source": "ONS"}


def series(areas: list[int]) -> pd.DataFrame:
    years = range(2014, 2014 + len(areas))
    nothing = [float("nan")] * len(areas)
    return pd.DataFrame(
        {
            "name": "Hull",
            "period": list(years),
            "value": [float(year) for year in years],
            "lower": nothing,
            "upper": nothing,
            "area": areas,
        }
    )


def test_a_line_is_drawn_for_each_area_the_place_had():
    spec = charts.trend(series([2014, 2014, 2020, 2020]), PLACE, [], **WORDS).spec
    line = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "line")
    assert line["encoding"]["detail"]["field"] == "area"
    rows = spec["datasets"][line.get("data", spec.get("data"))["name"]]
    assert [row["area"] for row in rows] == [2014, 2014, 2020, 2020]


def test_nothing_is_drawn_where_nobody_has_a_value():
    empty = series([0, 0]).assign(value=float("nan"))
    assert charts.trend(empty, PLACE, [], **WORDS) is None


def test_a_figure_carries_its_words_and_table():
    figure = charts.trend(series([0, 0]), PLACE, [], **WORDS)
    words = figure.spec["usermeta"]["placebook"]
    assert words["title"] == "A finding"
    assert words["alt"].startswith("A finding. Line chart")
    assert words["table"]["columns"] == ["Year", "Hull"]
    assert words["table"]["rows"] == [["2014", 2014.0], ["2015", 2015.0]]
