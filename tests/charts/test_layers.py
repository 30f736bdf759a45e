"""Layers must be written just as Altair writes them."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pytest

from placebook.charts.layers import layered

SERIES = pd.DataFrame({"period": [2020, 2021], "value": [1.5, 2.0], "name": ["Here", "There"]})


def _charts(second: pd.DataFrame) -> list[alt.Chart]:
    x, y = alt.X(field="period", type="quantitative"), alt.Y(field="value", type="quantitative")
    line = alt.Chart(SERIES).mark_line(color="blue").encode(x=x, y=y)
    points = alt.Chart(second).mark_point(size=40).encode(x=x, y=y)
    return [line, points.transform_filter(alt.datum.name == "Here")]


@pytest.mark.parametrize(
    "second", [SERIES, SERIES.head(1), SERIES.copy()], ids=["same", "other", "equal"]
)
def test_layers_are_those_of_altair(second: pd.DataFrame) -> None:
    resolve = alt.Resolve(scale=alt.LegendResolveMap(color="independent"))
    theirs = alt.layer(*_charts(second), resolve=resolve).to_dict(validate=False)
    ours = layered(*_charts(second), resolve=resolve).to_dict()
    assert ours == {key: value for key, value in theirs.items() if key != "config"}
