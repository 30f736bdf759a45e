"""Put words into a notebook: paragraphs, years and source lines."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from IPython.display import Markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from placebook.dataset import AllPlaces, PlaceData

__all__ = ["note", "period", "say", "source_line", "year_label"]

CENTURY = 100


def say(*paragraphs: str) -> Markdown | None:
    """Display paragraphs of Markdown, or tables among them; empty ones are left out.

    Where all are empty there is nothing to display: an empty text would be shown by its type.

    Examples
    --------
    >>> say("One.", "").data
    'One.'
    >>> say("", "") is None
    True
    """
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    return Markdown(text) if text else None


def note(text: str, link: str = "") -> str:
    """Write a note to stand below a table or paragraphs, in small print.

    Parameters
    ----------
    text
        Plain text.
    link
        A link, as ``phrases.page_link`` writes it, with what follows it.

    Examples
    --------
    >>> note("R&D is of 2023.")
    '<p class="pb-note">R&amp;D is of 2023.</p>'
    """
    return f'<p class="pb-note">{escape(text, quote=False)}{link}</p>'


def year_label(period: int, kind: str) -> str:
    """Write a period: '2023', or '2018/19' for academic and financial years.

    Examples
    --------
    >>> year_label(2018, "academic year"), year_label(2023, "calendar year")
    ('2018/19', '2023')
    """
    if kind in {"academic year", "financial year"}:
        return f"{period}/{(period + 1) % CENTURY:02d}"
    return str(period)


def period(data: PlaceData | AllPlaces, rows: pd.DataFrame, indicator: str) -> str:
    """Write the latest period of some rows as the indicator's years are written."""
    kind = data.package.indicators.loc[indicator, "period_kind"]
    return year_label(int(rows["period"].max()), kind)


def source_line(data: PlaceData | AllPlaces, *sources: str) -> str:
    """Name the publishers, titles and dates behind a figure.

    Parameters
    ----------
    data
        The chapter's slice, for its sources table.
    sources
        Ids of sources, as observations carry them; repeated ones count once.
    """
    known = data.package.source_rows
    named: dict[str, list[dict[str, str]]] = {}
    for source in dict.fromkeys(sources):
        named.setdefault(known[source]["publisher"], []).append(known[source])
    return "; ".join(_release(publisher, rows) for publisher, rows in named.items())


def _release(publisher: str, rows: Sequence[dict[str, str]]) -> str:
    """Name one release by its title, several by their years."""
    years = sorted({row["published"][:4] for row in rows} - {""})
    if len(rows) == 1:
        title, year = rows[0]["title"], "".join(years)
        return f"{publisher}, {title}" + ("" if year in title else f" ({year})")
    return f"{publisher}, {_listed(years)}"


def _listed(years: Sequence[str]) -> str:
    return " and ".join([", ".join(years[:-1]), years[-1]]) if len(years) > 1 else "".join(years)
