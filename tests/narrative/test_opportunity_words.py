"""The answer to the second question: true for a place with many strengths, few or none."""

from types import SimpleNamespace

import pandas as pd
import pytest

from placebook.narrative import opportunity

DATA = SimpleNamespace(
    place=SimpleNamespace(id="hull", name="Hull", name_in_text="Hull", kind="lep"),
)
NOTHING = pd.DataFrame(
    columns=["industry", "short_title", "lq", "strength", "field", "field_title"]
)
NO_FIELDS = pd.DataFrame(columns=["field", "short_title"])


def traded(*quotients: float) -> pd.DataFrame:
    titles = [f"Trade {letter}" for letter in "ABCDEFGH"[: len(quotients)]]
    return pd.DataFrame(
        {"short_title": titles, "lq": quotients, "strength": [lq >= 1 for lq in quotients]}
    )


def options(*rows: tuple[str, float, bool, list[str]]) -> pd.DataFrame:
    """Make industries that are not strengths: title, quotient, local, close strengths."""
    table = pd.DataFrame(rows, columns=["short_title", "lq", "local", "near"])
    table = table.assign(
        industry=table["short_title"], chance_low=0.411, chance_high=0.423, share=0.1
    )
    close = table[["industry", "near"]].explode("near").dropna()
    return opportunity.in_words(table, close.rename(columns={"near": "strength_title"}))


def meets(industry: str, lq: float, field: str = "Chemistry") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "industry": [industry],
            "short_title": [industry],
            "lq": [lq],
            "strength": [lq >= 1],
            "field": [field.lower()],
            "field_title": [field],
            "uk_share": [0.14],
        }
    )


FIELDS = pd.DataFrame({"field": ["law", "physics"], "short_title": ["Law", "Physics"]})
NEAREST = options(("Mines", 0.95, False, ["Metals"]), ("Shops", 0.99, True, []))


def say(table=None, strengths=None, fields=FIELDS, pairs=NOTHING, data=DATA) -> str:
    strengths = traded(2.0, 1.2) if strengths is None else strengths
    return opportunity.answer(NEAREST if table is None else table, strengths, fields, pairs, data)


@pytest.mark.parametrize(
    ("quotients", "words"),
    [
        (
            (3.0, 2.0, 1.6, 1.5, 1.2),
            "Hull has clear strengths to lead from: four of the five industries that sell beyond "
            "their area weigh at least one and a half times as much here as in the UK, led by "
            "trade A and trade B.",
        ),
        (
            (3.0, 1.2, 0.5),
            "only trade A weighs at least one and a half times as much here as in the UK, though "
            "one other also weighs more here.",
        ),
        ((3.0, 2.0, 0.5), "only trade A and trade B weigh at least one and a half"),
        ((1.4, 1.0, 0.5), "two weigh more here than in the UK, but none one and a half times"),
    ],
)
def test_places_with_many_strengths_few_and_none_get_answers_of_their_own(quotients, words):
    assert words in say(strengths=traded(*quotients))


@pytest.mark.parametrize(
    ("fields", "pairs", "words"),
    [
        (FIELDS, meets("Metals", 1.5), "Strong industry and strong research meet in metals."),
        (
            FIELDS,
            meets("Mines", 0.95),
            "research, in law and physics, has no strong industry to match; the nearest pair is "
            "chemistry with mines, which has 95% of the UK’s share.",
        ),
        (FIELDS, NOTHING, "in law and physics, has no strong industry to match."),
        (NO_FIELDS, NOTHING, "Research of world-leading quality is scarce here"),
    ],
)
def test_research_is_said_to_meet_industry_only_where_both_are_strong(fields, pairs, words):
    assert words in say(fields=fields, pairs=pairs)


def test_local_industries_are_never_called_the_next_specialisation():
    words = say()
    assert "likeliest in mines: about 2 in 5 of LEPs’ industries" in words
    assert "shops" not in words.lower()
    assert "Shops" not in opportunity.next_table(NEAREST, DATA)
    assert opportunity.space_title(NEAREST).startswith("Mines comes nearest")
    assert list(NEAREST["named"]) == [True, False]


def test_a_place_far_from_a_new_specialisation_is_told_so():
    words = say(options(("Mines", 0.6, False, [])))
    assert (
        "No new specialisation is close. Mines comes nearest, with 60% of the UK’s share" in words
    )
    assert "Mines is seldom found with the industries that the place is strong in." in words


def test_research_beside_the_next_industry_is_named():
    words = say(pairs=meets("Mines", 0.95))
    assert "Mines could build on metals, with strong research in chemistry beside it." in words


def test_england_gets_no_odds_and_other_nations_are_warned():
    def nation(name: str) -> SimpleNamespace:
        return SimpleNamespace(
            place=SimpleNamespace(id=name.lower(), name=name, name_in_text=name, kind="nation")
        )

    words = say(data=nation("England"))
    assert "England is most of the UK" in words
    assert "2 in 5" not in words
    assert "<table" not in opportunity.next_table(NEAREST, nation("England"))
    assert "odds" not in opportunity.limits(nation("England"))
    assert "smaller than Wales" in opportunity.limits(nation("Wales"))
    assert "odds" not in opportunity.limits(DATA)


def test_a_place_that_does_everything_has_an_answer_still():
    none_left = options(("Shops", 0.99, True, []))
    assert say(none_left).endswith("to match.")
    assert opportunity.space_title(none_left) == (
        "No industry that sells beyond the area is left to move into"
    )


def test_the_table_of_meetings_names_fields_with_their_share_of_the_uk():
    assert "Chemistry (14% of the UK’s)" in opportunity.meeting_table(meets("Metals", 1.5))
    assert opportunity.meeting_table(NOTHING) == ""
    assert opportunity.meeting_note(NOTHING).startswith("No strong research meets")
