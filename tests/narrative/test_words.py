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
    name="North East",
    name_in_text="the North East",
    kind="lep",
    peers="LEPs",
    id="north-east",
)
DATA = SimpleNamespace(place=PLACE, reference=SimpleNamespace(id="united-kingdom"))


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "words"),
    [
        (183471, "GBP million", 0, "£183 billion"),
        (999.6, "GBP million", 0, "£1 billion"),
        (56.141, "GBP million", 0, "£56.1 million"),
        (57.46, "GBP per hour", 2, "£57.46 an hour"),
        (8.9, "EUR per head", 1, "€8.90 per head"),
        (0.3, "GBP per head", 1, "£0.30 per head"),
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


@pytest.mark.parametrize(
    ("sure", "words"),
    [
        ([True, True, False], "Of the three highest quotients, two are surely above the UK’s 1;"),
        ([True, True, True], "All three quotients below are surely above the UK’s 1."),
    ],
)
def test_how_sure_the_quotients_are_is_counted(sure, words):
    table = quotients([4.4, 2.0, 1.1]).assign(surely_above=sure)
    assert words in narrative.industries.specialisation(table, DATA, 2023)


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
    assert verdict in narrative.productivity.productivity(own, DATA)


def test_a_place_without_research_says_so():
    empty = pd.DataFrame(columns=["fte", "institutions", "short_title", "fte_world_leading"])
    totals = pd.Series({"fte": 0.0, "quality": 0.0, "whole_quality": 0.0})
    assert "No university" in narrative.research.research(empty, totals, DATA)


NO_RANKS = pd.DataFrame(columns=["actor", "contribution", "best", "worst", "of"])


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
    words = narrative.framework.framework_table(table, NO_RANKS, data)
    assert "<strong>1.2×</strong> professionals (against England)" in words
    assert "exports (" not in words
    note = narrative.framework.benchmark_note(table, data)
    assert note == "For professionals there is no UK figure, so England stands in."
    assert not narrative.framework.benchmark_note(table.tail(1), data)


def ranks(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["actor", "contribution", "best", "worst"]).assign(of=38)


def test_a_place_is_put_in_a_quarter_only_with_its_whole_range():
    words = narrative.framework.standing(
        ranks(
            ("research", "funding", 1, 9),
            ("research", "talent", 2, 10),
            ("business", "outputs", 30, 38),
            ("environment", "talent", 28, 38),
        ),
        DATA,
    )
    assert "the North East is in the top quarter for research (funding)." in words
    assert "It is in the bottom quarter for business (outputs)." in words
    neither = narrative.framework.standing(ranks(("research", "talent", 2, 10)), DATA)
    assert "the North East is surely at neither end in any of the nine." in neither
    assert narrative.framework.standing(NO_RANKS, DATA) == ""
