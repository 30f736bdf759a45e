"""Keep what draws a page's charts in one script beside the page.

A chart's specification is only read once the chart is about to be seen. In
the page it would stand in the way of the words; in a script that is deferred
it does not. A script, and not JSON, because pages that are opened from a disk
may load a script but read no other file.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from placebook.book.figures import script_json

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["drawings_path", "drawings_script", "move_drawings", "take_out"]

# Below the folder of the site's scripts, where Sphinx gives files their checksum.
DRAWINGS = "figures"
FIGURE = re.compile(
    r'(<figure class="pb-figure" id="fig-([^"]+)">(?:(?!</figure>).)*?)'
    r'<script type="application/json" class="pb-spec">(.*?)</script>\n?',
    re.DOTALL,
)
SHARED = "config"


def move_drawings(app: Sphinx, pagename: str, body: str) -> str:
    """Write the script that draws a page's charts, let the page load it, and return the rest.

    Parameters
    ----------
    app
        Sphinx, about to write the page.
    pagename
        The page's name, for instance ``places/oxfordshire``.
    body
        The page's HTML, with each figure's specification.
    """
    rest, specs = take_out(body)
    path = drawings_path(Path(app.outdir), pagename)
    if specs:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(drawings_script(specs), encoding="utf-8")
        app.add_js_file(f"{DRAWINGS}/{pagename}.js", loading_method="defer")
    else:
        path.unlink(missing_ok=True)
    return rest


def drawings_path(site: Path, pagename: str) -> Path:
    """Say where the script of a page stands in a site."""
    return site / "_static" / DRAWINGS / f"{pagename}.js"


def take_out(body: str) -> tuple[str, dict[str, str]]:
    """Part a page into what is read and what draws.

    Returns
    -------
    tuple of str and dict
        The page without specifications, and those as JSON by the id of their
        figure.
    """
    specs = {name: spec for _, name, spec in FIGURE.findall(body)}
    return FIGURE.sub(r"\1", body), specs


def drawings_script(specs: dict[str, str]) -> str:
    """Write the script, one chart a line, with the look that all charts share once.

    Each specification is a string that is parsed when its chart is drawn, so
    a reader who never comes to a chart never waits for it.

    Parameters
    ----------
    specs
        JSON by the id of the figure.
    """
    drawings = {name: _packed(json.loads(spec)) for name, spec in specs.items()}
    shared = next((one[SHARED] for one in drawings.values() if SHARED in one), {})
    lines = [f"{json.dumps(SHARED)}: {_quoted(shared)}"]
    for name, drawing in drawings.items():
        own = {k: v for k, v in drawing.items() if not (k == SHARED and v == shared)}
        lines.append(f"{json.dumps(f'fig-{name}')}: {_quoted(own)}")
    return "window.placebookDrawings = {\n" + ",\n".join(lines) + "\n};\n"


def _packed(spec: dict[str, Any]) -> dict[str, Any]:
    """Write the data by columns: each name once, and a value that comes again as its number."""
    tables = spec.get("datasets", {})
    packed = {name: _columns(rows) for name, rows in tables.items() if _is_even(rows)}
    return spec | {"datasets": tables | packed} if packed else spec


def _is_even(rows: Any) -> bool:
    """Tell whether all rows have the same columns, so that columns lose nothing."""
    even = isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
    return even and len(rows) > 1 and all(row.keys() == rows[0].keys() for row in rows)


def _columns(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"columns": {name: _column([row[name] for row in rows]) for name in rows[0]}}


def _column(values: list[Any]) -> list[Any] | dict[str, list[Any]]:
    """List the different values once and say which row has which, where that is shorter."""
    # By their text, because Python takes 1, 1.0 and true for the same.
    texts = [script_json(value) for value in values]
    number = {text: k for k, text in enumerate(dict.fromkeys(texts))}
    numbered = {"of": [json.loads(text) for text in number], "at": [number[t] for t in texts]}
    return numbered if len(script_json(numbered)) < len(script_json(values)) else values


def _quoted(value: dict[str, Any]) -> str:
    """Write a value as JSON inside a JavaScript string: quotes are single, so JSON's stay bare."""
    return "'" + script_json(value).replace("\\", "\\\\").replace("'", "\\'") + "'"
