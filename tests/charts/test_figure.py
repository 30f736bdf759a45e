"""What a figure's specification carries: each table once, and no column that is not drawn."""

import altair as alt
import pandas as pd

from placebook.charts import figure
from placebook.charts.encoding import tooltip

TABLE = pd.DataFrame(
    {
        "name": ["Kent", "Fife"],
        "value": [1.5, 2.0],
        "kind": ["a", "b"],
        "£ lower": [1.0, 1.5],
        "hinted": ["x", "y"],
        "order.by": [2, 1],
        "idle": [0, 0],
    }
)


def drawn(chart: alt.TopLevelMixin) -> list[list[dict]]:
    made = figure(chart, TABLE, name="one", title="Two places", shows="Bars.", source="ONS")
    return list(made.spec["datasets"].values())


def bars(data: pd.DataFrame = TABLE) -> alt.Chart:
    return alt.Chart(data).mark_bar().encode(x=alt.X("value:Q"), y=alt.Y("name:N"))


def test_only_columns_that_the_drawing_names_are_kept():
    assert [set(row) for row in drawn(bars())[0]] == [{"name", "value"}] * 2


def test_columns_of_hints_filters_expressions_and_sorts_are_kept():
    chart = (
        bars()
        .encode(tooltip=tooltip(hinted="Hint"), y=alt.Y("name:N", sort=alt.SortField("order\\.by")))
        .transform_filter("datum.kind === 'a'")
        .transform_calculate(low="datum['£ lower'] * 2")
    )
    assert set(drawn(chart)[0][0]) == set(TABLE.columns) - {"idle"}


def test_a_hint_that_shows_the_whole_row_keeps_every_column():
    chart = bars().encode(tooltip=alt.TooltipValue(None)).mark_bar(tooltip={"content": "data"})
    assert set(drawn(chart)[0][0]) == set(TABLE.columns)


def test_layers_that_draw_one_table_share_it_with_the_columns_of_both():
    chart = alt.layer(bars(), bars().mark_text().encode(text=alt.Text("kind:N")))
    assert [set(rows[0]) for rows in drawn(chart)] == [{"name", "value", "kind"}]
