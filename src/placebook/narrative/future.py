"""Words about where a place is going: productivity, growth, specialisations, people and firms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent, quantity
from placebook.narrative.phrases import capital, compared, difference, inside, join, plural
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
    "productivity",
    "productivity_title",
    "relative_title",
    "specialisations",
    "specialisations_title",
    "standing",
    "threshold_note",
    "trend_title",
    "vintage_note",
]

BASES = ("birth_rate", "employment_rate", "weekly_pay")
STEADY = 0.02
SAME_AREA = 0.98
NAMED = 4


def productivity(relative: pd.DataFrame, data: PlaceData) -> str:
    """Say how output per hour stood to the UK's at the start and the end.

    Parameters
    ----------
    relative
        Columns ``period`` and ``ratio`` of the place, in order of the years.
    """
    first, last = relative.iloc[0], relative.iloc[-1]
    name = data.place.name_in_text
    start, end = int(first["period"]), int(last["period"])
    before, after = _level(first["ratio"]), _level(last["ratio"])
    if before == after:
        return (
            f"Both in {start} and in {end} {name} produced {before} for each hour worked: "
            "it has kept pace."
        )
    return (
        f"In {start} {name} produced {before} for each hour worked; in {end} it produced "
        f"{after.removesuffix(' than the UK')}. "
        f"{_verdict(first['ratio'], last['ratio'])}"
    )


def _level(ratio: float) -> str:
    gap = difference(ratio)
    return "about as much as the UK" if gap.startswith("about") else f"{_more(ratio)} than the UK"


def _more(ratio: float) -> str:
    return f"{percent(abs(ratio - 1))} {'more' if ratio > 1 else 'less'}"


def _verdict(first: float, last: float) -> str:
    first, last = round(first, 2), round(last, 2)
    change = round(last - first, 2)
    if abs(change) <= STEADY:
        return "It has roughly kept pace with the UK."
    if abs(first - 1) < STEADY:
        return "It has drawn ahead." if change > 0 else "It has fallen behind."
    if change > 0:
        return (
            "It has closed the gap."
            if _closed(first, last)
            else (
                "It has narrowed the gap."
                if last < 1
                else "It has drawn further ahead."
                if first > 1
                else "It has overtaken the UK."
            )
        )
    if first < 1:
        return "It has fallen further behind."
    return "Its lead has shrunk." if last > 1 else "Its lead is gone."


def _closed(first: float, last: float) -> bool:
    return first < 1 - STEADY and abs(last - 1) < STEADY


def productivity_title(relative: pd.DataFrame, data: PlaceData) -> str:
    """Title the productivity trend with the latest gap to the UK."""
    last = relative.iloc[-1]
    gap = difference(last["ratio"])
    return (
        f"Output per hour in {data.place.name_in_text} was {gap} the UK’s in {int(last['period'])}"
    )


def relative_title(relative: pd.DataFrame, data: PlaceData) -> str:
    """Title the lines among others with the change in the gap, in points."""
    first, last = relative.iloc[0], relative.iloc[-1]
    before, after = (f"{row['ratio'] * 100:.0f}" for row in (first, last))
    years = f"{int(first['period'])} to {int(last['period'])}"
    if before == after:
        return f"With the UK at 100, {data.place.name_in_text} stayed at {after} from {years}"
    return f"With the UK at 100, {data.place.name_in_text} went from {before} to {after}, {years}"


def growth_title(index: pd.DataFrame, data: PlaceData, year: int) -> str:
    """Title the growth of the economy with the place's and the UK's."""
    last = index[index["period"] == index["period"].max()].set_index("place")["value"]
    mine, uk = last[data.place.id] / 100 - 1, last[data.reference.id] / 100 - 1
    beside = f"by {percent(abs(uk))}" if (mine >= 0) == (uk >= 0) else f"has {_grown(uk)}"
    return f"Since {year} the economy has {_grown(mine)} in volume, the UK’s {beside}"


def _grown(change: float) -> str:
    return f"{'grown' if change >= 0 else 'shrunk'} by {percent(abs(change))}"


def specialisations(table: pd.DataFrame, data: PlaceData, start: int, end: int) -> str:
    """Say which specialisations were gained, kept and lost.

    Parameters
    ----------
    table
        As ``measures.changed_specialisations`` gives it.
    """
    names = {
        kind: [inside(t) for t in table.loc[table["change"] == kind, "short_title"]]
        for kind in ("gained", "lost", "kept")
    }
    name = data.place.name_in_text
    sentences = []
    if names["gained"]:
        sentences.append(
            f"From {start} to {end} {name} gained a specialisation in {join(names['gained'])}."
        )
    else:
        sentences.append(f"From {start} to {end} {name} gained no new specialisation.")
    if names["lost"]:
        sentences.append(f"It lost its specialisation in {join(names['lost'])}.")
    if names["kept"]:
        kept = names["kept"][:NAMED]
        more = "" if len(names["kept"]) <= NAMED else ", among others"
        sentences.append(f"It stayed specialised in {join(kept)}{more}.")
    return " ".join(sentences)


def specialisations_title(table: pd.DataFrame, start: int) -> str:
    """Title the chart of changed specialisations with how many came and went."""
    gained = int((table["change"] == "gained").sum())
    lost = int((table["change"] == "lost").sum())
    if not gained and not lost:
        return f"No specialisation gained or lost since {start}"
    came = plural(gained, "specialisation") if gained else "no specialisation"
    return capital(f"{came} gained and {count_word(lost) if lost else 'none'} lost since {start}")


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


def threshold_note() -> str:
    """Say when a specialisation counts as gained or lost."""
    return (
        "Ring: the first year; dot: the last. Gained: the location quotient rose from below 1 "
        "to 1.25 or more. Lost: the reverse. "
        "Industries of at least 0.5% of GVA, without imputed rents and households as employers."
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
