"""The shape of the house: arrows go one way, templates hold no outputs, nothing local leaks in."""

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "placebook"

# A room may use those named beside it, and no others.
ALLOWED = {
    "dataset": {"layout"},
    "cases": {"dataset", "layout"},
    "measures": set(),
    "charts": {"dataset"},
    "narrative": {"dataset"},
    "chapters": {"dataset", "layout", "charts", "measures", "narrative"},
    "takeaway": {"dataset", "layout", "charts", "measures", "narrative", "chapters"},
    "book": {"cases", "dataset", "layout", "narrative", "takeaway"},
}


def imported_rooms(module: Path) -> set[str]:
    names = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("placebook.")}


@pytest.mark.parametrize("room", ALLOWED)
def test_rooms_depend_in_one_direction(room):
    for module in (PACKAGE / room).rglob("*.py"):
        strangers = imported_rooms(module) - ALLOWED[room] - {room}
        assert not strangers, f"{module.relative_to(ROOT)} uses {strangers}"


def test_the_package_never_imports_the_scripts():
    for module in PACKAGE.rglob("*.py"):
        assert not re.search(
            r"^\s*(from|import) scripts", module.read_text(encoding="utf-8"), re.MULTILINE
        )


def test_measures_charts_and_words_read_no_files():
    for room in ("measures", "charts", "narrative"):
        for module in (PACKAGE / room).rglob("*.py"):
            source = module.read_text(encoding="utf-8")
            assert not re.search(r"\bopen\(|read_csv|read_text|pathlib", source), module


@pytest.mark.parametrize(
    "template", sorted((ROOT / "templates").rglob("*.ipynb")), ids=lambda p: p.stem
)
def test_templates_hold_no_outputs_and_explain_each_code_cell(template):
    cells = json.loads(template.read_text(encoding="utf-8"))["cells"]
    assert [c["id"] for c in cells] == list(dict.fromkeys(c["id"] for c in cells))
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] or cell["execution_count"] for cell in code)
    assert max(len("".join(cell["source"]).splitlines()) for cell in code) <= 16


def test_the_lock_file_pins_with_hashes_and_names_no_index():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)
    assert len(pins) > 50
    assert lock.count("--hash=sha256:") > len(pins)
    assert "http" not in lock.replace("aiohttp", "").replace("httpx", "").replace("httpcore", "")
    assert "index" not in re.sub(r"#.*", "", lock)
