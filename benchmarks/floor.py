"""The floor: every figure and sentence of all chapters computed in one process, without a notebook.

It runs the template's own cells as plain Python, so it does the same work.
"""

from __future__ import annotations

import ast
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from placebook.dataset import open_package

if TYPE_CHECKING:
    from types import CodeType

__all__ = ["compute"]


def compute(project: Path) -> dict[str, list[Any]]:
    """Compute what each chapter shows: its outputs as dictionaries, by place."""
    os.chdir(project / "templates")
    cells = [_compiled(source) for source in _cells(project / "templates" / "place_report.ipynb")]
    places = open_package(project / "data").chapters["id"]
    return {place: _shown(cells, place) for place in places}


def _cells(template: Path) -> list[str]:
    cells = json.loads(template.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    return ["".join(cell["source"]) for cell in code]


def _compiled(source: str) -> tuple[CodeType, CodeType | None]:
    """Compile a cell: its statements, and its last expression by itself if it has one."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    value = compile(ast.Expression(last.value), "cell", "eval") if last else None
    return compile(tree, "cell", "exec"), value


def _shown(cells: list[tuple[CodeType, CodeType | None]], place: str) -> list[Any]:
    names: dict[str, Any] = {}
    shown = []
    for number, (body, value) in enumerate(cells):
        exec(body, names)  # noqa: S102  the template's own code
        if number == 0:
            names |= {"place": place, "comparators": []}
        if value is not None:
            result = eval(value, names)  # noqa: S307  the template's own code
            shown.append(_bundle(result))
    return shown


def _bundle(result: Any) -> Any:
    for name in ("_repr_mimebundle_", "_repr_markdown_"):
        if hasattr(result, name):
            return getattr(result, name)()
    return result


if __name__ == "__main__":
    made = compute(Path(sys.argv[1]).resolve())
    print(len(made), "chapters,", sum(map(len, made.values())), "outputs")
