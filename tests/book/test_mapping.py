"""The map of innovation activity in a real browser: sheet, explorer, and what is left without."""

import re

import pytest
from tests.book.axe import both_ways, violations
from tests.book.test_browser import draw_all

pytestmark = [pytest.mark.book, pytest.mark.browser]

PAGE = "national/mapping.html"
PLACES, SECTORS = 42, 14


@pytest.fixture(scope="module")
def address(site, serve):
    return serve(site)


def open_page(page, address, choice=""):
    page.goto("about:blank")
    page.goto(f"{address}/{PAGE}{'#' if choice else ''}{choice}")
    page.wait_for_selector(".pb-explorer form:not([hidden])")


def column(page, sector: str) -> list[dict]:
    """Read the cells of a sector from top to bottom."""
    return page.evaluate(
        """sector => {
            const table = document.querySelector('.pb-sheet table');
            const at = [...table.tHead.rows[0].cells].findIndex(c => c.dataset.sector === sector);
            return [...table.tBodies[0].rows].map(row => {
                const [i, r] = ['.pb-i', '.pb-r'].map(k => row.cells[at].querySelector(k));
                return {
                    place: row.cells[0].firstChild.textContent.trim(),
                    industry: parseFloat(i.textContent), research: parseFloat(r.textContent),
                    strong: [i, r].map(s => /pb-s[23]/.test(s.className)),
                };
            });
        }""",
        sector,
    )


def head(page, sector: str):
    return page.locator(f".pb-sheet th[data-sector={sector}] button")


def status(page) -> str:
    return page.locator(".pb-explorer .pb-compare-status").inner_text()


def tables(page) -> dict[str, list[list[str]]]:
    """Read the explorer's tables by their captions."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.pb-explorer-result table')].map(
            t => [t.caption.textContent,
                  [...t.tBodies[0].rows].map(r => [...r.cells].map(c => c.textContent))]))"""
    )


def test_the_sheet_is_a_whole_table_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{address}/{PAGE}")
    rows = bare.locator(".pb-sheet tbody tr")
    assert rows.count() == PLACES
    assert rows.first.locator("td").count() == SECTORS
    assert bare.locator(".pb-sheet thead button").count() == 0
    assert not bare.locator(".pb-sheet-views").is_visible()
    assert not bare.locator(".pb-explorer form").is_visible()
    assert "tables of this page hold the same figures" in bare.locator(".pb-explorer").inner_text()
    context.close()


def test_the_sheet_is_sorted_by_a_sector_where_both_stand_out_first(page, address):
    open_page(page, address)
    head(page, "biosciences").click()
    found = column(page, "biosciences")
    keys = [(sum(c["strong"]), c["strong"][0], c["industry"]) for c in found]
    assert keys == sorted(keys, reverse=True)
    assert found[0]["strong"] == [True, True]
    assert len({c["place"] for c in found}) == PLACES
    said = page.locator(".pb-sheet .pb-sort-said").inner_text()
    assert said.startswith("Sorted by Biosciences: first where both stand out")
    assert page.locator(".pb-sheet th[aria-sort]").count() == 1


@pytest.mark.parametrize("view", ["industry", "research"])
def test_one_figure_alone_is_shown_and_sorted_by(page, address, view):
    open_page(page, address)
    head(page, "digital").click()
    page.locator(f".pb-sheet input[value={view}]").check()
    values = [c[view] for c in column(page, "digital")]
    assert values == sorted(values, reverse=True)
    hidden = {"industry": ".pb-r", "research": ".pb-i"}[view]
    assert not page.locator(f".pb-sheet td {hidden}").first.is_visible()


def test_the_order_of_the_book_comes_back_by_region(page, address):
    open_page(page, address)
    before = [c["place"] for c in column(page, "energy")]
    page.locator(".pb-sheet").get_by_role("button", name="Place", exact=True).click()
    names = [c["place"] for c in column(page, "energy")]
    assert names == sorted(before, key=str.lower)
    page.locator(".pb-sheet").get_by_role("button", name="Region", exact=True).click()
    assert [c["place"] for c in column(page, "energy")] == before


@pytest.mark.parametrize("width", [1280, 390])
def test_heads_and_places_stay_in_sight(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    at = page.evaluate(
        """() => {
            const frame = document.querySelector('.pb-sheet-frame');
            frame.scrollTo(300, 900);
            const box = e => e.getBoundingClientRect();
            const row = frame.querySelectorAll('tbody tr')[30].cells[0];
            const head = frame.querySelector('th[data-sector=energy]');
            return [box(row).left - box(frame).left, box(head).top - box(frame).top];
        }"""
    )
    assert all(abs(distance) < 5 for distance in at)


def test_the_address_keeps_sector_and_place(page, address):
    open_page(page, address)
    page.locator("[name=sector]").select_option("biosciences")
    page.locator("[name=place]").select_option(label="Cheshire and Warrington")
    page.wait_for_url("**#biosciences,cheshire-and-warrington")
    before = tables(page)
    page.reload()
    page.wait_for_selector(".pb-explorer-result table")
    assert tables(page) == before
    assert page.locator("[name=place]").input_value() == "cheshire-and-warrington"
    assert status(page).startswith("Shown: Biosciences, partners for Cheshire and Warrington.")
    page.go_back()
    page.wait_for_function("!document.querySelector('[name=place]').value")


def test_partners_have_what_the_place_lacks(page, address):
    """A place with industry and no research is shown research elsewhere, and the reverse."""
    open_page(page, address, "biosciences,cheshire-and-warrington")
    found = tables(page)
    sheet = {c["place"]: c["strong"] for c in column(page, "biosciences")}
    for_industry = next(k for k in found if k.startswith("Partners for your industry"))
    assert found[for_industry]
    assert all(sheet[row[0]][1] for row in found[for_industry])
    alike = next(k for k in found if k.startswith("Partners alike"))
    assert all(sheet[row[0]][0] for row in found[alike])
    shown = [row[0] for rows in found.values() for row in rows]
    assert "Cheshire and Warrington" not in shown
    assert "England" not in shown
    open_page(page, address, "digital,oxfordshire")
    for_research = next(k for k in tables(page) if k.startswith("Partners for your research"))
    sheet = {c["place"]: c["strong"] for c in column(page, "digital")}
    assert all(sheet[row[0]][0] for row in tables(page)[for_research])


def test_the_explorers_figures_are_those_of_the_sheet(page, address):
    open_page(page, address, "food-supply")
    sheet = {c["place"]: c for c in column(page, "food-supply")}
    rows = [row for table in tables(page).values() for row in table]
    assert len(rows) > 10
    for place, _, industry, research in rows:
        assert float(industry.rstrip("*†")) == pytest.approx(sheet[place]["industry"], abs=0.051)
        number = float(re.match(r"[\d.]+", research)[0])
        assert number == pytest.approx(sheet[place]["research"], abs=0.051)


def test_a_sector_without_research_says_so(page, address):
    open_page(page, address, "aerospace,lancashire")
    text = page.locator(".pb-explorer-result").inner_text()
    assert "Space cannot be measured by itself" in text
    assert "Research is not measured for this sector." in text
    assert [k.split(" (")[0] for k in tables(page)] == [
        "Partners alike: industry stands out there too"
    ]


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("biosciences,atlantis", "There is no sector or place called “atlantis” here."),
        ("alchemy", "There is no sector or place called “alchemy” here."),
        ("%E0%A4%A", "There is no sector or place called"),
        ("region-by-region", ""),
        ("", ""),
    ],
)
def test_an_address_that_cannot_be_followed_is_explained(page, address, choice, said):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_page(page, address, choice)
    assert status(page).startswith(said)
    assert bool(status(page)) == bool(said)
    assert page.locator(".pb-explorer-result h3").inner_text() == "Biosciences"
    assert errors == []


@both_ways
@pytest.mark.parametrize("name", ["mapping", "productivity", "nations"])
def test_axe_finds_no_violation(page, address, theme, width, name):
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/national/{name}.html")
    draw_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_it_works_from_a_folder(browser, site):
    context = browser.new_context()
    opened = context.new_page()
    opened.goto((site / PAGE).as_uri() + "#digital,london")
    assert status(opened).startswith("Shown: Digital, partners for London.")
    context.close()
