"""The answer to the second question: true for a place with many strengths, few or none."""

from types import SimpleNamespace

import pandas as pd
import pytest

from placebook.narrative import capacity, meeting, opportunity

DATA = SimpleNamespace(
    place=SimpleNamespace(
        id="hull", name="Hull", name_in_text="Hull", kind="lep", nation="england"
    ),
    small_places="LEPs",
    covers=lambda _table: True,
)
NOTHING = pd.DataFrame(
    columns=["industry", "short_title", "lq", "strength", "field", "field_title"]
)
NO_FIELDS = pd.DataFrame(columns=["field", "short_title"])


def traded(*quotients: float) -> pd.DataFrame:
    titles = [f"Trade {letter}" for letter in "ABCDEFGH"[: len(quotients)]]
    return pd.DataFrame(
        {
            "short_title": titles,
            "lq": quotients,
            "low": [lq * 0.95 for lq in quotients],
            "high": [lq * 1.05 for lq in quotients],
            "confidence": "firm",
            "share": [0.02 * lq for lq in quotients],
            "whole_share": 0.02,
            "strength": [lq >= 1.1 for lq in quotients],
        }
    )


def options(*rows: tuple[str, float, bool, list[str]]) -> pd.DataFrame:
    """Make industries that are not strengths: title, quotient, local, close strengths."""
    table = pd.DataFrame(rows, columns=["short_title", "lq", "local", "near"])
    table = table.assign(
        industry=table["short_title"],
        chance_low=0.411,
        chance_high=0.423,
        share=0.1,
        lq_first=0.8,
        specialised_first=False,
        open=True,
        year_first=1999,
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
    table = NEAREST if table is None else table
    told = [
        capacity.answer(table, strengths, fields, pairs, data),
        capacity.closer(table, pairs, data),
    ]
    return " ".join(part for part in told if part)


@pytest.mark.parametrize(
    ("quotients", "words"),
    [
        (
            (3.0, 2.0, 1.6, 1.2),
            "Hull has a base to lead from: by our best estimates three of its sure strengths weigh "
            "more than one and a half times as much here as in the UK, with trade A first.",
        ),
        ((3.0, 1.2, 0.5), "only trade A weighs more than one and a half times as much here"),
        ((3.0, 2.0, 0.5), "only trade A and trade B weigh more than one and a half times"),
        (
            (1.4, 1.0, 0.5),
            "No industry of Hull that sells beyond the area stands far enough out to lead from: "
            "none of its sure strengths weighs one and a half times as much as in the UK. Nearest "
            "comes trade A, at about 1.4 times the UK’s share of output.",
        ),
        (
            (0.9, 0.5),
            "none of its sure strengths weighs one and a half times as much as in the UK. Its",
        ),
    ],
)
def test_places_with_many_strengths_few_and_none_get_answers_of_their_own(quotients, words):
    assert words in say(strengths=traded(*quotients))


@pytest.mark.parametrize("once", [True, False])
def test_what_the_place_was_once_specialised_in_would_be_a_return(once):
    words = "For mines it would be a return: about 1999 they had 1.4 times the UK’s share."
    assert (words in say(NEAREST.assign(lq_first=1.43, specialised_first=once))) is once


def test_a_high_quotient_that_is_not_sure_is_nothing_to_lead_from():
    shaky = traded(3.0, 1.2).assign(strength=[False, True])
    assert "No industry of Hull" in say(strengths=shaky)


@pytest.mark.parametrize(
    ("fields", "pairs", "words"),
    [
        (
            FIELDS,
            meets("Metals", 1.5),
            "Strong research meets industry that weighs more here than in the UK in metals.",
        ),
        (
            FIELDS,
            meets("Mines", 0.95),
            "None of its strong industries has strong research beside it. The nearest pair is "
            "chemistry with mines, which have 95% of the UK’s share.",
        ),
        (FIELDS, NOTHING, "in law and physics, goes with none of its larger industries."),
        (
            NO_FIELDS,
            NOTHING,
            "Little or none of the UK’s world-leading research is done by",
        ),
    ],
)
def test_research_is_said_to_meet_industry_only_where_both_are_strong(fields, pairs, words):
    assert words in say(fields=fields, pairs=pairs)


def test_local_industries_are_never_called_the_next_specialisation():
    words = say()
    assert "likeliest in mines: about 2 in 5 of LEPs’ industries" in words
    assert "shops" not in words.lower()
    assert "Shops" not in opportunity.next_table(NEAREST, DATA)
    assert opportunity.space_title(NEAREST).startswith("Mines come nearest")
    assert list(NEAREST["named"]) == [True, False]


def test_a_place_far_from_a_new_specialisation_is_told_so():
    words = say(options(("Mines", 0.6, False, [])))
    assert "No new specialisation is close. Mines come nearest, with 60% of the UK’s share" in words
    assert "Elsewhere" not in words


def test_research_beside_the_next_industry_is_named():
    words = say(pairs=meets("Mines", 0.95))
    assert "Elsewhere mines are often found together with metals, which weigh more in Hull" in words
    assert words.endswith("Strong research in chemistry could help here.")


def test_one_industry_beside_the_next_is_spoken_of_as_one():
    alone = options(("Mines", 0.95, False, ["Wholesale"]))
    assert "found together with wholesale, which weighs more in Hull" in say(alone)
    two = options(("Mines", 0.95, False, ["Wholesale", "Education"]))
    assert "with wholesale and education, which weigh more in Hull" in say(two)


def test_what_a_pointer_is_told_of_an_industry():
    assert list(NEAREST["built"]) == [
        "Mines: often found together with metals",
        "Shops: no strength of this place is close to it",
    ]
    # To begin with the nearest with a strength beside it is picked.
    table = options(("Mines", 0.85, False, ["Metals"]), ("Gems", 0.97, False, []))
    assert list(table["picked"]) == [True, False]


def test_england_gets_no_odds_and_other_nations_are_warned():
    def nation(name: str) -> SimpleNamespace:
        return SimpleNamespace(
            place=SimpleNamespace(
                id=name.lower(), name=name, name_in_text=name, kind="nation", nation=name.lower()
            ),
            small_places="LEPs",
            covers=lambda _table: True,
        )

    words = say(data=nation("England"))
    assert "England is most of the UK" in words
    assert "2 in 5" not in words
    assert "<table" not in opportunity.next_table(NEAREST, nation("England"))
    assert "odds" not in capacity.limits(nation("England"))
    assert "smaller than Wales" in capacity.limits(nation("Wales"))
    assert "odds" not in capacity.limits(DATA)


def test_what_has_been_falling_is_drawn_but_not_named():
    table = options(("Mines", 0.97, False, ["Metals"]), ("Gems", 0.9, False, []))
    falling = table.drop(columns=["chance", "strengths", "beside", "built", "named", "picked"])
    falling = falling.assign(open=[False, True])
    close = pd.DataFrame({"industry": ["Mines"], "strength_title": ["Metals"]})
    told = opportunity.in_words(falling, close)
    assert list(told["named"]) == list(told["picked"]) == [False, True]
    assert opportunity.space_title(told).startswith("Gems come nearest")
    assert "Mines" not in opportunity.next_table(told, DATA)
    assert "likeliest in gems" in say(told)


def test_a_place_that_does_everything_has_an_answer_still():
    none_left = options(("Shops", 0.99, True, []))
    assert say(none_left).endswith("none of its larger industries.")
    assert opportunity.space_title(none_left) == (
        "No industry that sells beyond the area is on its way to a new specialisation"
    )


def test_the_table_of_meetings_names_fields_with_their_share_of_the_uk():
    assert "Chemistry (14% of the UK’s)" in meeting.meeting_table(meets("Metals", 1.5))
    assert meeting.meeting_table(NOTHING) == ""
    assert meeting.meeting_note(NOTHING).startswith("No strong research meets")
