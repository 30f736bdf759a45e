"""All that a chart says to those who point at it can be read without a mouse, in its tables."""

import json
import re

import pytest
from tests.book.test_browser import draw_all
from tests.conftest import ROOT

from placebook.charts.figure import MIME

pytestmark = [pytest.mark.book, pytest.mark.browser]

NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
# A page without a chart has nothing to point at.
DRAWN = re.compile(r"charts\.\w+\(")
PAGES = ["places/oxfordshire", "places/scotland"]
PAGES += sorted(
    path.relative_to(ROOT / "templates").with_suffix("").as_posix()
    for path in ROOT.glob("templates/national/*.ipynb")
    if path.stem != "compare" and DRAWN.search(path.read_text("utf-8"))
)


def specifications(page: str) -> dict[str, dict]:
    cells = json.loads((ROOT / f"_build/chapters/{page}.ipynb").read_text("utf-8"))["cells"]
    shown = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    specs = [data[MIME] for data in shown if MIME in data]
    return {spec["usermeta"]["placebook"]["id"]: spec for spec in specs}


def hints(spec: dict) -> list[tuple[list[str], list[dict]]]:
    """Give the fields that each layer shows to a pointer, and its rows."""
    found = []

    def walk(node: dict, rows: list[dict] | None, shown: object) -> None:
        if "data" in node:
            rows = spec.get("datasets", {}).get(node["data"].get("name"))
        shown = node.get("encoding", {}).get("tooltip", shown)
        if shown and rows and "layer" not in node:
            fields = shown if isinstance(shown, list) else [shown]
            found.append(([field["field"] for field in fields], rows))
        for layer in node.get("layer", []):
            walk(layer, rows, shown)

    walk(spec, None, None)
    return found


def missing(value: object, text: str, numbers: list[tuple[float, int]]) -> bool:
    """Tell whether a value is neither in the words nor, rounded as tables round, a number there."""
    if value is None:
        return False
    if isinstance(value, str):
        return value not in text
    return not any(abs(number - value) <= 0.5 * 10**-places + 1e-9 for number, places in numbers)


@pytest.mark.parametrize("page_name", PAGES)
def test_every_value_that_a_pointer_is_told_stands_in_a_table(page, site, serve, page_name):
    page.goto(f"{serve(site)}/{page_name}.html")
    draw_all(page)
    checked = 0
    for name, spec in specifications(page_name).items():
        figure = page.locator(f"#fig-{name}")
        figure.locator("summary").click()
        for fields, rows in hints(spec):
            tables = " ".join(figure.locator("th, td").all_text_contents())
            text = figure.locator(".pb-title").inner_text() + tables
            found = [one.replace(",", "") for one in NUMBER.findall(tables.replace("−", "-"))]
            numbers = [(float(one), len(one.partition(".")[2])) for one in found]
            told = {row.get(field) for row in rows for field in fields}
            assert [value for value in told if missing(value, text, numbers)] == [], name
            checked += len(told)
    assert checked > 20


def test_the_tools_of_a_figure_are_reached_and_named_with_the_figure(page, site, serve):
    page.goto(f"{serve(site)}/places/oxfordshire.html")
    figure = page.locator("#fig-productivity")
    figure.scroll_into_view_if_needed()
    figure.locator("summary").focus()
    names = []
    for _ in range(4):
        names.append(
            page.evaluate(
                """() => { const tool = document.activeElement;
                const of = document.getElementById(tool.getAttribute('aria-describedby'));
                return [tool.textContent, of && of.textContent]; }"""
            )
        )
        page.keyboard.press("Tab")
    title = figure.locator(".pb-title").inner_text()
    assert names == [[tool, title] for tool in ("Show as table", "SVG", "PNG", "CSV")]
    figure.locator("summary").focus()
    page.keyboard.press("Enter")
    assert figure.locator("table caption").first.is_visible()
