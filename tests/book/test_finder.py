"""Find my place as people do it: by typing, by the keyboard, in the list, and without scripts."""

import re

import pytest
from playwright.sync_api import expect
from tests.book.axe import both_ways, violations

from placebook.book.finder import key

pytestmark = [pytest.mark.browser, pytest.mark.book]


@pytest.fixture(scope="module")
def address(site, serve) -> str:
    return serve(site)


def type_in(page, address: str, text: str, start: str = "index.html") -> list[str]:
    """Type into the box and give the suggestions."""
    page.goto(f"{address}/{start}")
    box = page.get_by_role("combobox", name="Find your place")
    box.click()
    box.press_sequentially(text)
    said = page.locator(".pb-finder-said")
    expect(said).not_to_be_empty()
    return [option.inner_text() for option in page.get_by_role("option").all()]


@pytest.mark.parametrize(
    ("typed", "chapter"),
    [
        ("hull", "Hull"),
        ("Newcastle", "Newcastle"),
        ("st albans", "Hertfordshire"),
        ("kings lynn", "New Anglia"),
        ("King’s Lynn", "New Anglia"),
        ("Birmigham", "Greater Birmingham"),
        ("oxfrod", "Oxfordshire"),
        ("Truro", "Cornwall"),
        ("cardiff", "Wales"),
        ("Belfast", "Northern Ireland"),
        ("Greater Manchester Combined Authority", "Greater Manchester"),
    ],
)
def test_what_people_type_leads_to_the_chapter(page, address, typed, chapter):
    found = type_in(page, address, typed)
    assert chapter in found[0], found


def test_two_places_of_one_name_are_both_offered(page, address):
    found = " ".join(type_in(page, address, "newcastle"))
    assert "North East" in found
    assert "Stoke-on-Trent and Staffordshire" in found


def test_a_district_in_two_leps_offers_both(page, address):
    found = " ".join(type_in(page, address, "cannock chase"))
    assert "Greater Birmingham and Solihull" in found
    assert "Stoke-on-Trent and Staffordshire" in found


def test_the_keyboard_alone_opens_the_chapter(page, address):
    type_in(page, address, "hull")
    box = page.get_by_role("combobox", name="Find your place")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/*.html")
    assert "Hull" in page.locator("h1").inner_text()


def test_escape_closes_the_suggestions_and_keeps_the_words(page, address):
    type_in(page, address, "leeds")
    page.keyboard.press("Escape")
    assert page.get_by_role("option").count() == 0
    assert page.get_by_role("combobox", name="Find your place").input_value() == "leeds"


@pytest.mark.parametrize("typed", ["zzzzqq", "SW1A 1AA"])
def test_what_is_not_found_leads_to_the_list(page, address, typed):
    assert type_in(page, address, typed) == []
    page.get_by_role("link", name="choose from the list of all places").click()
    page.wait_for_url("**/places/index.html")


def test_it_works_on_the_list_page_too(page, address):
    assert "Oxfordshire" in type_in(page, address, "oxford", "places/index.html")[0]


def test_it_works_from_a_folder(browser, site):
    context = browser.new_context()
    opened = context.new_page()
    opened.goto((site / "index.html").as_uri())
    opened.get_by_role("combobox", name="Find your place").click()
    opened.keyboard.type("hull")
    expect(opened.get_by_role("option").first).to_contain_text("Hull")
    context.close()


@both_ways
def test_axe_finds_no_violation_while_names_are_suggested(page, address, theme, width):
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    type_in(page, address, "hull")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_without_scripts_there_is_the_list(browser, address):
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{address}/places/index.html")
    assert not bare.locator(".pb-finder").is_visible()
    assert bare.get_by_role("link", name="Cumbria").first.is_visible()
    context.close()


def test_the_list_is_sorted_by_any_column(page, address):
    page.goto(f"{address}/places/index.html")
    frame = page.locator(".pb-sortable[aria-label^=Local]")
    heads = frame.locator("thead th")
    column = heads.count() - 1
    heads.nth(column).get_by_role("button").click()
    assert heads.nth(column).get_attribute("aria-sort") == "descending"
    cells = frame.locator(f"tbody tr > :nth-child({column + 1})").all_inner_texts()
    values = [
        float(re.sub(r"[£,%]|\(.*\)", "", cell)) for cell in cells if re.match(r"[£\d]", cell)
    ]
    assert len(values) >= 38
    assert values == sorted(values, reverse=True)
    heads.nth(0).get_by_role("button").click()
    assert heads.nth(0).get_attribute("aria-sort") == "ascending"
    assert heads.nth(column).get_attribute("aria-sort") != "descending"
    names = frame.locator("tbody tr > :nth-child(1)").all_inner_texts()
    assert names == sorted(names, key=key) or names == sorted(names, key=str.casefold)


def test_each_toggle_of_the_sidebar_says_what_it_opens(page, address):
    page.goto(f"{address}/index.html")
    labels = page.locator(".bd-sidebar-primary summary").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label') || one.textContent.trim())"
    )
    assert len(labels) >= 8
    assert all(labels)
    assert len(set(labels)) == len(labels)
