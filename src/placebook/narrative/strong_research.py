"""The part of the first answer on research: where a place stands out, and how strong in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent
from placebook.narrative.phrases import inside
from placebook.narrative.quotients import each

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["strong_research"]

PAIR = 2
MANY_FIELDS = 6
# All fields together against output: strong, and about as much; one field's share far above.
CLEARLY, ABOUT, FAR_MORE = 1.25, 0.95, 1.5
LEAST_POSTS = 20
ELSEWHERE = (
    "campuses of universities based elsewhere are counted there, and laboratories of firms and "
    "of government not at all"
)


def strong_research(fields: pd.DataFrame, research: pd.DataFrame, data: PlaceData) -> str:
    """Say in which research it is strong, or that it is not.

    Parameters
    ----------
    fields, research
        As ``measures.strong_fields`` and ``research_strengths`` give them.
    """
    if not data.covers("research"):
        return ""
    if research.empty:
        return (
            "No university or institute in the UK’s assessment of research has its main address "
            f"here; {ELSEWHERE}."
        )
    if fields.empty:
        return (
            "Its university research is small for the size of its economy: no field with ten posts "
            "of world-leading work or more has a larger share of the UK’s than the place has of "
            f"its output; {ELSEWHERE}."
        )
    most = fields.assign(surplus=fields["fte_world_leading"] * (1 - 1 / fields["intensity"]))
    most = most.sort_values("surplus", ascending=False)
    if len(fields) == 1:
        return f"In research it stands out for one field: it does {_done(most)}; {ELSEWHERE}."
    strong = each("in", most["short_title"].head(PAIR))
    if len(fields) <= MANY_FIELDS:
        return f"In research it stands out {strong}: it does {_done(most)}."
    return _broad(most, strong)


def _broad(most: pd.DataFrame, strong: str) -> str:
    """Tell research in many fields, as strong only if all fields together are."""
    count, overall = count_word(len(most)), most["overall"].iloc[0]
    if overall >= CLEARLY:
        return (
            f"Its research is broad and strong: it stands out in {count} fields, most of all "
            f"{strong}. It does {_done(most)}."
        )
    amount = (
        "less of the UK’s work than"
        if overall < ABOUT
        else "more of the UK’s work than"
        if overall > 1 / ABOUT
        else "about as much of the UK’s work as"
    )
    return (
        f"In research it stands out in {count} fields, most of all {strong}: it does "
        f"{_done(most)}. Over all fields together it does {amount} its share of output."
    )


def _done(most: pd.DataFrame) -> str:
    """Say what share of the UK's work it does in its first field, and in that of the most."""
    first, large = most.iloc[0], most[most["fte_world_leading"] >= LEAST_POSTS]
    top = first if large.empty else large.loc[large["uk_share"].idxmax()]
    title = inside(first["short_title"])
    also = f" and {percent(top['uk_share'])} of that in {inside(top['short_title'])}"
    return (
        f"{percent(first['uk_share'])} of the UK’s world-leading work in {title}"
        f"{also if top['uk_share'] >= FAR_MORE * first['uk_share'] else ''}"
        f", with {percent(first['uk_share'] / first['intensity'])} of the UK’s output"
    )
