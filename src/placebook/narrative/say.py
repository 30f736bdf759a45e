"""Put words into a notebook: paragraphs, tables, years and source lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from IPython.display import Markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from placebook.dataset import PlaceData

__all__ = ["markdown_table", "say", "source_line", "year_label"]

CENTURY = 100


def say(*paragraphs: str) -> Markdown:
    """Display paragraphs of Markdown; empty ones are left out."""
    return Markdown("\n\n".join(paragraph for paragraph in paragraphs if paragraph))


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table: text at the left, figures at the right."""
    rule = [":--", *("--:" for _ in header[1:])]
    lines = [header, rule, *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


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


def source_line(data: PlaceData, *sources: str) -> str:
    """Name the publishers, titles and dates behind a figure.

    Parameters
    ----------
    data
        The chapter's slice, for its sources table.
    sources
        Ids of sources, as observations carry them; repeated ones count once.
    """
    table = data.package["sources"].set_index("id")
    parts = []
    for source in dict.fromkeys(sources):
        row = table.loc[source]
        date = f", {row['published'][:4]}" if row["published"] else ""
        parts.append(f"{row['publisher']}, {row['title']}{date}")
    return "; ".join(dict.fromkeys(parts))
