"""The figures of one place as tables that a reader can take away.

One long table for machines, and short ones for people. Spreadsheets run what
looks like a formula, so text that begins like one is kept from doing so here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from placebook import measures
from placebook.narrative.say import year_label

if TYPE_CHECKING:
    from placebook.dataset import PlaceData

__all__ = ["all_values", "industries", "latest_values", "research", "text_only"]

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def all_values(data: PlaceData) -> pd.DataFrame:
    """List every value of the place, an indicator and period a row, with the UK's beside.

    Returns
    -------
    DataFrame
        Columns ``place``, ``indicator``, ``title``, ``unit``, ``period``, ``value``, ``lower``,
        ``upper``, ``uk``, ``status``, ``publisher``, ``source``. ``lower`` and ``upper`` are
        95 % limits where the publisher gives them.
    """
    mine = _of(data, data.place.id)
    uk = _of(data, data.reference.id).set_index(["indicator", "period"])["value"]
    table = data.package.indicators
    kinds = mine["indicator"].map(table["period_kind"])
    sources = data.package["sources"].set_index("id")
    keys = pd.MultiIndex.from_frame(mine[["indicator", "period"]])
    return pd.DataFrame(
        {
            "place": data.place.name,
            "indicator": mine["indicator"],
            "title": mine["indicator"].map(table["title"]),
            "unit": mine["indicator"].map(table["unit"]),
            "period": [year_label(int(p), k) for p, k in zip(mine["period"], kinds, strict=True)],
            "value": mine["value"],
            "lower": mine["lower"],
            "upper": mine["upper"],
            "uk": uk.reindex(keys).to_numpy(),
            "status": mine["status"],
            "publisher": mine["source"].map(sources["publisher"]),
            "source": mine["source"].map(sources["title"]),
        }
    ).reset_index(drop=True)


def latest_values(values: pd.DataFrame) -> pd.DataFrame:
    """Keep the last period of each indicator in a table of all values, in order of title."""
    return values.groupby("indicator", sort=False).tail(1).sort_values("title", ignore_index=True)


def industries(data: PlaceData) -> pd.DataFrame:
    """List the industries of the place in the last year: GVA, shares and location quotient."""
    mine, uk = data.industries(data.place), data.industries(data.reference)
    year = measures.last_year(mine)
    table = measures.location_quotients(mine, uk, year)
    return pd.DataFrame(
        {
            "year": str(year),
            "industry": table["title"],
            "gva": table["gva"].round(1),
            "share": (table["share"] * 100).round(2),
            "uk_share": (table["whole_share"] * 100).round(2),
            "lq": table["lq"].round(2),
        }
    ).reset_index(drop=True)


def research(data: PlaceData) -> pd.DataFrame:
    """List the fields of research in the last exercise: staff and how many are world-leading."""
    table = data.research(data.place).sort_values("fte", ascending=False)
    return pd.DataFrame(
        {
            "exercise": "REF " + table["period"].astype(str),
            "field": table["title"],
            "fte": table["fte"].round(1),
            "fte_world_leading": table["fte_world_leading"].round(1),
        }
    ).reset_index(drop=True)


def text_only(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    Numbers are left alone: a negative number is not a formula.
    """

    def guarded(cell: object) -> object:
        risky = isinstance(cell, str) and cell.startswith(FORMULA)
        return f"'{cell}" if risky else cell

    return table.map(guarded)


def _of(data: PlaceData, place: str) -> pd.DataFrame:
    rows = data.package["observations"]
    rows = rows[(rows["place"] == place) & rows["value"].notna()]
    return rows.sort_values(["indicator", "period"], kind="stable")
