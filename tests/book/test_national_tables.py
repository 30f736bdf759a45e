"""Tables of the national pages: shaded, sorted, linked, and readable without the shade."""

import pytest
from tests.book.axe import both_ways, violations

pytestmark = [pytest.mark.book, pytest.mark.browser]


@pytest.fixture(scope="module")
def address(site, serve):
    return serve(site)


def test_the_heat_map_is_sorted_by_a_group_of_fields(page, address):
    page.goto(f"{address}/national/research.html")
    table = page.locator(".pb-heat-table").first
    table.get_by_role("button", name="Social sciences").click()
    shown = table.locator("tbody td:nth-child(5)").all_inner_texts()
    values = [float(cell.rstrip("×")) for cell in shown if cell != "none"]
    assert len(shown) == 41
    assert values == sorted(values, reverse=True)
    assert shown[: len(values)] == [cell for cell in shown if cell != "none"], "none comes last"


def test_places_lead_to_their_chapters(page, address):
    page.goto(f"{address}/national/materials.html")
    page.locator(".pb-heat-table a", has_text="Oxfordshire").first.click()
    page.wait_for_url("**/places/oxfordshire.html")


@pytest.mark.parametrize("name", ["research", "materials"])
@both_ways
def test_no_accessibility_violation(page, address, name, theme, width):
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/national/{name}.html")
    assert violations(page) == []


def test_no_link_to_a_place_is_left_as_it_was_written(site):
    for path in (site / "national").glob("*.html"):
        assert '<span data-place="' not in path.read_text(encoding="utf-8"), path.name
