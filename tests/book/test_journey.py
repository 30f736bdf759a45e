"""What a person does who comes for one place: find it, read a table, run its notebook."""

import json

import pytest
from playwright.sync_api import expect
from tests.takeaway.bare import bare_python, run_notebook

pytestmark = [pytest.mark.book, pytest.mark.browser]


def test_from_home_to_a_notebook_that_runs(page, site, serve, tmp_path):
    page.goto(f"{serve(site)}/index.html")
    page.get_by_role("combobox", name="Find your place").press_sequentially("hull")
    page.get_by_role("option").first.click()
    expect(page.locator("h1")).to_contain_text("Hull")

    figure = page.locator("#fig-pay")
    figure.scroll_into_view_if_needed()
    figure.locator("summary", has_text="Show as table").click()
    expect(figure.locator("details table caption")).to_be_visible()
    assert figure.locator("details tbody tr").count() >= 10

    with page.expect_download() as caught:
        page.get_by_role("link", name="notebook", exact=True).click()
    notebook = tmp_path / caught.value.suggested_filename
    caught.value.save_as(notebook)
    done = run_notebook(bare_python(tmp_path / "bare"), notebook, tmp_path / "out.ipynb")
    assert done.returncode == 0, done.stderr[-2000:]
    executed = json.loads((tmp_path / "out.ipynb").read_text(encoding="utf-8"))
    assert "Hull" in "".join(executed["cells"][0]["source"])
    assert "vegalite" in json.dumps(executed["cells"])


def test_printing_shows_the_chapter_without_its_tools(page, site, serve):
    page.goto(f"{serve(site)}/places/hull-and-east-yorkshire.html")
    page.emulate_media(media="print")
    for hidden in (".bd-sidebar-primary", ".pb-downloads", ".pb-get", ".bd-header-article"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("h1").is_visible()
