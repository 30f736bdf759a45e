"""Turn a stored chart into a figure of the book: title, drawing, source, table and downloads.

MyST-NB finds the renderer by its entry point. The fragment carries the whole
specification; `placebook.book.drawings` moves those of a page into one script.
The table stands in the page once: where no script runs, the style of the page
hides the drawing and shows the table without being asked.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from myst_nb.core.render import MimeData, NbElementRenderer

__all__ = ["FigureRenderer", "figure_html", "script_json", "table_html"]

MIME = "application/vnd.vegalite.v5+json"
# Pixels; a chart that is higher has a sheet of paper to itself, others are made to share one.
TALL = 600


class FigureRenderer:
    """MyST-NB's renderer for Vega-Lite charts made by this package."""

    mime_priority_overrides: ClassVar[Sequence[tuple[str, str, int | None]]] = [("*", MIME, 1)]

    @staticmethod
    def handle_mime(
        renderer: NbElementRenderer,  # noqa: ARG004  MyST-NB's signature
        data: MimeData,
        inline: bool,
    ) -> list[nodes.Element] | None:
        """Return the figure as raw HTML; leave other mime types to MyST-NB."""
        if inline or data.mime_type != MIME:
            return None
        spec = data.content if isinstance(data.content, dict) else json.loads(data.string)
        return [nodes.raw(text=figure_html(spec), format="html")]


def figure_html(spec: dict[str, Any]) -> str:
    """Write the HTML of one figure.

    Parameters
    ----------
    spec
        A Vega-Lite specification whose ``usermeta.placebook`` holds ``id``,
        ``title``, ``alt``, ``source``, ``note``, ``height`` and ``table``.
    """
    words = spec["usermeta"]["placebook"]
    name = escape(words["id"], quote=True)
    drawn = {key: value for key, value in spec.items() if key not in {"usermeta", "$schema"}}
    kind = "pb-chart pb-tall" if int(words["height"]) > TALL else "pb-chart"
    lines = [
        f'<figure class="pb-figure" id="fig-{name}">',
        f'<figcaption class="pb-title">{escape(words["title"])}</figcaption>',
        f'<div class="{kind}" role="img" aria-label="{escape(words["alt"], quote=True)}" '
        f'style="height: {int(words["height"])}px"></div>',
        f'<script type="application/json" class="pb-spec">{script_json(drawn)}</script>',
        _note(words["note"]),
        f'<p class="pb-source">Source: {escape(words["source"])}</p>' if words["source"] else "",
        f'<div class="pb-tools"><details><summary>Show as table</summary>'
        f"{table_html(words['table'])}</details>",
        f'<span class="pb-get" role="group" aria-label="Get this figure" data-name="{name}" hidden>'
        "Get this figure "
        + " ".join(_button(kind) for kind in ("SVG", "PNG", "CSV"))
        + "</span></div>",
        "</figure>",
    ]
    return "\n".join(line for line in lines if line)


def table_html(table: dict[str, Any]) -> str:
    """Write the figures of a chart as a table.

    Parameters
    ----------
    table
        ``caption``, ``columns`` and ``rows``; the first column heads its row.
    """
    numeric = [
        all(isinstance(row[k], int | float) or row[k] is None for row in table["rows"])
        for k in range(len(table["columns"]))
    ]
    rows = [[_cell(value) for value in row] for row in table["rows"]]
    return html_table(table["caption"], [*map(str, table["columns"])], rows, numeric=numeric)


def _cell(value: str | float | None) -> str:
    if value is None:
        return "not available"
    if isinstance(value, int | float):
        # What rounds to nothing has no sign.
        return f"{value + 0:,}".removesuffix(".0")
    return escape(value)


def _note(note: str) -> str:
    return f'<p class="pb-note">{escape(note)}</p>' if note else ""


def _button(kind: str) -> str:
    return f'<button type="button" data-kind="{kind.lower()}">{kind}</button>'


def script_json(spec: Any) -> str:
    """Write JSON that no HTML parser can take for the end of its script element."""
    text = json.dumps(spec, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
