"""Words about the Hub's framework: who contributes what, and where the place stands in it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.phrases import inside, join, short_rank
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["benchmark_note", "framework", "framework_table", "standing"]

NOTABLE, TENTH = 0.1, 0.05
QUARTER = 0.25
ACTORS = {"research": "Research", "business": "Business", "environment": "Environment"}
IN_TEXT = {"environment": "the wider environment"}
CONTRIBUTIONS = ("funding", "talent", "outputs")


def framework_table(table: pd.DataFrame, ranks: pd.DataFrame, data: PlaceData) -> str:
    """Write the Hub's framework: actors down, contributions across, indicators in the cells.

    Parameters
    ----------
    table
        As ``measures.framework_profile`` gives it: ``actor``,
        ``contribution``, ``short_title``, ``ratio``, ``against``.
    ranks
        Rows of the ``framework_standing`` table; none for a nation.
    data
        The chapter's slice.
    """
    stands = {
        (row.actor, row.contribution): f"<small>{short_rank(row.best, row.worst, row.of)}</small>"
        for row in ranks.itertuples()
    }
    lines = []
    for actor, name in ACTORS.items():
        cells = []
        for contribution in CONTRIBUTIONS:
            mine = table[(table["actor"] == actor) & (table["contribution"] == contribution)]
            ranked = mine.sort_values("ratio", ascending=False)
            items = [_indicator(row, data) for row in ranked.itertuples()]
            above = [stands[actor, contribution]] if (actor, contribution) in stands else []
            cells.append("<br>".join([*above, *items]) if items else "no figures")
        lines.append([f"<strong>{name}</strong>", *cells])
    head = ["Actor", *(name.capitalize() for name in CONTRIBUTIONS)]
    caption = "Who contributes what, as multiples of the UK"
    caption += "; first in each cell, where the place stands among LEPs" if len(ranks) else ""
    return html_table(caption, head, lines, kind="pb-framework")


def _indicator(row: object, data: PlaceData) -> str:
    """Write one indicator as a multiple of the benchmark's; in bold where it is clearly above."""
    ratio = f"{row.ratio:.1f}×" if row.ratio >= TENTH else "under 0.1×" if row.ratio else "no"
    shown = f"<strong>{ratio}</strong>" if round(row.ratio, 1) >= 1 + NOTABLE else ratio
    mark = "" if row.against == data.reference.name else f" (against {row.against})"
    return f"{shown} {escape(inside(row.short_title) + mark)}"


def benchmark_note(table: pd.DataFrame, data: PlaceData) -> str:
    """Say for which indicators another place stands in for the UK; nothing if for none."""
    instead = table[table["against"] != data.reference.name]
    if instead.empty:
        return ""
    names = join(sorted(inside(title) for title in instead["short_title"]))
    return f"For {names} there is no UK figure, so {instead['against'].iloc[0]} stands in."


def framework(cells: pd.Series, data: PlaceData) -> str:
    """Introduce the framework and say which of its cells stand out.

    Parameters
    ----------
    cells
        As ``measures.framework_cells`` gives it.
    """
    ahead = _cells(cells[cells > 1 + NOTABLE])
    behind = _cells(cells[cells < 1 - NOTABLE])
    name = data.place.name_in_text
    sentences = [
        "The Smart Specialisation Hub asked who contributes what: research, business and the "
        "wider environment, each with funding, talent and outputs.",
        f"Against the UK, {name} is ahead for {ahead}." if ahead else "",
        f"{'It' if ahead else f'Against the UK, {name}'} is behind for {behind}." if behind else "",
        "The table shows each indicator as a multiple of the UK’s; bold is above by a tenth "
        "or more. PGR are postgraduate research students, STEM is science, technology, engineering "
        "and mathematics, and IP is intellectual property.",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def standing(ranks: pd.DataFrame, data: PlaceData) -> str:
    """Say in which cells the place is surely near the top or the bottom of the LEPs.

    Parameters
    ----------
    ranks
        Rows of the ``framework_standing`` table; none for a nation.
    """
    if ranks.empty:
        return ""
    cells = ranks.set_index(["actor", "contribution"])
    of = int(cells["of"].max())
    top = _cells(cells[cells["worst"] <= cells["of"] * QUARTER])
    bottom = _cells(cells[cells["best"] > cells["of"] * (1 - QUARTER)])
    name = data.place.name_in_text
    sentences = [
        f"Among the {of} LEPs, {name} is in the top quarter for {top}." if top else "",
        f"{'It' if top else f'Among the {of} LEPs, {name}'} is in the bottom quarter for {bottom}."
        if bottom
        else "",
        ""
        if top or bottom
        else f"Among the {of} LEPs, {name} is surely at neither end in any of the nine.",
        "A rank range covers the ranks that a place has when each indicator of the cell is left "
        "out in turn; where one indicator is all there is, those of three years. The nine are not "
        "added up: one figure for all would hide what they are for.",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _cells(cells: pd.Series | pd.DataFrame) -> str:
    """List cells of the framework by actor: 'research (funding and talent)'."""
    actors: dict[str, list[str]] = {}
    for actor, contribution in cells.index:
        actors.setdefault(str(actor), []).append(str(contribution))
    for found in actors.values():
        found.sort(key=CONTRIBUTIONS.index)
    order = [actor for actor in ("research", "business", "environment") if actor in actors]
    named = [f"{IN_TEXT.get(actor, actor)} ({join(actors[actor])})" for actor in order]
    return ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else "".join(named)
