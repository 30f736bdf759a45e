"""The map and list of innovation assets in a real browser: filters, links, and no script at all."""

import gzip

import pytest
from tests.book.axe import both_ways, violations

from placebook.dataset import open_package

pytestmark = [pytest.mark.book, pytest.mark.browser]

PAGE = "national/assets.html"


@pytest.fixture(scope="module")
def address(site, serve):
    return serve(site)


@pytest.fixture(scope="module")
def listed():
    """Say in how many rows of the data an asset lies in a place, or in any, of some kinds."""
    package = open_package()
    assets, pairs = package["assets"], package["asset_places"]

    def count(place: str = "", *kinds: str) -> int:
        rows = assets
        if place:
            rows = rows[rows["id"].isin(pairs.loc[pairs["place"] == place, "asset"])]
        return int(rows["kind"].isin(kinds).sum()) if kinds else len(rows)

    return count


def open_page(page, address, choice=""):
    page.goto("about:blank")
    page.goto(f"{address}/{PAGE}{'#' if choice else ''}{choice}")
    page.wait_for_selector(".pb-assets-form:not([hidden])")


def shown(page) -> tuple[int, int]:
    """Count the rows and the marks that can be seen."""
    rows = page.locator(".pb-assets-list tbody tr:visible").count()
    marks = page.locator(".pb-assets-map g[data-asset]:not([hidden])").count()
    return rows, marks


def status(page) -> str:
    return page.locator(".pb-assets-status").inner_text()


def test_all_are_shown_at_first(page, address, listed):
    open_page(page, address)
    assert shown(page) == (listed(), listed())
    assert status(page) == f"Shown: {listed()} of {listed()} assets, all kinds, all places."


def test_a_place_is_chosen_and_the_address_keeps_it(page, address, listed):
    open_page(page, address)
    whole = page.locator(".pb-assets-map").get_attribute("viewBox")
    page.get_by_label("Place", exact=True).select_option(label="Oxfordshire")
    few = listed("oxfordshire")
    assert 1 < few < 20
    assert shown(page) == (few, few)
    assert page.url.endswith("#place=oxfordshire")
    assert "Oxfordshire. The address of this page keeps the choice." in status(page)
    assert page.locator(".pb-assets-map").get_attribute("viewBox") != whole
    page.reload()
    page.wait_for_selector(".pb-assets-form:not([hidden])")
    assert shown(page) == (few, few)
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("() => !location.hash")
    assert shown(page) == (listed(), listed())
    assert page.locator(".pb-assets-map").get_attribute("viewBox") == whole


def test_kinds_are_chosen_with_the_keyboard(page, address, listed):
    open_page(page, address, "place=scotland")
    page.locator("input[value=university]").focus()
    page.keyboard.press("Space")
    others = ("research organisation", "Catapult centre", "incubator or accelerator")
    assert shown(page)[0] == listed("scotland", *others)
    assert "place=scotland&kind=research-organisation,catapult-centre" in page.url
    assert "research organisations, Catapult centres and incubators" in status(page)
    for _ in range(3):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
    assert shown(page) == (0, 0)
    assert "no kind" in status(page)


def test_a_link_shows_what_it_names(page, address, listed):
    open_page(page, address, "place=london&kind=catapult-centre")
    assert shown(page)[0] == listed("london", "Catapult centre") == 1
    open_page(page, address, "place=england")
    assert shown(page)[0] == listed("england")
    open_page(page, address, "place=swindon-and-wiltshire")
    assert shown(page)[0] == 0
    assert "that does not mean that there are none" in status(page)


def test_what_is_not_known_is_said_and_all_is_shown(page, address, listed):
    open_page(page, address, "place=atlantis")
    assert shown(page)[0] == listed()
    assert status(page).startswith("There is no place or kind called “atlantis”.")


def test_places_of_the_table_below_lead_to_the_filter(page, address, listed):
    open_page(page, address)
    page.locator('a[href="#place=leeds-city-region"]').click()
    page.locator(".pb-assets-status", has_text="Leeds City Region").wait_for()
    assert shown(page)[0] == listed("leeds-city-region")


def test_filtered_rows_can_be_sorted_and_stay_filtered(page, address, listed):
    open_page(page, address, "place=new-anglia")
    page.locator(".pb-assets-list th").get_by_role("button", name="District").click()
    districts = page.locator(".pb-assets-list tbody tr:visible td:nth-child(3)").all_inner_texts()
    assert districts == sorted(districts)
    assert len(districts) == listed("new-anglia")


@pytest.mark.parametrize("choice", ["", "place=oxfordshire"])
@both_ways
def test_no_accessibility_violation(page, address, choice, theme, width):
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, address, choice)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
    assert violations(page) == []


def test_without_scripts_the_whole_list_is_there(browser, address, listed):
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{address}/{PAGE}#place=oxfordshire")
    assert bare.locator(".pb-assets-list tbody tr").count() == listed()
    assert bare.locator(".pb-assets-map g[data-asset]").count() == listed()
    assert not bare.locator(".pb-assets-form").is_visible()
    bare.locator(".pb-assets-list a", has_text="Cumbria").first.click()
    bare.wait_for_url("**/places/cumbria.html")
    context.close()


def test_a_chapter_leads_to_its_part_of_the_list(page, address, listed):
    page.goto(f"{address}/places/oxfordshire.html")
    page.get_by_role("link", name="map and list of all assets").click()
    page.wait_for_selector(".pb-assets-form:not([hidden])")
    assert shown(page)[0] == listed("oxfordshire")


def test_the_script_is_loaded_on_this_page_only_and_is_small(site):
    others = [path for path in site.rglob("*.html") if b"assets/assets.js" in path.read_bytes()]
    assert [path.name for path in others] == ["assets.html"]
    page = gzip.compress((site / PAGE).read_bytes())
    script = gzip.compress((site / "assets" / "assets.js").read_bytes())
    assert len(page) + len(script) < 150_000
