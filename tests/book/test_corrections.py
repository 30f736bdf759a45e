"""Corrections in the methods chapter: each is there once, with what was wrong and its guard."""

import re
from html import unescape

import pytest
from tests.conftest import ROOT

from placebook.book.corrections import ACTIONS, corrections_html
from placebook.dataset import load


@pytest.fixture(scope="module")
def data():
    return load(ROOT / "data")


@pytest.mark.book
def test_the_page_shows_every_correction_once(site, data):
    text = (site / "methods" / "corrections.html").read_text(encoding="utf-8")
    shown = re.findall(r'class="pb-correction" id="(\w+)"', text)
    assert sorted(shown) == sorted(data["corrections"]["id"])
    plain = unescape(text)
    for row in data["corrections"].itertuples():
        assert row.reason in plain
        assert row.expect in plain


@pytest.mark.book
def test_its_links_lead_to_entries_of_the_data_dictionary(site):
    text = (site / "methods" / "corrections.html").read_text(encoding="utf-8")
    links = re.findall(r'href="\.\./(about/data-dictionary\.html)#(\w+)"', text)
    assert len(links) >= 10
    dictionary = (site / links[0][0]).read_text(encoding="utf-8")
    assert [anchor for _, anchor in links if f'id="{anchor}"' not in dictionary] == []


def test_kinds_of_corrections_are_those_of_the_data(data):
    assert set(data["corrections"]["action"]) == set(ACTIONS)
    alone = corrections_html(data, ["relabel"], "x.html")
    assert alone.count('class="pb-correction"') == 1
    assert '<a href="x.html#business_rd_per_head">' in alone


def test_a_kind_that_there_is_not_is_an_error(data):
    with pytest.raises(ValueError, match="no correction is of the kind 'guess'"):
        corrections_html(data, ["guess"], "x.html")
