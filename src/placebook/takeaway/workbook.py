"""One place's figures as a spreadsheet that works with a screen reader.

It follows the guidance on spreadsheets of the Government Statistical Service:
a cover and a list of contents, one table a sheet, no merged or empty cells, a
sign for what is missing. The library gptables lays it out.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
from typing import TYPE_CHECKING, NamedTuple

from placebook.takeaway import figures

if TYPE_CHECKING:
    import pandas as pd
    from gptables import Cover, GPTable

    from placebook.dataset import PlaceData

__all__ = ["workbook_bytes"]

MISSING = "[x]"
LEGEND = [f"{MISSING}: not available"]
# No cell may become a formula or a link, and no file may carry the time at which it was made.
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}
MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)

VALUE_HEADS = {
    "title": "Indicator",
    "unit": "Unit",
    "period": "Period",
    "value": "Value",
    "lower": "Lower 95% limit",
    "upper": "Upper 95% limit",
    "uk": "UK value",
    "status": "Status",
    "publisher": "Publisher",
}
INDUSTRY_HEADS = {
    "industry": "Industry",
    "year": "Year",
    "gva": "GVA (£ million)",
    "share": "Share of GVA (%)",
    "uk_share": "UK share (%)",
    "lq": "Location quotient",
}
RESEARCH_HEADS = {
    "field": "Field of research",
    "exercise": "Exercise",
    "fte": "Staff (full-time equivalent)",
    "fte_world_leading": "World-leading staff (full-time equivalent)",
}


class Sheet(NamedTuple):
    """One table, its title and where its figures come from."""

    label: str
    title: str
    table: pd.DataFrame
    source: str


def workbook_bytes(data: PlaceData, edition: str) -> bytes:
    """Write the spreadsheet of one place.

    Parameters
    ----------
    data
        The place's slice.
    edition
        Name of the report's edition, for the cover.

    Returns
    -------
    bytes
        An XLSX file, the same for the same figures.
    """
    from gptables.core.api import produce_workbook  # noqa: PLC0415  slow to import

    sheets = {sheet.label: _gptable(sheet) for sheet in _sheets(data) if len(sheet.table)}
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        # It warns of tables without notes, and of ways of pandas that it will have to change.
        warnings.simplefilter("ignore")
        book = produce_workbook(
            buffer,
            sheets,
            cover=_cover(data, edition),
            workbook_options=OPTIONS,
        )
    book.set_properties(
        {"title": f"{data.place.name}: {edition}", "author": "Placebook", "created": MADE}
    )
    book.close()
    return buffer.getvalue()


def _sheets(data: PlaceData) -> list[Sheet]:
    name = data.place.name
    values = figures.all_values(data)
    publishers = "; ".join(sorted(set(values["publisher"])))
    latest = figures.latest_values(values)
    return [
        Sheet(
            "Latest",
            f"{name}: latest value of each indicator",
            _as(latest, VALUE_HEADS),
            publishers,
        ),
        Sheet("All_years", f"{name}: all values", _as(values, VALUE_HEADS), publishers),
        Sheet(
            "Industries",
            f"{name}: industries against the UK",
            _as(figures.industries(data), INDUSTRY_HEADS),
            "Office for National Statistics, GVA by industry; imputed rents left out",
        ),
        Sheet(
            "Research",
            f"{name}: research assessed in the Research Excellence Framework",
            _as(figures.research(data), RESEARCH_HEADS),
            "Research England, Research Excellence Framework",
        ),
    ]


def _as(table: pd.DataFrame, heads: dict[str, str]) -> pd.DataFrame:
    """Keep and name the columns that people read; put a sign where nothing is known."""
    shown = table[list(heads)].rename(columns=heads)
    named = shown.astype(object)
    return named.where(named.notna() & (named != ""), MISSING)


def _gptable(sheet: Sheet) -> GPTable:
    from gptables import GPTable  # noqa: PLC0415  slow to import

    return GPTable(
        table=sheet.table,
        table_name=sheet.label.lower(),
        title=sheet.title,
        source=f"Source: {sheet.source}",
        legend=LEGEND,
        index_columns={1: 0},
        instructions="This worksheet contains one table.",
    )


def _cover(data: PlaceData, edition: str) -> Cover:
    from gptables import Cover  # noqa: PLC0415  slow to import

    return Cover(
        title=f"{data.place.name}: the figures of its chapter",
        intro=[f"From {edition}.", "Each sheet holds one table; the sheet Contents lists them."],
        about=[
            "Statistics under the Open Government Licence v3.0 unless the report’s list of "
            "sources says otherwise.",
            f"{MISSING} marks a figure that is not available.",
            "The limits are 95% confidence limits where the publisher gives them.",
        ],
    )
