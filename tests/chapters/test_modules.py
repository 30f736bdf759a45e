"""Which modules a notebook depends on: followed by name, without running anything."""

import json
import sys

from tests.conftest import ROOT

from placebook.chapters.modules import imported_modules, module_path, reached_modules


def code_of(template: str) -> str:
    notebook = json.loads((ROOT / "templates" / template).read_text(encoding="utf-8"))
    return "\n".join("".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code")


def test_only_the_modules_whose_names_are_used_are_reached():
    code = "from placebook import measures\nmeasures.location_quotients(a, b, 2023)"
    reached = reached_modules(code)
    assert "placebook.measures.specialisation" in reached
    assert not any("charts" in module or "dispersion" in module for module in reached)


def test_a_room_that_is_handed_on_counts_with_all_its_modules():
    reached = reached_modules("from placebook import measures\nshow(measures)")
    files = {path.stem for path in (ROOT / "src/placebook/measures").glob("*.py")}
    assert {f"placebook.measures.{name}" for name in files - {"__init__"}} < reached


def test_the_place_chapter_does_not_depend_on_the_book_or_on_national_pages():
    reached = reached_modules(code_of("place_report.ipynb"))
    assert "placebook.narrative.glance" in reached
    assert not any(module.startswith("placebook.book") for module in reached)
    assert not {"placebook.charts.national", "placebook.narrative.national"} & reached
    assert "placebook.charts.national" in reached_modules(code_of("national/overview.ipynb"))


def test_what_runs_is_what_was_found():
    """Import the template's names in a fresh interpreter: nothing may load that was not found."""
    import subprocess  # noqa: PLC0415

    imports = [line for line in code_of("place_report.ipynb").splitlines() if "import" in line]
    script = "\n".join([*imports, "import sys", "print(*sys.modules)"])
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = {name for name in done.stdout.split() if name.split(".")[0] == "placebook"}
    assert loaded == imported_modules("\n".join(imports))


def test_every_module_has_a_file():
    for module in imported_modules(code_of("place_report.ipynb")):
        assert module_path(module).is_file()
