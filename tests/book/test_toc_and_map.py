"""The contents are filled from the places table; the map links to every chapter."""

import re

import pandas as pd
import pytest
import yaml
from tests.conftest import ROOT

from placebook.book.maps import map_svg, project
from placebook.book.toc import table_of_contents
from placebook.dataset import load

PLACES = pd.DataFrame(
    {
        "id": ["a", "b", "c", "n", "uk"],
        "kind": ["lep", "lep", "lep", "nation", "comparator"],
        "region": ["North", "South East", "North", "Wales", ""],
    }
)
TOC = {
    "root": "index",
    "parts": [{"caption": "Places", "fill": "places", "chapters": [{"file": "x"}]}],
}


def test_places_stand_under_their_regions_and_nations_by_themselves():
    filled = table_of_contents(TOC, PLACES, {"a", "b", "c", "n"})
    assert filled["parts"][0]["chapters"] == [
        {"file": "x"},
        {"file": "places/regions/north", "sections": [{"file": "places/a"}, {"file": "places/c"}]},
        {"file": "places/regions/south-east", "sections": [{"file": "places/b"}]},
        {"file": "places/n"},
    ]
    assert "fill" in TOC["parts"][0]


def test_a_chapter_that_was_not_built_is_left_out():
    filled = table_of_contents(TOC, PLACES, {"a"})
    assert str(filled).count("places/") == 2


def test_contents_without_a_marked_part_are_refused():
    with pytest.raises(ValueError, match="fill: places"):
        table_of_contents({"parts": []}, PLACES, set())


def test_every_file_in_the_committed_contents_exists_or_is_a_template():
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    for part in toc["parts"]:
        for chapter in part["chapters"]:
            name = chapter["file"]
            page = ROOT / "book" / f"{name}.md"
            template = ROOT / "templates" / f"{name}.ipynb"
            assert page.is_file() or template.is_file(), name


def test_the_map_links_to_every_place_but_england_once():
    package = load(ROOT / "data")
    svg = map_svg(package.folder / "boundaries.topojson", lambda place: f"places/{place}.html")
    linked = re.findall(r'<a href="places/([a-z0-9-]+)\.html"', svg)
    assert sorted(linked) == sorted(set(package.chapters["id"]) - {"england"})


def test_north_is_up_and_east_is_right():
    oxford, edinburgh, norwich = project(-1.26, 51.75), project(-3.19, 55.95), project(1.3, 52.6)
    assert edinburgh[1] > oxford[1]
    assert norwich[0] > oxford[0]
    assert abs(project(-2, 52)[0]) < 1e-12
