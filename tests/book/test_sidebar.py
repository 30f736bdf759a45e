"""The sidebar's parts fold by themselves, and the one that is read is open."""

import re

import pytest

from placebook.book.sidebar import fold_parts

LIST = (
    '<ul class="{0}nav bd-sidenav">\n<li><a class="{0}reference" href="{1}">{1}</a></li>\n</ul>\n'
)


def contents(current: int | None) -> str:
    parts = [
        '<p aria-level="2" class="caption" role="heading">'
        f'<span class="caption-text">Part {k}</span></p>\n'
        + LIST.format("current " if k == current else "", f"{k}.html")
        for k in range(3)
    ]
    return "".join(parts)


@pytest.mark.parametrize(("current", "opened"), [(0, 0), (2, 2), (None, 0)])
def test_one_part_is_open_that_of_the_page_or_else_the_first(current, opened):
    found = re.findall(
        r'<details class="pb-part"( open)?><summary>Part (\d)', fold_parts(contents(current))
    )
    assert [name for _, name in found] == ["0", "1", "2"]
    assert [name for state, name in found if state] == [str(opened)]


def test_no_link_is_lost_and_each_stays_in_its_part():
    folded = fold_parts(contents(1))
    assert re.findall(r'href="(\d)\.html"', folded) == ["0", "1", "2"]
    for k, part in enumerate(folded.split("</details>")[:3]):
        assert f"{k}.html" in part


def test_a_list_without_captions_stays_as_it_is():
    assert fold_parts("<ul><li>x</li></ul>") == "<ul><li>x</li></ul>"


@pytest.mark.book
@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
def test_the_parts_open_and_close_with_the_keyboard_with_and_without_scripts(
    browser, site, serve, scripts
):
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{serve(site)}/places/oxfordshire.html")
    sidebar = page.locator(".bd-docs-nav")
    assert sidebar.get_by_role("link", name="Oxfordshire", exact=True).is_visible()
    glossary = sidebar.get_by_role("link", name="Glossary", exact=True)
    assert not glossary.is_visible()
    about = sidebar.locator("summary", has_text="About")
    about.focus()
    page.keyboard.press("Enter")
    assert glossary.is_visible()
    page.keyboard.press("Space")
    assert not glossary.is_visible()
    context.close()
