"""Write the corrections to publishers' files: what was wrong, what was done, and what guards it.

A correction changes what a reader sees, so each is told in words, beside the method that it serves,
with the indicator it touches and the wrong value that the next refresh must still find.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.dataset import DataPackage

__all__ = ["ACTIONS", "corrections_html"]

ACTIONS = {
    "drop": "Left out",
    "override": "Replaced",
    "scale": "Rescaled",
    "relabel": "Given its right name",
    "flag": "Kept and marked",
}


def corrections_html(package: DataPackage, actions: Sequence[str], dictionary: str) -> str:
    """Write the corrections of some kinds, a section each, by publisher and file.

    Parameters
    ----------
    actions
        Keys of `ACTIONS`; all if empty.
    dictionary
        Address of the data dictionary, where each indicator has a section.

    Raises
    ------
    ValueError
        If there is no such action, or no correction of these kinds.
    """
    if strange := [action for action in actions if action not in ACTIONS]:
        raise ValueError(f"no correction is of the kind {strange[0]!r}: {', '.join(ACTIONS)}")
    rows = package["corrections"]
    rows = rows[rows["action"].isin(actions or list(ACTIONS))]
    if rows.empty:
        raise ValueError(f"there is no correction of the kind {' or '.join(actions)}")
    about = package["sources"][["id", "publisher", "title", "page"]]
    rows = rows.merge(about.rename(columns={"id": "source"}), on="source")
    ordered = rows.sort_values(["publisher", "title", "id"])
    return "\n".join(_entry(row, package, dictionary) for row in ordered.itertuples())


def _entry(row: object, package: DataPackage, dictionary: str) -> str:
    title = escape(row.title)
    facts = {
        "Published by": escape(row.publisher),
        "Done": ACTIONS[row.action],
        "Rows": escape(row.where),
        "Indicator": _indicator(row.indicator, package, dictionary),
        "Must still be there": f"<code>{escape(row.expect)}</code>",
    }
    items = "".join(
        f"<div><dt>{term}</dt><dd>{text}</dd></div>" for term, text in facts.items() if text
    )
    linked = f'<a href="{escape(row.page, quote=True)}">{title}</a>' if row.page else title
    return (
        f'<div class="pb-correction" id="{escape(row.id)}"><p class="pb-file">{linked}</p>'
        f"<p>{escape(row.reason)}</p><dl>{items}</dl></div>"
    )


def _indicator(indicator: str, package: DataPackage, dictionary: str) -> str:
    if not indicator:
        return ""
    title = escape(package.indicators.loc[indicator, "title"])
    return f'<a href="{dictionary}#{escape(indicator)}">{title}</a>'
