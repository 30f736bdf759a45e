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

from placebook.chapters import plan_chapters
from placebook.dataset import open_package
from placebook.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType

__all__ = ["compute"]


def compute(project: Path, only: Sequence[str] = ()) -> dict[str, list[Any]]:
    """Compute what each notebook of the book shows: its outputs as dictionaries.

    Parameters
    ----------
    only
        Places of a trial; all if empty. Pages on all places are computed in any case.
    """
    os.chdir(project / "templates")
    layout = Layout(project)
    chapters = plan_chapters(layout, open_package(layout.data), only)
    compiled = {
        template: [_compiled(source) for source in _cells(template)]
        for template in {chapter.template for chapter in chapters}
    }
    return {one.id: _shown(compiled[one.template], one.parameters) for one in chapters}


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


def _shown(cells: list[tuple[CodeType, CodeType | None]], parameters: dict[str, str]) -> list[Any]:
    names: dict[str, Any] = {}
    shown = []
    for number, (body, value) in enumerate(cells):
        exec(body, names)  # noqa: S102  the template's own code
        if number == 0:
            names |= parameters
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
    made = compute(Path(sys.argv[1]).resolve(), sys.argv[2:])
    print(len(made), "notebooks,", sum(map(len, made.values())), "outputs")
