"""Places side by side in a real browser: like with like, and every figure that of its chapter."""

import gzip
import re

import pytest
from tests.book.axe import both_ways, violations
from tests.book.test_browser import crowded_labels

pytestmark = [pytest.mark.book, pytest.mark.browser]

LONG = (
    "derby-derbyshire-nottingham-and-nottinghamshire,greater-cambridge-and-greater-peterborough,"
    "london,cornwall-and-isles-of-scilly"
)
TWO = "oxfordshire,cumbria"
NATIONS = "england,scotland,wales,northern-ireland"


@pytest.fixture(scope="module")
def address(site, serve):
    return serve(site)


def open_page(page, address, choice="", *, drawn=True):
    """Open the comparison with a choice in its address, and draw its charts."""
    page.goto("about:blank")
    page.goto(f"{address}/national/compare.html{'#' if choice else ''}{choice}")
    page.wait_for_selector(".pb-compare-form:not([hidden])")
    if drawn and page.locator(".pb-compare .pb-figure").count():
        draw(page)


def draw(page):
    for figure in page.locator(".pb-compare .pb-figure").all():
        # Not Playwright's own: it waits until nothing moves, and other charts are still growing.
        figure.evaluate("figure => figure.scrollIntoView({block: 'center'})")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.pb-figure')].every(f => f.dataset.drawn)"
    )


def table(locator) -> list[list[str]]:
    """Read a table as text, lines of a cell joined by a bar."""
    return locator.evaluate(
        """table => [...table.rows].map(row => [...row.cells].map(cell =>
            [...cell.childNodes].map(n => n.textContent.trim()).filter(Boolean).join('|')))"""
    )


def status(page) -> str:
    return page.locator(".pb-compare-status").inner_text()


def shown(page) -> list[str]:
    """List the places at the heads of the first table."""
    if not page.locator(".pb-compare-result").is_visible():
        return []
    return table(page.locator(".pb-compare-table table").first)[0][1:]


def short(rank: str) -> str:
    """Take the ordinals out of a rank phrase, and how many are ranked out of the short form."""
    return " to ".join(re.findall(r"\d+(?:st|nd|rd|th)", rank))


def chapter(page, address, place) -> dict[str, list[list[str]]]:
    """Read the tables of a chapter's figures, by the figure's name."""
    page.goto(f"{address}/places/{place}.html")
    return {
        figure.get_attribute("id").removeprefix("fig-"): table(figure.locator("details table"))
        for figure in page.locator(".pb-figure").all()
    }


def test_two_places_are_chosen_and_the_address_keeps_them(page, address):
    open_page(page, address)
    assert shown(page) == []
    page.get_by_label("First place").select_option(label="Oxfordshire")
    page.get_by_label("Second place").select_option(label="Cumbria")
    page.get_by_role("button", name="Compare").click()
    assert shown(page) == ["Oxfordshire", "Cumbria", "UK"]
    assert page.url.endswith(f"compare.html#{TWO}")
    assert status(page).startswith("Shown: Oxfordshire and Cumbria, beside the UK.")
    before = table(page.locator(".pb-compare-table table").first)
    page.reload()
    assert table(page.locator(".pb-compare-table table").first) == before
    assert page.get_by_label("Second place").input_value() == "cumbria"
    page.get_by_label("Third place").select_option(label="London")
    page.get_by_role("button", name="Compare").click()
    assert shown(page) == ["Oxfordshire", "Cumbria", "London", "UK"]
    assert page.title().startswith("Oxfordshire, Cumbria and London – ")
    page.go_back()
    page.wait_for_function("document.title.startsWith('Oxfordshire and Cumbria – ')")
    assert shown(page) == ["Oxfordshire", "Cumbria", "UK"]


@pytest.mark.parametrize("choice", [TWO, "scotland,wales"])
def test_every_figure_is_that_of_the_places_chapter(page, address, choice):
    open_page(page, address, choice)
    stand, special = (table(found) for found in page.locator(".pb-compare-table table").all())
    trends = {
        figure.get_attribute("id").removeprefix("fig-compare-"): table(
            figure.locator("details table")
        )
        for figure in page.locator(".pb-compare .pb-figure").all()
    }
    for k, place in enumerate(choice.split(","), 1):
        own = chapter(page, address, place)
        headlines = own["glance-economy"][1:] + own["glance-research"][1:]
        assert [[year, value, short(rank)] for _, year, value, _, rank in headlines] == [
            [row[0].split("|")[1], row[k].split("|")[0], short(row[k].split("|")[1])]
            for row in stand[1:]
        ]
        start = next(n for n, row in enumerate(special) if row[0] == f"Five highest: {stand[0][k]}")
        mine = [[row[0], *row[k].split("|")] for row in special[start + 1 : start + 6]]
        heads, *theirs = own["specialisation"][:6]
        of_gva = heads.index("Share of GVA (%)")
        assert [row[0] for row in mine] == [row[0] for row in theirs]
        for (_, quotient, share), row in zip(mine, theirs, strict=True):
            # The chapter's table has one decimal more, so a half may be rounded either way.
            assert float(quotient.rstrip("×")) == pytest.approx(float(row[1]), abs=0.0551)
            assert float(share.rstrip("%")) == pytest.approx(float(row[of_gva]), abs=0.0551)
        for ours, theirs in (
            ("productivity", "productivity-among-others"),
            ("growth", "real-growth"),
            ("pay", "pay"),
            ("births", "business-births"),
        ):
            values = {row[0]: row[k] for row in trends[ours][1:]}
            values = {year: value for year, value in values.items() if value != "not available"}
            assert values == {
                row[0]: row[1] for row in own[theirs][1:] if row[1] != "not available"
            }


def test_a_nation_is_not_set_beside_a_lep_and_the_page_says_why(page, address):
    open_page(page, address, "scotland,oxfordshire,wales")
    assert shown(page) == ["Scotland", "Wales", "UK"]
    assert "Left out: Oxfordshire. A nation cannot be set beside a LEP, because" in status(page)
    assert page.locator(".pb-compare-form .pb-note").inner_text() in status(page)
    second = page.get_by_label("Second place")
    assert second.locator("option[value=cumbria]").is_disabled()
    assert second.locator("option[value=england]").is_enabled()
    page.get_by_label("First place").select_option("cumbria")
    assert second.input_value() == ""
    assert second.locator("option[value=oxfordshire]").is_enabled()
    assert second.locator("option[value=england]").is_disabled()


@pytest.mark.parametrize(
    ("choice", "places", "said"),
    [
        (f"{LONG},cumbria", 5, "Left out, because four places are the most: Cumbria."),
        ("atlantis,dorset,solent", 3, "There is no place called “atlantis” in this report."),
        ("dorset,solent,united-kingdom", 3, "The UK stands beside every choice."),
        ("dorset,dorset", 0, "Choose at least one more place to set beside Dorset."),
        ("%E0%A4%A,<b>x</b>", 0, "There is no place called"),
        (",,", 0, ""),
    ],
)
def test_an_address_that_cannot_be_followed_is_explained(page, address, choice, places, said):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_page(page, address, choice, drawn=False)
    assert len(shown(page)) == places
    assert said in status(page)
    assert errors == []


def test_a_chapter_links_to_the_comparison_with_its_place_chosen(page, address):
    page.goto(f"{address}/places/swindon-and-wiltshire.html")
    page.get_by_role("link", name="Compare with other places").click()
    page.wait_for_url("**/national/compare.html#swindon-and-wiltshire")
    assert page.get_by_label("First place").input_value() == "swindon-and-wiltshire"
    assert status(page) == "Choose at least one more place to set beside Swindon and Wiltshire."


def test_a_choice_is_made_with_the_keyboard_alone(page, address):
    open_page(page, address)
    page.get_by_label("First place").focus()
    page.keyboard.type("Cumb")
    page.keyboard.press("Tab")
    page.keyboard.type("Dors")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".pb-compare-table th:has-text('Dorset')")
    assert shown(page) == ["Cumbria", "Dorset", "UK"]
    assert page.evaluate("document.activeElement.textContent") == "Compare"


def test_a_new_choice_redraws_the_charts_with_their_words(page, address):
    open_page(page, address, TWO)
    figure = page.locator("#fig-compare-productivity")
    before = figure.locator(".pb-title").inner_text()
    assert re.match(r"In \d{4} output an hour was \d+% above the UK’s in Oxfordshire and ", before)
    page.get_by_label("Second place").select_option("dorset")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_selector("#fig-compare-productivity svg text:has-text('Dorset')")
    assert not figure.locator("svg text", has_text="Cumbria").count()
    assert "Dorset" in figure.locator(".pb-title").inner_text()
    alt = figure.locator(".pb-chart").get_attribute("aria-label")
    assert alt.startswith(figure.locator(".pb-title").inner_text())
    assert alt.endswith("UK = 100 by year, for Oxfordshire, Dorset and UK.")
    with page.expect_download() as caught:
        figure.locator("button[data-kind=csv]").click()
    assert '"Year","Oxfordshire","Dorset","UK"' in caught.value.path().read_text("utf-8-sig")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("choice", [LONG, NATIONS])
def test_labels_at_the_ends_of_lines_stay_apart(page, address, width, choice):
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, address, choice)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    overlaps = crowded_labels(page, ".pb-compare .pb-figure")
    assert overlaps == []
    assert page.locator(".pb-compare .pb-figure .mark-text.role-mark text").count() == 4 * 5


@both_ways
def test_axe_finds_no_violation(page, address, theme, width):
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    for choice in ("", TWO, NATIONS):
        open_page(page, address, choice)
        assert violations(page) == []


def test_it_works_from_a_folder(browser, site):
    context = browser.new_context()
    opened = context.new_page()
    opened.goto((site / "national" / "compare.html").as_uri() + f"#{TWO}")
    draw(opened)
    assert shown(opened) == ["Oxfordshire", "Cumbria", "UK"]
    assert opened.locator(".pb-compare .pb-figure svg").count() == 4
    context.close()


def test_without_scripts_the_page_leads_to_the_chapters(browser, address):
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{address}/national/compare.html")
    said = bare.locator(".pb-compare noscript p")
    assert said.is_visible()
    assert "Your browser does not run scripts" in said.inner_text()
    assert not bare.locator(".pb-compare-form").is_visible()
    assert bare.locator(".pb-compare-list a").count() == 42
    bare.locator(".pb-compare-list a", has_text="Cumbria").click()
    bare.wait_for_url("**/places/cumbria.html")
    context.close()


def test_the_figures_of_all_places_are_a_small_download(site):
    text = (site / "national" / "compare.html").read_bytes()
    script = (site / "assets" / "compare.js").read_bytes()
    assert len(gzip.compress(text)) + len(gzip.compress(script)) < 150_000
    others = [path for path in site.rglob("*.html") if b"assets/compare.js" in path.read_bytes()]
    assert [path.name for path in others] == ["compare.html"]
