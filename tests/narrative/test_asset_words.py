"""Words about assets: a place with many, one, or none, and what the list does not say."""

from types import SimpleNamespace

import pandas as pd
import pytest

from placebook.narrative import assets as words

DATA = SimpleNamespace(
    place=SimpleNamespace(id="hull", name="Hull", name_in_text="Hull", kind="lep")
)


def listed(*kinds: str, district: str = "Hull") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": [f"Body {n:02}" for n, _ in enumerate(kinds)],
            "kind": list(kinds),
            "district": [district] * len(kinds),
        },
        columns=["name", "kind", "district"],
    )


def test_none_in_the_list_is_not_said_to_be_none_at_all():
    said = words.place(listed(), DATA)
    assert said.startswith("Our list holds no innovation asset in Hull.")
    assert "That does not mean that there is none" in said
    assert words.listed(listed(), DATA) == ""
    assert not words.on_a_map(listed())


def test_one_is_named_and_not_mapped():
    one = listed("university")
    assert words.place(one, DATA).startswith("In Hull our list holds one university.")
    assert words.listed(one, DATA) == "- **University**: Body 00."
    assert not words.on_a_map(one)


def test_several_are_counted_by_kind():
    found = listed("Catapult centre", "university", "university", "incubator or accelerator")
    said = words.place(found, DATA)
    assert "four innovation assets: two universities, one Catapult centre and one incubator" in said
    assert words.listed(found, DATA).splitlines()[0] == "- **Universities**: Body 01; Body 02."
    assert words.on_a_map(found)


def test_many_are_cut_with_the_way_to_the_others():
    many = listed(*["university"] * 45)
    lines = words.listed(many, DATA)
    assert lines.count("; Body") == 14
    assert "#place=hull&amp;kind=university" in lines
    assert ">30 more</span>" in lines
    assert not words.on_a_map(many)


@pytest.mark.parametrize(
    ("districts", "title"),
    [
        (["Hull", "Hull"], "Both assets are in Hull"),
        (["York", "Hull"], "The assets of Hull are all in different districts"),
        (["York", "Hull", "Hull"], "Two of three assets are in Hull"),
        (["York", "York", "Hull", "Hull", "Selby"], "Hull and York have two assets each"),
        (
            ["Vale of White Horse", "Vale of White Horse", "Oxford"],
            "Two of three assets are in the Vale of White Horse",
        ),
    ],
)
def test_the_map_is_titled_with_where_most_are(districts, title):
    table = listed(*["university"] * len(districts)).assign(district=districts)
    assert words.map_title(table, DATA) == title


def test_what_the_list_lacks_is_said():
    left_out = pd.DataFrame(
        {
            "name": ["Energy Systems Catapult", "TWI", "Salvation Army"],
            "reason": ["no position", "no position", "no research there"],
            "why": ["None gives it", "None gives it", "A charity"],
        }
    )
    said = words.lacks(left_out)
    assert "one Catapult (Energy Systems), nor for one other research organisation that" in said
    table = words.left_out_table(left_out)
    assert "Energy Systems Catapult; TWI" in table
    assert "A charity." in table
