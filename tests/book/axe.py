"""axe on a page: every rule on all of it, and colours in both themes.

To measure contrast, axe looks behind every letter of a page and every mark of its charts,
which takes far longer than all other rules together. So it measures each combination of
colours and sizes once: what has the same colour, size and weight, upon the same colours,
has the same contrast.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Both themes and both widths; colours are measured in either theme at each width.
BOTH = [("light", 1280), ("dark", 390)]
both_ways = pytest.mark.parametrize(("theme", "width"), BOTH)
OF_COLOURS = ("color-contrast", "link-in-text-block")
ALL_BUT_COLOURS = {
    "resultTypes": ["violations"],
    "rules": {rule: {"enabled": False} for rule in OF_COLOURS},
}
COLOURS = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": list(OF_COLOURS)}}
# Notes on each element with words what decides how well they can be read.
NOTE_LOOKS = """() => {
    const behind = new Map();
    for (const one of document.querySelectorAll("body, body *:not(svg *)")) {
        const style = getComputedStyle(one);
        const plain = style.backgroundColor === "rgba(0, 0, 0, 0)" && style.opacity === "1"
            && style.backgroundImage === "none" && style.position === "static";
        const own = [style.backgroundColor, style.backgroundImage, style.opacity,
                     style.position, style.position === "static" ? "" : one.className];
        const under = behind.get(one.parentElement) ?? "";
        behind.set(one, plain ? under : `${under} ${own}`);
        if ([...one.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim())) {
            one.looks = [one.looks ?? "", behind.get(one), style.color, style.fontSize,
                         style.fontWeight, style.textDecorationLine, one.tagName].join("|");
        }
    }
}"""
# Empties whatever looks like something before it. Its place stays, for styles that count.
KEEP_ONE_OF_EACH_LOOK = """() => {
    const seen = new Set(), kept = new Set();
    for (const one of document.querySelectorAll("body *")) {
        if (!one.looks || seen.has(one.looks)) { continue; }
        seen.add(one.looks);
        for (let each = one; each; each = each.parentElement) { kept.add(each); }
    }
    const thin = one => {
        if (kept.has(one)) { [...one.children].forEach(thin); }
        else if (one.matches("svg") || one.textContent.trim()) {
            one.replaceWith(one.cloneNode(false));
        }
    };
    thin(document.body);
}"""


RUN = """async options => (await axe.run(document, options)).violations.map(
    one => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`)"""


def violations(page: Page) -> list[str]:
    """Give what breaks a rule on the page, which is not whole afterwards."""
    page.evaluate(Axe().axe_script)
    found = page.evaluate(RUN, ALL_BUT_COLOURS)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.evaluate(NOTE_LOOKS)
    page.evaluate(KEEP_ONE_OF_EACH_LOOK)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        page.wait_for_function(f"document.documentElement.dataset.theme === '{theme}'")
        found += page.evaluate(RUN, COLOURS)
    return found
