"""Words about research: how much there is, how good, and in which fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import percent
from placebook.narrative.phrases import capital, inside, join, plural

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["research", "research_note", "research_title"]

NAMED = 4
LITTLE_RESEARCH = 10
THOUSAND = 1000


def research(table: pd.DataFrame, totals: pd.Series, data: PlaceData) -> str:
    """Say how much research was assessed here, how good it was, and in which fields.

    Parameters
    ----------
    table
        As ``measures.research_strengths`` gives it; may be empty.
    totals
        As ``measures.research_totals`` gives it.
    """
    name = capital(data.place.name_in_text)
    if table.empty:
        return (
            f"No university or institute with its main address in {data.place.name_in_text} took "
            "part in the Research Excellence Framework of 2021. Research may be done here by "
            "institutions whose main address is elsewhere."
        )
    institutions = sorted({one for cell in table["institutions"] for one in cell.split("; ")})
    staff, quality, uk = totals["fte"], totals["quality"], totals["whole_quality"]
    named = f" ({'; '.join(institutions)})" if len(institutions) <= NAMED else ""
    return (
        f"{name} has {plural(len(institutions), 'institution')}{named} whose research was assessed "
        f"in the Research Excellence Framework of 2021, with {_researchers(staff)}. "
        f"Of their work, {percent(quality)} was judged world-leading, against {percent(uk)} in the "
        f"same fields across the UK. {_leading(list(table['short_title'].head(3)))}"
    )


def _researchers(staff: float) -> str:
    """Write how many researchers there are, rounded to tens where they are thousands."""
    number = f"about {round(staff, -1):,.0f}" if staff >= THOUSAND else f"{staff:,.0f}"
    return f"{number} researchers (full-time equivalents)"


def _leading(titles: list[str]) -> str:
    """Name the fields with most world-leading research."""
    if len(titles) == 1:
        return f"All of it was in {inside(titles[0])}."
    return f"The fields with most of it were {join([inside(title) for title in titles])}."


def research_title(table: pd.DataFrame) -> str:
    """Title the chart of fields with the largest."""
    top = table.iloc[0]
    if table["fte_world_leading"].sum() < LITTLE_RESEARCH:
        staff = table["fte_world_leading"].sum()
        return f"Little research here was judged world-leading: about {staff:.0f} full-time posts"
    return (
        f"{top['short_title']} is the largest field of world-leading research, with "
        f"{percent(top['uk_share'])} of the UK’s"
    )


def research_note() -> str:
    """Say how research is counted and placed."""
    return (
        "Beside each bar: staff, and in brackets their share of the UK’s. Full-time equivalents "
        "times the share of work judged four-star, Research Excellence Framework 2021. An "
        "institution counts at its main address, with all its sites."
    )
