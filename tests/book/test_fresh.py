"""What the last build left is used only while it holds: no stale page, no orphaned chapter."""

import re
from pathlib import Path

import nbformat
import pytest
from tests.projects import tiny_project

from placebook.book import publish
from placebook.book.fresh import clear_if_changed, shared_fingerprint
from placebook.dataset import load
from placebook.layout import Layout

PLACES = ("cumbria", "wales")


def bare_layout(folder: Path) -> Layout:
    """Make the few files that the fingerprint reads."""
    for name, text in {
        "_config.yml": "title: x",
        "data/places.csv": "id",
        "_build/source/_toc.yml": "root: index",
        "_build/source/index.md": "# Home\n\nWords.\n",
        "_build/source/_static/x.css": "p {}",
        "_build/.html/index.html": "<p>",
        "_build/.doctrees/index.doctree": "",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Layout(folder)


def test_words_on_one_page_leave_the_other_pages_as_they_are(tmp_path):
    layout = bare_layout(tmp_path)
    before = shared_fingerprint(layout)
    (layout.source / "index.md").write_text("# Home\n\nOther words.\n", encoding="utf-8")
    assert shared_fingerprint(layout) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("_build/source/index.md", "# Front\n\nWords.\n"),
        ("_build/source/_toc.yml", "root: other"),
        ("_build/source/_static/x.css", "p { color: red }"),
        ("data/places.csv", "id,name"),
        ("_config.yml", "title: y"),
    ],
)
def test_what_all_pages_share_changes_the_fingerprint(tmp_path, name, text):
    layout = bare_layout(tmp_path)
    before = shared_fingerprint(layout)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert shared_fingerprint(layout) != before


def test_the_fingerprint_holds_no_folder_of_this_machine(tmp_path):
    one, two = bare_layout(tmp_path / "one"), bare_layout(tmp_path / "two")
    assert shared_fingerprint(one) == shared_fingerprint(two)


def test_leftovers_are_kept_while_nothing_shared_changes(tmp_path):
    layout = bare_layout(tmp_path)
    work, doctrees = layout.build / ".html", layout.build / ".doctrees"
    clear_if_changed(layout, work, doctrees)
    assert not work.exists()
    assert not doctrees.exists()
    work.mkdir()
    clear_if_changed(layout, work, doctrees)
    assert work.exists()


HOME = """# Report

```{place-finder}
```

```{place-map}
```

```{place-list}
```
"""


def project_with_chapters(folder: Path) -> Layout:
    """Make a project with short chapters, so that only the binding is tried."""
    layout = Layout(tiny_project(folder))
    (layout.root / "book" / "index.md").write_text(HOME, encoding="utf-8")
    for place in PLACES:
        title = nbformat.v4.new_markdown_cell(f"# {place}\n\nWords.", id="cell-1")
        title.metadata = {"tags": ["title"]}
        parameters = nbformat.v4.new_code_cell("comparators = []", id="cell-2")
        parameters.metadata = {"tags": ["parameters", "remove-cell"]}
        path = layout.chapters / "places" / f"{place}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=[title, parameters]), path)
    return layout


def site_bytes(layout: Layout) -> dict[str, bytes]:
    files = [path for path in layout.html.rglob("*") if path.is_file()]
    return {path.relative_to(layout.html).as_posix(): path.read_bytes() for path in files}


@pytest.mark.book
def test_a_chapter_that_has_left_the_book_leaves_the_site_and_every_link_to_it(tmp_path):
    built_upon = project_with_chapters(tmp_path / "one")
    package = load(built_upon.data)
    assert publish(built_upon, package, jobs=1).chapters == 2
    assert "places/wales.html" in site_bytes(built_upon)
    (built_upon.chapters / "places" / "wales.ipynb").unlink()
    assert publish(built_upon, package, jobs=1).chapters == 1
    after = site_bytes(built_upon)
    assert not {"places/wales.html", "downloads/wales.ipynb"} & after.keys()
    pages = {name: text.decode() for name, text in after.items() if name.endswith(".html")}
    assert [name for name, text in pages.items() if re.search(r'/?wales\.html"', text)] == []

    afresh = project_with_chapters(tmp_path / "two")
    (afresh.chapters / "places" / "wales.ipynb").unlink()
    publish(afresh, package, jobs=1)
    fresh = site_bytes(afresh)
    assert after.keys() == fresh.keys()
    assert [name for name in after if after[name] != fresh[name]] == []
