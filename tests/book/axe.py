"""axe on a page: every rule on all of it, and contrast on one row of each kind."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Both themes and both widths; home and a chapter are tried the other way about too.
BOTH = [("light", 1280), ("dark", 390)]
both_ways = pytest.mark.parametrize(("theme", "width"), BOTH)
CONTRAST = "color-contrast"
# Rows that hold the same elements, classes and colours have the same contrast. To measure it
# axe looks behind each cell, which takes most of its time on tables of hundreds of rows.
MARK_REPEATED = """() => {
    const seen = new Set();
    for (const row of document.querySelectorAll("tbody tr")) {
        const parts = [row, ...row.querySelectorAll("*")];
        const look = one => [one.tagName, one.className, one.getAttribute("style")].join();
        const table = row.closest("table");
        const kind = [table.className, ...parts.map(look)].join(" ");
        row.toggleAttribute("data-repeated", seen.has(kind));
        seen.add(kind);
    }
}"""


def violations(page: Page) -> list[str]:
    """Run axe on the page as it is; give the rule and the first element of each violation."""
    page.evaluate(MARK_REPEATED)
    rest = {"rules": {CONTRAST: {"enabled": False}}, "resultTypes": ["violations"]}
    contrast = {"runOnly": [CONTRAST], "resultTypes": ["violations"]}
    found = [
        *Axe().run(page, options=rest).response["violations"],
        *Axe().run(page, {"exclude": ["[data-repeated]"]}, contrast).response["violations"],
    ]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
