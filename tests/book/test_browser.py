"""The site in a real browser without a network: what readers do, and what axe finds."""

import json
import re

import pytest

pytestmark = [pytest.mark.book, pytest.mark.browser]

# Figures of lines with a name at each end.
LINES = ", ".join(
    f"#fig-{name}"
    for name in ("productivity", "real-growth", "business-births", "qualifications", "pay")
)
CHAPTERS = ("oxfordshire", "scotland", "cornwall-and-isles-of-scilly", "swindon-and-wiltshire")


@pytest.fixture(scope="module")
def address(site, serve):
    return serve(site)


def draw_all(page) -> None:
    """Scroll from figure to figure, each time until it is drawn."""
    undrawn = page.evaluate(
        """async () => {
            const end = performance.now() + 20000;
            for (const figure of document.querySelectorAll('.pb-figure')) {
                figure.scrollIntoView();
                while (!figure.dataset.drawn) {
                    if (performance.now() > end) { return figure.id; }
                    await new Promise(requestAnimationFrame);
                }
            }
            return "";
        }"""
    )
    assert undrawn == "", f"never drawn: {undrawn}"


def crowded_labels(page, figures: str) -> list[str]:
    """Find names at the ends of lines that cover each other or run out of their frame."""
    return page.evaluate(
        """figures => [...document.querySelectorAll(figures)].flatMap(figure => {
            const boxes = [...figure.querySelectorAll('.mark-text.role-mark text')]
                .map(t => [t.textContent, t.getBoundingClientRect()])
                .sort((a, b) => a[1].top - b[1].top);
            const frame = figure.querySelector('.pb-chart').getBoundingClientRect();
            return boxes.flatMap(([name, box], k) => [
                ...(k && boxes[k - 1][1].bottom > box.top + 3
                    ? [`${figure.id}: ${name} on ${boxes[k - 1][0]}`] : []),
                ...(box.right > frame.right + 1 ? [`${figure.id}: ${name} runs out`] : []),
            ]);
        })""",
        figures,
    )


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("place", CHAPTERS)
def test_every_chart_draws_and_nothing_is_asked_of_another_host(page, address, place, width):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type in {"error", "warning"} else None)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/places/{place}.html")
    draw_all(page)
    empty = page.evaluate(
        """() => [...document.querySelectorAll('.pb-chart')]
            .filter(c => c.querySelectorAll('svg .mark-group path, svg .mark-group text, '
                + 'svg [role=graphics-symbol], svg path').length < 3)
            .map(c => c.parentElement.id)"""
    )
    assert empty == []
    assert crowded_labels(page, LINES) == []
    assert page.strangers == []
    assert errors == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# Tables that figures fold away have room for two columns or three, and may scroll.
WIDE = """() => [...document.querySelectorAll('.pb-table, .pb-sheet-frame')]
    .filter(t => !t.closest('details') && t.scrollWidth > t.clientWidth + 1)
    .map(t => t.getAttribute('aria-label') || t.className)"""


@pytest.mark.parametrize(
    "name", ["national/mapping", "national/research", "national/materials", "case-studies/index"]
)
def test_the_widest_tables_fit_the_page_of_a_desk(page, address, name):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/{name}.html")
    assert page.evaluate(WIDE) == []


def test_charts_keep_the_room_that_was_kept_for_them(page, address):
    page.goto(f"{address}/places/oxfordshire.html")
    before = page.evaluate("document.documentElement.scrollHeight")
    draw_all(page)
    assert abs(page.evaluate("document.documentElement.scrollHeight") - before) <= 2


def test_charts_fit_their_frame_when_the_contents_are_folded_away_and_back(page, address):
    page.goto(f"{address}/places/oxfordshire.html")
    draw_all(page)
    page.evaluate("scrollTo(0, 0)")
    frames = page.locator(".pb-chart")
    before = frames.nth(1).evaluate("chart => chart.clientWidth")
    for folded in (True, False):
        page.locator(".primary-toggle").click()
        # The contents move for a moment, so the width is waited for, too.
        page.wait_for_function(
            """([before, folded]) => {
                const charts = [...document.querySelectorAll('.pb-chart')];
                return charts[1].clientWidth > before === folded && charts.every(chart =>
                    +chart.querySelector('svg').getAttribute('width') === chart.clientWidth);
            }""",
            arg=[before, folded],
        )


def test_the_map_leads_to_the_chapter(page, address):
    page.goto(f"{address}/index.html")
    page.locator(".pb-map a[aria-label='Cumbria'] path").click()
    page.wait_for_url("**/places/cumbria.html")
    assert page.locator("h1").inner_text().startswith("Cumbria")


def test_the_list_leads_to_the_chapter_with_the_keyboard(page, address):
    page.goto(f"{address}/index.html")
    page.locator(".pb-places").get_by_role("link", name="England", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/england.html")


def test_search_finds_a_place(page, address):
    page.goto(f"{address}/search.html?q=Cornwall")
    page.wait_for_selector("#search-results li a", timeout=15000)
    links = page.locator("#search-results li a").all()
    assert any("cornwall-and-isles-of-scilly" in link.get_attribute("href") for link in links)


def test_a_figure_opens_its_table_and_gives_itself_away(page, address):
    page.goto(f"{address}/places/oxfordshire.html")
    figure = page.locator("#fig-productivity")
    figure.scroll_into_view_if_needed()
    figure.locator("summary").click()
    assert figure.locator("details table caption").is_visible()
    for kind in ("svg", "csv"):
        with page.expect_download() as caught:
            figure.locator(f"button[data-kind={kind}]").click()
        text = caught.value.path().read_text(encoding="utf-8-sig")
        assert (
            ("<svg" in text) if kind == "svg" else ('"Source"' in text and '"Oxfordshire"' in text)
        )


def test_the_downloaded_notebook_carries_its_map(page, address):
    page.goto(f"{address}/places/oxfordshire.html")
    with page.expect_download() as caught:
        page.get_by_role("link", name="notebook", exact=True).click()
    notebook = json.loads(caught.value.path().read_text(encoding="utf-8"))
    assert caught.value.suggested_filename == "oxfordshire.ipynb"
    assert not re.search(r'"url": "[^"]*boundaries', json.dumps(notebook))


def test_without_scripts_the_tables_stand_in_for_the_charts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{address}/places/oxfordshire.html")
    figures = bare.locator(".pb-figure")
    assert figures.count() >= 10
    for figure in figures.all():
        assert figure.locator("table").count() == 1
        assert figure.locator("table caption").is_visible()
        assert figure.locator("tbody td").first.is_visible()
        assert not figure.locator(".pb-chart").is_visible()
        assert not figure.locator(".pb-get").is_visible()
    context.close()


def test_a_cell_that_begins_like_a_formula_stays_text_in_the_csv(page, address):
    page.goto(f"{address}/places/oxfordshire.html")
    figure = page.locator("#fig-productivity")
    figure.locator("details tbody th").first.evaluate("cell => cell.textContent = '=1+1'")
    figure.locator("details tbody td").first.evaluate("cell => cell.textContent = '-1.5'")
    with page.expect_download() as caught:
        figure.locator("button[data-kind=csv]").click()
    text = caught.value.path().read_text(encoding="utf-8-sig")
    assert '"\'=1+1"' in text
    assert '"-1.5"' in text


def test_the_map_names_the_place_that_is_pointed_at(page, address):
    page.goto(f"{address}/index.html")
    link = page.locator(".pb-map a[aria-label='Cumbria']")
    assert not link.locator(".pb-name").is_visible()
    link.locator("path").hover()
    assert link.locator(".pb-name").is_visible()
