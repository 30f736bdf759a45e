"""Words about the lines that lead into the future: growth, people, firms and their bases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import percent, quantity
from placebook.narrative.phrases import compared, inside, join
from placebook.narrative.say import year_label

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = [
    "BASES",
    "extra_regio_note",
    "growth_title",
    "hour_note",
    "limits_note",
    "standing",
    "trend_title",
    "vintage_note",
]

BASES = ("birth_rate", "employment_rate", "weekly_pay")
SAME_AREA = 0.98


def growth_title(index: pd.DataFrame, data: PlaceData, year: int) -> str:
    """Title the growth of the economy with the place's and the UK's."""
    last = index[index["period"] == index["period"].max()].set_index("place")["value"]
    mine, uk = last[data.place.id] / 100 - 1, last[data.reference.id] / 100 - 1
    beside = f"by {percent(abs(uk))}" if (mine >= 0) == (uk >= 0) else f"has {_grown(uk)}"
    return f"Since {year} the economy has {_grown(mine)} in volume, the UK’s {beside}"


def _grown(change: float) -> str:
    return f"{'grown' if change >= 0 else 'shrunk'} by {percent(abs(change))}"


def standing(pairs: pd.DataFrame, data: PlaceData) -> str:
    """Say where the bases of future growth stand beside the UK, one sentence each.

    Parameters
    ----------
    pairs
        As ``measures.latest_pairs`` gives it, for the indicators in ``BASES``.
    """
    sentences = []
    for row in pairs.itertuples():
        meta = data.package.indicators.loc[row.indicator]
        mine, uk = (
            quantity(value, meta["unit"], int(meta["decimals"]), bare=True)
            for value in (row.value, row.reference)
        )
        title = meta["title"]
        subject = title if title.startswith("Median") else f"The {inside(title)}"
        sentences.append(
            f"{subject} was {mine} in "
            f"{year_label(int(row.period), meta['period_kind'])}, "
            f"{compared(row.ratio)} the UK’s {uk}."
        )
    return " ".join(sentences)


def trend_title(series: pd.DataFrame, data: PlaceData, indicator: str) -> str:
    """Title a trend with the place's first and latest values."""
    meta = data.package.indicators.loc[indicator]
    mine = series[series["place"] == data.place.id].dropna(subset="value").sort_values("period")
    if mine.empty:
        return f"{meta['title']}: no figure is published for {data.place.name_in_text}"
    first, last = mine.iloc[0], mine.iloc[-1]
    before, after = (
        quantity(row["value"], meta["unit"], int(meta["decimals"]), bare=True)
        for row in (first, last)
    )
    years = [year_label(int(row["period"]), meta["period_kind"]) for row in (first, last)]
    if len(mine) == 1:
        return f"{meta['title']}: {after} in {years[1]}"
    uk = series[(series["place"] == data.reference.id) & (series["period"] == last["period"])]
    beside = ""
    if uk["value"].notna().any():
        value = quantity(uk["value"].iloc[0], meta["unit"], int(meta["decimals"]), bare=True)
        beside = f" (UK {value})"
    return f"{meta['title']}: {before} in {years[0]}, {after} in {years[1]}{beside}"


def hour_note(data: PlaceData) -> str:
    """Say how the place's output per hour is made."""
    made = "Output of all districts over hours worked in all of them, smoothed"
    return (
        f"{made if data.has_parts else 'Smoothed'} by the publisher. "
        "Current prices: rising prices lift every line. A release of 2025 revised the levels; "
        "the data dictionary has both."
    )


def extra_regio_note() -> str:
    """Say what the UK leaves out here."""
    return (
        "The UK without the North Sea and other areas that belong to no region, whose output fell; "
        "with them the UK grew less."
    )


def limits_note(series: pd.DataFrame, data: PlaceData) -> str:
    """Explain the band and the estimate, where there are any."""
    mine = series[series["place"] == data.place.id]
    notes = []
    if mine["lower"].notna().any():
        notes.append("The band is the 95% confidence interval.")
    if (mine["status"] == "estimated").any():
        notes.append("The place’s values are estimated from its districts.")
    return " ".join(notes)


def vintage_note(series: pd.DataFrame, data: PlaceData) -> str:
    """Say on which LEP boundaries the values were measured, if not on the chapter's."""
    mine = series[(series["place"] == data.place.id) & series["vintage"].notna()]
    areas = data.package["place_vintages"]
    other = areas[
        (areas["place"] == data.place.id)
        & (areas["overlap"] < SAME_AREA)
        & areas["vintage"].isin(mine["vintage"].unique())
    ]
    if other.empty:
        return ""
    years = join([str(year) for year in sorted(set(other["vintage"]))])
    broken = " The line breaks where the boundaries changed." if len(set(mine["area"])) > 1 else ""
    return (
        f"Measured on the LEP’s boundaries of {years}. They are not today’s: of the people in "
        f"either area, {percent(other['overlap'].min())} live in both. Per head of the people of "
        f"that area.{broken}"
    )
