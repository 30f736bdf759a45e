"""axe on a page: all rules on one row of each kind, and all but contrast on every row."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Both themes and both widths; home and a chapter are tried the other way about too.
BOTH = [("light", 1280), ("dark", 390)]
both_ways = pytest.mark.parametrize(("theme", "width"), BOTH)
VIOLATIONS = {"resultTypes": ["violations"]}
BUT_CONTRAST = VIOLATIONS | {"rules": {"color-contrast": {"enabled": False}}}
# Rows that hold the same elements, classes and colours look alike. To measure contrast axe
# looks behind each cell, which takes most of its time on tables of hundreds of rows.
REMOVE_REPEATED = """() => {
    const seen = new Set();
    for (const row of document.querySelectorAll("tbody tr")) {
        const parts = [row, ...row.querySelectorAll("*")];
        const look = one => [one.tagName, one.className, one.getAttribute("style")].join();
        const kind = [row.closest("table").className, ...parts.map(look)].join(" ");
        if (seen.has(kind)) { row.remove(); }
        seen.add(kind);
    }
}"""


def violations(page: Page) -> list[str]:
    """Give what breaks a rule on the page, which keeps only one row of each kind."""
    page.evaluate(REMOVE_REPEATED)
    return _named(Axe().run(page, options=VIOLATIONS))


def violations_in_any_row(page: Page) -> list[str]:
    """Give what breaks a rule on the page with all its rows, without a look at colours."""
    return _named(Axe().run(page, options=BUT_CONTRAST))


def _named(results) -> list[str]:
    found = results.response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
