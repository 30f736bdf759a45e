"""Smart Spec 101: words of the live examples, and that each page keeps what it promises."""

import json
import re
from types import SimpleNamespace

import pandas as pd
import pytest
from tests.conftest import ROOT

from placebook.narrative import primer

DATA = SimpleNamespace(
    place=SimpleNamespace(id="marches", name_in_text="the Marches"), small_places="LEPs"
)
PAGES = sorted((ROOT / "templates" / "practice").glob("101-*.ipynb"))
QUOTIENTS = pd.DataFrame(
    {
        "industry": ["a", "b"],
        "short_title": ["Education", "Machines and vehicles"],
        "share": [0.11, 0.08],
        "whole_share": [0.09, 0.03],
    }
)


def test_the_largest_industry_is_told_from_the_most_distinctive():
    said = primer.large_or_distinctive(QUOTIENTS, QUOTIENTS[1:], DATA)
    assert "The Marches’ largest industry is education, with 11% of output" in said
    assert "machines and vehicles make 8% of output here, and 3% in the UK" in said
    assert "It is also" in primer.large_or_distinctive(QUOTIENTS, QUOTIENTS[:1], DATA)
    assert "No industry" in primer.large_or_distinctive(QUOTIENTS, QUOTIENTS[:0], DATA)


def test_a_quotient_is_worked_out_with_its_range():
    row = pd.Series(
        {
            "short_title": "Metals",
            "share": 0.0766,
            "whole_share": 0.01152,
            "lq": 6.65,
            "low": 6.1,
            "high": 7.3,
            "confidence": "firm",
        }
    )
    said = primer.quotient(row, DATA, 2023)
    assert "In 2023 metals made 7.66% of the Marches’ output and 1.15% of the UK’s." in said
    assert "location quotient, 6.65" in said
    assert "from 6.1 to 7.3" in said


def test_the_nearest_industry_that_sells_beyond_the_area_is_the_example():
    options = pd.DataFrame(
        {
            "short_title": ["Shops", "Mines", "Wholesale"],
            "local": [True, False, False],
            "open": [True, False, True],
            "lq": [0.99, 0.95, 0.9],
            "density": [50.0, 40.0, 31.4],
            "chance": ["about 1 in 2", "about 1 in 2", "about 2 in 5"],
        }
    )
    said = primer.built_on(options, DATA)
    assert "wholesale has 90% of the UK’s share" in said
    assert "about 2 in 5 became" in said
    assert "Density is 31%" in said


def test_the_narrowest_and_the_widest_range_of_ranks_are_set_side_by_side():
    profile = pd.DataFrame(
        {
            "place": ["marches", "marches", "other"],
            "title": ["Output per hour worked", "Employment rate", "Employment rate"],
            "best": [20, 1, 3],
            "worst": [20, 34, 3],
            "of": [38, 38, 38],
            "rank": ["always 20th of the 38 LEPs", "between 1st and 34th of the 38 LEPs", ""],
        }
    )
    said = primer.rank_widths(profile, DATA)
    assert said.startswith("The Marches is always 20th of the 38 LEPs for output per hour worked.")
    assert "For the employment rate all that can be said is 1st to 34th of 38." in said
    assert "On one of the two indicators below" in said


@pytest.mark.parametrize(
    ("meets", "end"), [(["a"], "beside one of them."), ([], "beside none of them.")]
)
def test_evidence_narrows_the_list_step_by_step(meets, end):
    traded = pd.DataFrame({"lq": [2.0, 1.1, 0.8], "surely_above": [True, False, False]})
    clear = pd.DataFrame({"industry": ["a"]})
    said = primer.narrowed(traded, clear, pd.DataFrame({"industry": meets}), DATA)
    assert "has three industries of some size" in said
    assert "two weigh as much as in the UK or more, one surely do" in said
    assert said.endswith(end)


def prose(path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    shown = [c for c in cells if "remove-cell" not in c["metadata"].get("tags", [])]
    return "\n".join("".join(c["source"]) for c in shown if c["cell_type"] == "markdown")


def test_there_are_six_pages_on_six_places_and_the_index_leads_to_each():
    index = (ROOT / "book" / "practice" / "101.md").read_text(encoding="utf-8")
    assert len(PAGES) == 6
    assert all(f"({path.name})" in index for path in PAGES)
    code = [path.read_text(encoding="utf-8") for path in PAGES]
    places = {re.search(r'open_place\(\\"([\w-]+)\\"\)', text)[1] for text in code}
    assert len(places) == 6


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_short_and_cites_just_what_it_lists(path):
    text, _, references = re.split(r"^## (Reference)s?$", prose(path), flags=re.MULTILINE)
    assert 270 <= len(re.sub(r"\]\([^)]*\)", "", text).split()) <= 450
    listed = re.findall(r"^- ([\w-]+), .*?\((\d{4})\)", references, re.MULTILINE)
    assert listed
    for author, year in listed:
        assert re.search(rf"{author}[^.;]*?\(?{year}", text), (author, year)
    for author, year in re.findall(r"([A-Z][\w-]+)(?: and [\w-]+)* \(?(\d{4})\)", text):
        assert year in {known for _, known in listed}, (author, year)
        assert author in references
