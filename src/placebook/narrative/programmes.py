"""Words about the programmes and case studies of a place: what is listed, checked or not."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.links import page_link
from placebook.narrative.numbers import quantity
from placebook.narrative.phrases import capital, join, plural

if TYPE_CHECKING:
    from typing import Any

    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["about", "cases", "listed", "when"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
PAGE = "practice/programmes"
CASES = "case-studies/index"
WHOLE = "england"


def when(date: str) -> str:
    """Write a date as exactly as the list knows it.

    Examples
    --------
    >>> when("2017-09-21"), when("2016-11"), when("operational 2023"), when("2022-04/2023-03")
    ('21 September 2017', 'November 2016', 'operational 2023', 'April 2022 to March 2023')
    """
    return DATE.sub(_day, date).replace("/", " to ")


def _day(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    of_month = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {of_month}" if day else of_month


def about(themes: pd.DataFrame) -> dict[str, str]:
    """Write what each programme is about, by its id.

    Parameters
    ----------
    themes
        The ``programme_themes`` table.
    """
    once = themes.drop_duplicates(["programme", "theme"])
    return {name: join(list(rows)) for name, rows in once.groupby("programme")["theme"]}


def listed(data: PlaceData) -> str:
    """List the programmes of a place: those that were checked, the others, and known gaps."""
    if data.place.id == WHOLE:
        link = page_link(PAGE, "the page on audits and programmes")
        return (
            f"Audits and programmes in {data.place.name} are told in the chapters of its "
            f"{data.small_places}, and all together on {link}."
        )
    pairs, rows = data.package["programme_places"], data.package["programmes"]
    rows = rows.merge(pairs, left_on="id", right_on="programme").sort_values(["date", "title"])
    checked = rows[rows["status"] == "verified"]
    known = data.package["programme_gaps"]["gap"]
    parts = [
        _checked(checked, data),
        _by_region(checked[checked["basis"] == "region"]),
        _unchecked(rows[rows["status"] != "verified"]),
        f"Known to be missing: {' '.join(known)}" if len(known) else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _checked(rows: pd.DataFrame, data: PlaceData) -> str:
    """List those that name the place."""
    here, link = data.place.name_in_text, page_link(PAGE, "list of audits and programmes")
    named = rows[rows["basis"] == "named"]
    if named.empty:
        return (
            f"Our {link} holds none that names {here} and that we could check. That does not mean "
            "that there is none: enterprise zones, for instance, are not in it."
        )
    themes = about(data.package["programme_themes"])
    lines = [f"- {_entry(row, themes.get(row.id, ''))}" for row in named.itertuples()]
    count = plural(len(named), "programme")
    verb = "names" if len(named) == 1 else "name"
    head = f"Our {link} holds {count} that we could check and that {verb} {here}:"
    return "\n".join([head, "", *lines])


def _entry(row: Any, theme: str) -> str:
    money = f", {quantity(row.funding, 'GBP million')}" if row.funding > 0 else ""
    stated = f". Stated: {theme}." if theme else "."
    return escape(f"**{row.title}**: {row.kind}, {when(row.date)}{money}{stated}", quote=False)


def _by_region(rows: pd.DataFrame) -> str:
    """Name those that speak of a region, shortly: how far they mean the place is not known."""
    if rows.empty:
        return ""
    names = [f"{row.title} ({row.kind}, {when(row.date)})" for row in rows.itertuples()]
    return (
        "**By region only** (the programme names a region, not this place): "
        f"{escape('; '.join(names), quote=False)}."
    )


def _unchecked(rows: pd.DataFrame) -> str:
    """Name what was read of but not checked, marked as such."""
    if rows.empty:
        return ""
    names = [f"{row.kind}: {row.title}, {when(row.date)}" for row in rows.itertuples()]
    listed = escape("; ".join(names), quote=False)
    return f"**Not checked** (we know of them at second hand): {listed}."


def cases(data: PlaceData) -> str:
    """Lead to the case studies of a place, or say how to send in the first."""
    rows = data.package["case_studies"].sort_values("title")
    if data.place.id == WHOLE:
        return f"{page_link(CASES, 'Case studies')} from {data.place.name} are listed by place."
    if rows.empty:
        link = page_link("case-studies/contribute", "How to send one in")
        return f"There is no case study of {data.place.name_in_text} yet. {link}."
    lines = [
        f"- {page_link(f'case-studies/{row.slug}', row.title)}: {escape(row.summary, quote=False)}"
        for row in rows.itertuples()
    ]
    head = f"**{capital(plural(len(rows), 'case study', 'case studies'))}** from here:"
    return "\n".join([head, "", *lines])
