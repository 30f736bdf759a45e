"""The opportunity chart tells which strengths an industry is found with when it is pointed at."""

import json

import pytest
from tests.conftest import ROOT

from placebook.charts.figure import MIME

pytestmark = [pytest.mark.book, pytest.mark.browser]
PLACE = "cumbria"


def industries() -> list[dict]:
    """Read the rows that the chart draws its marks from."""
    book = json.loads((ROOT / "_build/chapters/places" / f"{PLACE}.ipynb").read_text("utf-8"))
    for cell in book["cells"]:
        for output in cell.get("outputs", []):
            spec = output.get("data", {}).get(MIME, {})
            if spec and spec["usermeta"]["placebook"]["id"] == "opportunity-space":
                return next(rows for rows in spec["datasets"].values() if "beside" in rows[0])
    raise AssertionError


def words(figure) -> str:
    return " ".join(" ".join(figure.locator("svg text").all_text_contents()).split())


def test_pointing_at_an_industry_tells_what_it_is_found_with(page, site, serve):
    page.goto(f"{serve(site)}/places/{PLACE}.html")
    figure = page.locator("#fig-opportunity-space")
    figure.scroll_into_view_if_needed()
    figure.locator("svg").wait_for()
    rows = {row["short_title"]: row["beside"].split("\n")[0] for row in industries()}
    told = [title for title, line in rows.items() if line in words(figure)]
    assert len(told) == 1  # one is picked to begin with
    marks = figure.locator("svg .mark-symbol.role-mark path[aria-roledescription=point]")
    seen = set(told)
    for at in range(marks.count()):
        marks.nth(at).hover(force=True)
        seen |= {title for title, line in rows.items() if line in words(figure)}
    assert len(seen) > len(rows) / 2
    # Without a pointer the table says the same.
    figure.locator("summary").click()
    assert "Close strengths" in figure.locator("table").first.inner_text()
