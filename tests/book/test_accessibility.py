"""WCAG 2.2 AA as far as machines can tell, on every kind of page, and the keyboard alone."""

import pytest
from tests.book.axe import BOTH, violations
from tests.book.test_browser import draw_all

pytestmark = [pytest.mark.book, pytest.mark.browser]

# One page of each kind both ways, and others of its kind in turns.
PAGES = (
    *("index.html", "search.html?q=Cornwall", "places/index.html", "places/oxfordshire.html"),
    *("places/scotland.html", "national/overview.html", "methods/relatedness.html"),
    *("practice/self-assessment.html", "about/coverage.html"),
)
OTHERS = (
    *("places/regions/south-west.html", "methods/specialisation.html", "methods/foresight.html"),
    *("methods/corrections.html", "methods/reconciliation.html", "practice/101-discovery.html"),
    *("about/accessibility.html", "about/data-dictionary.html", "about/glossary.html"),
    *("about/sources.html", "case-studies/index.html", "practice/programmes.html"),
)
TRIED = [(name, *way) for name in PAGES for way in BOTH]
TRIED += [(name, *BOTH[number % 2]) for number, name in enumerate(OTHERS)]
SEEN = """() => {
    const one = document.activeElement;
    // The theme draws the ring of a fold in the sidebar round the arrow in it.
    // A place on the map is marked by a thick line.
    const parts = [one, one.firstElementChild, one.querySelector("path")].filter(Boolean);
    const marked = parts.some(each => {
        const style = getComputedStyle(each);
        if (each.tagName === "path" && parseFloat(style.strokeWidth) >= 2) { return true; }
        const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
        return ring || style.boxShadow !== "none";
    });
    const box = one.getBoundingClientRect();
    return { name: one.outerHTML.slice(0, 160), marked: marked,
             inside: box.bottom > 0 && box.top < innerHeight };
}"""


# Words in a sidebar that stand outside it, or outside the window.
CUT = """() => [...document.querySelectorAll('[class*=bd-sidebar-] *')].filter(one => {
    const words = [...one.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
    if (!words || !one.checkVisibility()) { return false; }
    const range = document.createRange();
    range.selectNodeContents(one);
    const frame = one.closest('[class*=bd-sidebar-]').getBoundingClientRect();
    return range.getBoundingClientRect().right > Math.min(frame.right, innerWidth) + 1;
}).map(one => one.textContent.trim())"""


@pytest.fixture(scope="module")
def address(site, serve) -> str:
    return serve(site)


@pytest.mark.parametrize(("name", "theme", "width"), TRIED)
def test_axe_finds_no_violation(page, address, name, theme, width):
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/{name}")
    draw_all(page)
    page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    assert violations(page) == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("<style>tbody tr:nth-child(4) td { color: #bbb !important }</style>", "color-contrast"),
        ("<style>html[data-theme=dark] main p { color: #444 }</style>", "color-contrast"),
        ("<style>main p a { color: #777 !important; opacity: 0.6 }</style>", "color-contrast"),
        ("<img src='a.png'>", "image-alt"),
    ],
)
def test_axe_finds_what_was_put_wrong(page, address, fault, rule):
    page.goto(f"{address}/about/coverage.html")
    page.evaluate(
        "fault => [...document.querySelectorAll('tbody tr')].at(-1).lastElementChild"
        ".insertAdjacentHTML('beforeend', fault)",
        fault,
    )
    assert any(found.startswith(rule) for found in violations(page))


def test_the_way_back_to_the_top_can_be_read(page, address):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{address}/about/sources.html")
    page.evaluate("scrollTo(0, 3000)")
    page.mouse.wheel(0, -500)
    page.locator("#pst-back-to-top").wait_for(state="visible")
    assert violations(page) == []


@pytest.mark.parametrize("name", ["index.html", "places/wales.html"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(page, address, name):
    page.emulate_media(reduced_motion="reduce")  # no need to wait until things have slid in
    page.goto(f"{address}/{name}")
    draw_all(page)
    page.evaluate("scrollTo(0, 0)")
    reached = []
    for _ in range(400):
        page.keyboard.press("Tab")
        seen = page.evaluate(SEEN)
        if seen["name"].startswith("<body") or (reached and seen["name"] == reached[0]):
            break
        assert seen["marked"], f"the focus is not seen: {seen['name']}"
        assert seen["inside"], f"the focus is out of sight: {seen['name']}"
        reached.append(seen["name"])
    else:
        pytest.fail("the focus never came round")
    assert "skip" in reached[0].lower()
    whole = " ".join(reached)
    for wanted in ("<summary", "href="):
        assert wanted in whole
    if "places/" in name:
        assert "downloads/wales.ipynb" in whole
        assert sum("data-kind" in one for one in reached) >= 30


@pytest.mark.parametrize("name", ["index.html", "places/oxfordshire.html", "about/coverage.html"])
def test_large_text_and_narrow_windows_cut_nothing(page, address, name):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/{name}")
    page.add_style_tag(content="html { font-size: 200% !important; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.evaluate(CUT) == []
    page.set_viewport_size({"width": 320, "height": 700})
    page.reload()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_who_asks_for_less_motion_gets_none(page, address):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/places/oxfordshire.html")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(one => {
            const style = getComputedStyle(one);
            const long = list => list.split(',').some(time => parseFloat(time) > 0.01);
            return long(style.transitionDuration) || (style.animationName !== 'none'
                && long(style.animationDuration)) || style.scrollBehavior === 'smooth';
        }).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert moving == []
