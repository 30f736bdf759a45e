"""The sidebar: parts fold by themselves, and the one that is read is open."""

import re

import pytest
from sphinx_external_toc.parsing import parse_toc_data

from placebook.book.sidebar import Contents

TOC = {
    "root": "index",
    "subtrees": [
        {"caption": "Places & regions", "entries": [{"file": "a"}, {"file": "b"}]},
        {
            "caption": "Methods",
            "entries": [
                {"file": "c", "entries": [{"file": "d"}, {"file": "e"}]},
                {"file": "f"},
            ],
        },
    ],
}
TITLES = {page: f"Page <{page}>" for page in ("index", *"abcdef")}


def contents(page: str) -> str:
    return Contents(parse_toc_data(TOC), TITLES, page, "../{}.html".format).html()


@pytest.mark.parametrize(("page", "opened"), [("b", 0), ("c", 1), ("e", 1), ("search", 0)])
def test_one_part_is_open_that_of_the_page_or_else_the_first(page, opened):
    found = re.findall(r'<details class="pb-part"( open)?><summary>(.*?)</summary>', contents(page))
    assert [name for _, name in found] == ["Places &amp; regions", "Methods"]
    assert [k for k, (state, _) in enumerate(found) if state] == [opened]


def test_no_page_is_lost_and_each_stays_in_its_part():
    first, second = contents("index").split('class="pb-part"')[1:]
    assert re.findall(r'href="\.\./(\w)\.html"', first) == ["a", "b"]
    assert re.findall(r'href="\.\./(\w)\.html"', second) == ["c", "d", "e", "f"]


@pytest.mark.parametrize(("page", "unfolded"), [("c", True), ("e", True), ("f", False)])
def test_what_is_below_a_page_is_unfolded_on_that_page_and_below_it(page, unfolded):
    found = re.findall(r'<details( open)?><summary aria-label="([^"]*)"', contents(page))
    assert found == [(" open" * unfolded, "Show or hide what is under Page &lt;c&gt;")]


def test_the_page_that_is_read_leads_nowhere_and_says_so():
    (here,) = re.findall(r"<a [^>]*aria-current[^>]*>[^<]*", contents("e"))
    assert 'aria-current="page"' in here
    assert 'href="#"' in here
    assert here.endswith("Page &lt;e&gt;")
    assert "aria-current" not in contents("search")


@pytest.mark.book
@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
def test_the_parts_open_and_close_with_the_keyboard_with_and_without_scripts(
    browser, site, serve, scripts
):
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{serve(site)}/places/oxfordshire.html")
    sidebar = page.locator(".bd-docs-nav")
    assert sidebar.get_by_role("link", name="Oxfordshire", exact=True).is_visible()
    glossary = sidebar.get_by_role("link", name="Glossary", exact=True)
    assert not glossary.is_visible()
    about = sidebar.locator("summary", has_text="About")
    about.focus()
    page.keyboard.press("Enter")
    assert glossary.is_visible()
    page.keyboard.press("Space")
    assert not glossary.is_visible()
    context.close()
