"""Research of all places: sums, shares and quotients on a small country, and on the real one."""

import re
from pathlib import Path

import pandas as pd
import pytest

from placebook import measures
from placebook.dataset import open_all, open_place

PAGE = Path(__file__).parents[2] / "book" / "methods" / "research.md"
UK = "uk"
PEOPLE = pd.DataFrame(
    {"place": ["a", "b", UK] * 2, "period": [2014] * 3 + [2021] * 3, "value": [1e5, 3e5, 4e5] * 2}
)


def row(place, field, panel, period, fte, leading):
    return {
        "place": place,
        "field": field,
        "short_title": field.capitalize(),
        "panel": panel,
        "period": period,
        "fte": fte,
        "fte_world_leading": leading,
    }


RESEARCH = pd.DataFrame(
    [
        row("a", "law", "C", 2014, 20, 6),
        row("b", "law", "C", 2014, 20, 4),
        row("a", "law", "C", 2021, 40, 10),
        row("b", "law", "C", 2021, 60, 30),
        row("b", "physics", "B", 2021, 50, 40),
    ]
)
WHOLE = RESEARCH.groupby(["field", "short_title", "panel", "period"], as_index=False)[
    ["fte", "fte_world_leading"]
].sum()
ALL = pd.concat([RESEARCH, WHOLE.assign(place=UK)], ignore_index=True)


@pytest.fixture(scope="module")
def by_place() -> pd.DataFrame:
    return measures.research_by_place(ALL, PEOPLE)


def test_sums_per_head(by_place):
    table = by_place.set_index(["place", "period", "panel"])["value"]
    assert table["a", 2021, "all"] == 10
    assert table["b", 2021, "all"] == pytest.approx(70 / 3)
    assert table["b", 2021, "B"] == pytest.approx(40 / 3)
    assert table["a", 2021, "B"] == 0, "a place without a field has none of it"
    assert table[UK, 2014, "all"] == 2.5


def test_the_rank_holds_both_exercises(by_place):
    table = measures.panel_intensity(by_place, ["a", "b"], UK).set_index("place")
    # In 2014 a was before b, in 2021 it was behind.
    assert list(table.loc["a", ["best", "worst", "of"]]) == [1, 2, 2]
    assert list(table.index) == ["b", "a"]
    assert table.loc["a", "all"] == pytest.approx(10 / 20)
    assert table.loc["b", "C"] == pytest.approx(10 / 10)


def test_shares_of_places_that_make_up_the_whole_add_up(by_place):
    shares = measures.shares_of_uk(by_place, ["a", "b"], UK)
    assert shares[["first", "last"]].sum().tolist() == pytest.approx([1, 1])
    assert shares["change"].sum() == pytest.approx(0)
    assert shares.set_index("place").loc["a", "change"] == pytest.approx(10 / 80 - 6 / 10)


def test_concentration():
    last, whole = RESEARCH[RESEARCH["period"] == 2021], WHOLE[WHOLE["period"] == 2021]
    table = measures.field_concentration(last, whole, 1)
    assert table["field"].tolist() == ["physics", "law"]
    assert table["share"].tolist() == [1, 0.75]
    assert table["places"].tolist() == ["b", "b"]
    both = measures.field_concentration(last, whole, 2)
    assert both.set_index("field").loc["law", "places"] == "b|a"
    assert both["share"].tolist() == [1, 1]


def test_specialised_is_not_the_same_as_much_per_head():
    last, whole = RESEARCH[RESEARCH["period"] == 2021], WHOLE[WHOLE["period"] == 2021]
    people = pd.Series({"a": 2e5, "b": 2e5, UK: 4e5})
    table = measures.field_specialisation(last, whole, people, UK, least=10).set_index("place")
    # All research of a is law, which is half of the whole's; but it has a quarter of all law.
    assert table.loc["a", "lq"] == pytest.approx(2)
    assert table.loc["a", "per_head"] == pytest.approx(0.5)
    small = measures.field_specialisation(last, whole, people, UK, least=11)
    assert set(small["place"]) == {"b"}


def test_the_mix_of_the_whole_is_one():
    funding = pd.DataFrame(
        {
            "place": ["england", "england", "wales", "town"],
            "discipline": ["Physics", "Biology", "Biology", "Physics"],
            "funding": [30, 50, 20, 10],
        }
    )
    table = measures.discipline_quotients(funding, ["england", "wales"])
    found = table.set_index(["place", "discipline"])["lq"]
    assert found["town", "Physics"] == pytest.approx(1 / 0.3)
    assert found["england", "Biology"] == pytest.approx((50 / 80) / 0.7)


@pytest.fixture(scope="module")
def data():
    return open_all()


def test_the_places_together_are_the_uk(data):
    """No institution has its main address where two LEPs overlap."""
    research = data.research()
    parts = [*data.leps, *(n for n in data.nations if n.id != "england")]
    ids = [place.id for place in parts]
    sums = research[research["place"].isin(ids)].groupby(["field", "period"])
    whole = research[research["place"] == data.reference.id].set_index(["field", "period"])
    difference = sums["fte_world_leading"].sum() - whole["fte_world_leading"]
    assert difference.abs().max() < 0.01


def numbers(words: str) -> list[float]:
    """Read the numbers that stand in the place of ``#`` in some words of the page."""
    text = re.sub(r"(?<=\d),(?=\d)", "", " ".join(PAGE.read_text(encoding="utf-8").split()))
    found = re.search(re.escape(words).replace(r"\#", r"(\d+(?:\.\d+)?)"), text)
    assert found, words
    return [float(group) for group in found.groups()]


def test_research_beside_output_with_a_calculator():
    mine = open_place("lancashire")
    industries, uk = mine.industries(mine.place), mine.industries(mine.reference)
    research = measures.research_strengths(mine.research(mine.place), mine.research(mine.reference))
    fields = measures.strong_fields(research, industries, uk, 2023)
    of_uk, of_output, ratio = numbers(
        "#% of the UK’s world-leading research in all fields, and in 2023 #% of its output: #"
    )
    first = fields.iloc[0]
    assert of_uk == round(100 * first["uk_share"] / first["lq"], 1)
    assert of_output == round(100 * first["uk_share"] / first["intensity"], 1)
    assert ratio == round(first["overall"], 2)
    assert len(fields) == 13, "as the page says in a word"


def test_the_worked_examples_of_the_page(data):
    research = data.research()
    people = data.observations("population", places=[*data.leps, data.reference])
    table = measures.research_by_place(research, people)
    mine = research[(research["place"] == "solent") & (research["period"] == 2021)]
    engineering = mine.set_index("field").loc["engineering"]
    (staff,) = numbers("sent in the work of # full-time equivalent staff in engineering")
    posts, share = numbers("it comes to # posts of world-leading research: #% of the work")
    assert staff == round(engineering["fte"], 1)
    assert posts == round(engineering["fte_world_leading"], 1)
    assert share == round(100 * posts / staff)
    rows = table[(table["panel"] == "all") & (table["period"] == 2021)].set_index("place")
    solent, uk = rows.loc["solent"], rows.loc[data.reference.id]
    posts, living, over, under, hundred_thousand, result = numbers(
        "had # posts in all fields and # people in 2021: # ÷ # × # = #"
    )
    assert (posts, living) == (over, under)
    assert posts == round(solent["fte_world_leading"], 1)
    assert living == solent["people"]
    assert result == round(over / under * hundred_thousand, 1) == round(solent["value"], 1)
    uk_posts, uk_living, uk_result = numbers("The UK had # posts and # people: #.")
    assert [uk_posts, uk_living] == [round(uk["fte_world_leading"], 1), uk["people"]]
    assert uk_result == round(uk["value"], 1)
    left, right, ratio = numbers("has # ÷ # = # times")
    assert (left, right) == (result, uk_result)
    intensity = measures.panel_intensity(table, ["solent"], data.reference.id)
    assert ratio == round(left / right, 1) == round(intensity["all"].iloc[0], 1)
