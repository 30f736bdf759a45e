"""The phrase book says what the numbers say, in good English."""

from types import SimpleNamespace

import pandas as pd
import pytest
import yaml
from tests.conftest import ROOT

from placebook import narrative
from placebook.narrative import phrases
from placebook.narrative.numbers import percent, quantity

PLACE = SimpleNamespace(
    name="North East", name_in_text="the North East", kind="lep", id="north-east"
)
DATA = SimpleNamespace(place=PLACE, reference=SimpleNamespace(id="united-kingdom"))


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "words"),
    [
        (183471, "GBP million", 0, "£183 billion"),
        (999.6, "GBP million", 0, "£1 billion"),
        (56.141, "GBP million", 0, "£56.1 million"),
        (57.46, "GBP per hour", 1, "£57.5 an hour"),
        (39845, "GBP per head", 0, "£39,845 per head"),
        (739812, "people", 0, "740,000 people"),
        (68265209, "people", 0, "68.3 million people"),
        (72.44, "percent", 1, "72.4%"),
        (1234, "enterprises", 0, "1,234 businesses"),
        (-12.4, "GBP million", 1, "-£12.4 million"),
        (0, "EUR per head", 0, "€0 per head"),
    ],
)
def test_quantities(value, unit, decimals, words):
    assert quantity(value, unit, decimals) == words


def test_small_percentages_are_not_rounded_to_nothing():
    assert percent(0.004) == "0.4%"
    assert percent(0) == "0%"


def test_every_unit_of_the_schema_can_be_said():
    schema = yaml.safe_load((ROOT / "scripts" / "schema.yaml").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in schema["indicators"]["fields"]}
    for unit in fields["unit"]["enum"]:
        assert quantity(12.34, unit, 1)


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (1.0, "about the same as"),
        (0.981, "about the same as"),
        (1.03, "a little above"),
        (0.96, "a little below"),
        (1.1, "above"),
        (0.79, "well below"),
    ],
)
def test_comparisons(ratio, words):
    assert phrases.compared(ratio) == words


def test_a_rank_is_a_range_and_never_first_of_one():
    assert phrases.rank_phrase(1, 1, 1, PLACE) == ""
    assert phrases.rank_phrase(2, 5, 38, PLACE) == "between 2nd and 5th of the 38 LEPs"


def test_a_sentence_begins_with_a_capital_and_keeps_names():
    assert phrases.capital("the North East has") == "The North East has"
    assert phrases.inside("Telecoms and IT") == "telecoms and IT"
    assert phrases.inside("GVA per head") == "GVA per head"


def quotients(lqs: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "short_title": [f"Industry {k}" for k in range(len(lqs))],
            "lq": lqs,
            "share": [0.1] * len(lqs),
            "whole_share": [0.1 / lq for lq in lqs],
        }
    )


def test_a_place_without_specialisation_is_not_said_to_stand_out():
    text = narrative.industries.specialisation(quotients([1.3, 1.1, 0.8]), DATA, 2023)
    assert "stood out" not in text
    assert text.startswith("The North East has a mix of industries")


def test_a_specialised_place_is_said_to_stand_out_for_what_it_has():
    text = narrative.industries.specialisation(quotients([4.4, 2.0, 1.1]), DATA, 2023)
    assert "industry 0 (4.4 times the UK’s share) and industry 1 (twice)" in text


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        (0.8, 0.81, "kept pace"),
        (0.8, 0.7, "fallen further behind"),
        (0.8, 0.9, "narrowed the gap"),
        (0.8, 1.0, "closed the gap"),
        (0.9, 1.2, "overtaken the UK"),
        (1.2, 1.4, "drawn further ahead"),
        (1.3, 1.1, "lead has shrunk"),
        (1.2, 0.9, "lead is gone"),
    ],
)
def test_productivity_verdicts(first, last, verdict):
    own = pd.DataFrame({"period": [2004, 2022], "ratio": [first, last]})
    assert verdict in narrative.future.productivity(own, DATA)


def test_a_place_without_research_says_so():
    empty = pd.DataFrame(columns=["fte", "institutions", "short_title", "fte_world_leading"])
    totals = pd.Series({"fte": 0.0, "quality": 0.0, "whole_quality": 0.0})
    assert "No university" in narrative.research.research(empty, totals, DATA)


def test_the_framework_says_where_england_stands_in():
    data = SimpleNamespace(reference=SimpleNamespace(name="United Kingdom"))
    table = pd.DataFrame(
        {
            "actor": "business",
            "contribution": ["talent", "outputs"],
            "short_title": ["Professionals", "Exports"],
            "ratio": [1.2, 0.8],
            "against": ["England", "United Kingdom"],
        }
    )
    words = narrative.research.framework_table(table, data)
    assert "<strong>1.2×</strong> professionals (against England)" in words
    assert "exports (" not in words
    note = narrative.research.benchmark_note(table, data)
    assert note == "For professionals there is no UK figure, so England stands in."
    assert not narrative.research.benchmark_note(table.tail(1), data)
