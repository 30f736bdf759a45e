"""Figures as HTML: what a chart carries reaches the page whole and cannot break it."""

import json
import re

from placebook.book.figures import figure_html, table_html

TABLE = {
    "caption": "Output <b>",
    "columns": ["Area", "Value"],
    "rows": [["Ryde & Cowes", 1234.5], ["=cmd|' /C calc'!A0", None]],
}
SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "mark": "bar",
    "description": "</script><script>alert(1)</script>",
    "usermeta": {
        "placebook": {
            "id": "parts",
            "title": "A <finding>",
            "alt": 'Says "so"',
            "source": "ONS",
            "note": "",
            "height": 200,
            "table": TABLE,
        }
    },
}


def test_a_specification_cannot_end_its_script_element():
    html = figure_html(SPEC)
    spec = re.search(r'class="pb-spec">(.*?)</script>', html).group(1)
    assert json.loads(spec)["description"] == SPEC["description"]
    assert "<script>alert" not in html


def test_the_schema_address_and_the_words_are_not_repeated_in_the_drawing():
    spec = json.loads(re.search(r'class="pb-spec">(.*?)</script>', figure_html(SPEC)).group(1))
    assert set(spec) == {"mark", "description"}


def test_words_are_escaped_and_room_is_kept():
    html = figure_html(SPEC)
    assert "A &lt;finding&gt;" in html
    assert 'aria-label="Says &quot;so&quot;"' in html
    assert "height: 200px" in html
    assert "pb-note" not in html


def test_only_a_chart_that_needs_a_sheet_to_itself_is_marked():
    words = SPEC["usermeta"]["placebook"]
    high = {"usermeta": {"placebook": words | {"height": 829}}}
    assert "pb-tall" in figure_html(SPEC | high)
    assert "pb-tall" not in figure_html(SPEC)


def test_a_table_has_a_caption_and_headers_with_scopes():
    html = table_html(TABLE)
    assert "<caption>Output &lt;b&gt;</caption>" in html
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 2
    assert ">1,234.5<" in html
    assert ">not available<" in html
