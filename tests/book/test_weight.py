"""What a reader must load, and from where the site works: any folder of a server, or a disk."""

import shutil

import pytest
from tests.book.test_browser import draw_all

pytestmark = [pytest.mark.book, pytest.mark.browser]

KILOBYTE = 1000


def test_no_chapter_is_heavier_than_400_kilobytes(site):
    heavy = {
        path.name: path.stat().st_size
        for path in (site / "places").glob("*.html")
        if path.stat().st_size > 400 * KILOBYTE
    }
    assert heavy == {}


def test_a_chapter_and_what_draws_its_charts_together_weigh_at_most_400_kilobytes(site):
    heavy = {}
    for path in (site / "places").glob("*.html"):
        drawings = site / "_static" / "figures" / "places" / f"{path.stem}.js"
        weight = path.stat().st_size + (drawings.stat().st_size if drawings.exists() else 0)
        if weight > 400 * KILOBYTE:
            heavy[path.name] = weight
    assert heavy == {}


def test_all_that_a_chapter_loads_is_light(page, site, serve):
    loaded = {}
    page.on("response", lambda found: loaded.update({found.url: len(found.body())}))
    page.goto(f"{serve(site)}/places/oxfordshire.html")
    draw_all(page)
    page.wait_for_load_state("networkidle")
    assert sum(url.split("?")[0].endswith("/places/oxfordshire.js") for url in loaded) == 1
    assert sum(loaded.values()) <= 2200 * KILOBYTE


def test_the_script_that_draws_is_light_and_loaded_once(page, site, serve):
    assert (site / "assets" / "vega.js").stat().st_size <= 1200 * KILOBYTE
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{serve(site)}/places/oxfordshire.html")
    draw_all(page)
    assert sum(url.endswith("/assets/vega.js") for url in asked) == 1
    assert page.strangers == []


def test_the_names_of_places_are_light(site):
    assert (site / "assets" / "place-names.js").stat().st_size <= 130 * KILOBYTE


def test_nothing_moves_when_charts_appear(page, site, serve):
    page.goto(f"{serve(site)}/places/oxfordshire.html")
    page.evaluate(
        """() => { window.shift = 0; new PerformanceObserver(list => {
            for (const entry of list.getEntries()) {
                if (!entry.hadRecentInput) { window.shift += entry.value; }
            } }).observe({ type: 'layout-shift', buffered: true }); }"""
    )
    draw_all(page)
    assert page.evaluate("window.shift") < 0.02


def test_the_site_works_below_any_path(page, site, serve, tmp_path):
    home = tmp_path / "report"
    home.mkdir()
    shutil.copytree(
        site, home / "2026", ignore=shutil.ignore_patterns("*.xlsx", "*.ipynb", "*.pdf")
    )
    page.goto(f"{serve(tmp_path)}/report/2026/index.html")
    missing = []
    page.on("response", lambda found: missing.append(found.url) if found.status >= 400 else None)
    page.get_by_role("combobox", name="Find your place").fill("hull")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/report/2026/places/*.html")
    draw_all(page)
    assert page.locator(".pb-figure svg").count() >= 10
    assert missing == []


def test_a_chapter_draws_from_disk(browser, site):
    context = browser.new_context()
    opened = context.new_page()
    opened.goto((site / "places" / "cumbria.html").as_uri())
    opened.locator("#fig-pay").scroll_into_view_if_needed()
    opened.wait_for_selector("#fig-pay svg")
    opened.locator("#fig-locator").scroll_into_view_if_needed()
    opened.wait_for_function(
        "document.querySelectorAll('#fig-locator svg path[fill=\"#12436D\"]').length > 0"
    )
    context.close()
