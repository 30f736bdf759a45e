"""What draws a page's charts, moved out of it: nothing is lost, nothing is left behind."""

import json
from types import SimpleNamespace

import pytest
from tests.book.test_figures import SPEC
from tests.conftest import ROOT

from placebook.book.drawings import drawings_path, drawings_script, move_drawings, take_out
from placebook.book.figures import figure_html

HARD = 'it\'s </script> \\ \u2028 "so" £5 \n \\u0027'


def figure(name: str, **more: object) -> str:
    words = SPEC["usermeta"]["placebook"] | {"id": name}
    return figure_html(SPEC | {"usermeta": {"placebook": words}} | more)


def page_of(*figures: str) -> str:
    return "<h1>Place</h1>\n" + "\n<p>Words.</p>\n".join(figures)


def test_the_page_keeps_its_words_and_tables_and_loses_its_specifications():
    body = page_of(figure("one"), figure("two"))
    rest, specs = take_out(body)
    assert list(specs) == ["one", "two"]
    assert "pb-spec" not in rest
    assert rest.count("<table>") == 2
    assert rest.count("<p>Words.</p>") == 1
    assert "aria-label" in rest
    assert json.loads(specs["two"])["mark"] == "bar"


def test_a_page_without_figures_stays_as_it_is():
    assert take_out("<p>Words.</p>") == ("<p>Words.</p>", {})


def test_the_look_that_charts_share_is_written_once_and_another_is_kept():
    look, other = {"font": "sans"}, {"font": "serif"}
    specs = {
        name: json.dumps({"mark": "bar", "config": config})
        for name, config in (("one", look), ("two", look), ("three", other))
    }
    script = drawings_script(specs)
    assert script.count("sans") == 1
    assert script.count("serif") == 1


@pytest.mark.browser
def test_a_browser_reads_back_what_was_written(page):
    spec = {"mark": "bar", "description": HARD, "datasets": {"a": [{"x": HARD, "y": None}]}}
    script = drawings_script({"it's": json.dumps(spec | {"config": {"font": HARD}})})
    page.goto("about:blank")
    page.add_script_tag(content=script)
    read = page.evaluate("name => JSON.parse(window.placebookDrawings[name])", "fig-it's")
    assert read == spec
    assert page.evaluate("JSON.parse(window.placebookDrawings.config)") == {"font": HARD}


ROWS = [
    {
        "name": "a long name that comes again",
        "at": 2020 + k,
        "odd": [1, 1.0, True, None, HARD][k % 5],
    }
    for k in range(40)
]


@pytest.mark.browser
def test_a_browser_puts_the_rows_together_again(page):
    uneven = [{"x": 1}, {"x": 2, "y": 3}]
    tables = {"even": ROWS, "uneven": uneven, "single": [{"value": 100}], "none": []}
    spec = {"mark": "bar", "config": {"font": "sans"}, "datasets": tables}
    script = drawings_script({"one": json.dumps(spec)})
    assert len(script) < 0.6 * len(json.dumps(spec))
    page.goto("about:blank")
    page.add_script_tag(content=script)
    page.add_script_tag(path=ROOT / "book" / "_static" / "figures.js")
    read = page.evaluate("window.placebookFigures.specification({ id: 'fig-one' })")
    assert json.dumps(read, sort_keys=True) == json.dumps(spec, sort_keys=True).replace("1.0", "1")


class Recorder(SimpleNamespace):
    """Stands for Sphinx: it knows a folder, and notes what a page loads."""

    def add_js_file(self, name: str, **attributes: str) -> None:
        self.loaded.append((name, attributes))


def test_a_page_that_has_lost_its_charts_loses_its_script(tmp_path):
    app = Recorder(outdir=tmp_path, loaded=[])
    move_drawings(app, "places/wales", page_of(figure("one")))
    path = drawings_path(tmp_path, "places/wales")
    assert "fig-one" in path.read_text(encoding="utf-8")
    assert app.loaded == [("figures/places/wales.js", {"loading_method": "defer"})]
    move_drawings(app, "places/wales", "<p>Words.</p>")
    assert not path.exists()
    assert len(app.loaded) == 1
