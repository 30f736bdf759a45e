"""Words about the parts of a place, side by side."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word
from placebook.narrative.phrases import with_article
from placebook.narrative.say import year_label
from placebook.narrative.surroundings import DENSITY, PER_AREA, Units, shown, units_of
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["PARTS", "parts", "parts_table"]

PARTS = (DENSITY, "gva_per_hour", "weekly_pay", "gigabit_broadband")
# Nearer than this, the ends are too much alike to tell.
APART = 1.2
KINDS = {"england": "LEPs", "scotland": "council areas", "wales": "unitary authorities"}


def parts(table: pd.DataFrame, data: PlaceData) -> str:
    """Say how different the parts of a place are.

    Parameters
    ----------
    table
        As ``measures.parts_beside`` gives it.
    """
    count = table["place"].nunique()
    if count < 2:  # noqa: PLR2004
        return ""
    kind = KINDS.get(data.place.id, "districts")
    ends = {
        DENSITY: "People live closest together in {top} ({high}) and most spread out in {bottom} "
        "({low}).",
        "weekly_pay": "Median weekly pay runs from {low} in {bottom} to {high} in {top}.",
    }
    units = units_of(data.package)
    sentences = [f"An average hides the differences between its {count_word(count)} {kind}."]
    for indicator, text in ends.items():
        rows = table[table["indicator"] == indicator].sort_values("value")
        if len(rows) > 1 and rows["value"].iloc[-1] >= APART * rows["value"].iloc[0]:
            places = [_name(rows.iloc[end], data) for end in (0, -1)]
            values = [shown(rows["value"].iloc[end], indicator, units) for end in (0, -1)]
            found = dict(zip(("bottom", "top", "low", "high"), places + values, strict=True))
            sentences.append(text.format(**found))
    return " ".join(sentences)


def _name(row: pd.Series, data: PlaceData) -> str:
    """Write the name of a part as a sentence does; the parts of England have chapters."""
    places = data.package.places
    if row["place"] in places.index:
        return places.loc[row["place"], "name_in_text"]
    return with_article(row["name"])


def parts_table(table: pd.DataFrame, data: PlaceData) -> str:
    """Write the parts of a place side by side on a few indicators.

    Parameters
    ----------
    table
        As ``measures.parts_beside`` gives it.
    """
    wide = table.pivot_table(index="name", columns="indicator", values="value", aggfunc="first")
    known = [indicator for indicator in PARTS if indicator in wide]
    if len(wide) < 2:  # noqa: PLR2004
        return ""
    units = units_of(data.package)
    years = table.groupby("indicator")["period"].max()
    heads = [_head(indicator, int(years[indicator]), data) for indicator in known]
    lines = [
        [escape(str(name)), *(_cell(row[indicator], indicator, units) for indicator in known)]
        for name, row in wide.sort_index().iterrows()
    ]
    numeric = [False, *[True] * len(known)]
    return html_table(f"Inside {data.place.name_in_text}", ["Area", *heads], lines, numeric=numeric)


def _head(indicator: str, period: int, data: PlaceData) -> str:
    meta = data.package.indicators.loc[indicator]
    unit = f",{PER_AREA}" if indicator == DENSITY else ""
    return f"{meta['short_title']}{unit} ({year_label(period, meta['period_kind'])})"


def _cell(value: float, indicator: str, units: Units) -> str:
    return escape(shown(value, indicator, units).removesuffix(PER_AREA))
