"""Words about where a place is going: productivity, growth, specialisations, people and firms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import percent, quantity
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
    """Say how output an hour stood to the UK's at the start and the end.

    Parameters
    ----------
    relative
        Columns ``period`` and ``ratio`` of the place, in order of the years.
    """
    first, last = relative.iloc[0], relative.iloc[-1]
    name = capital(data.place.name_in_text)
    return (
        f"In {int(first['period'])} {data.place.name_in_text} produced {_level(first['ratio'])} "
        f"for each hour worked; in {int(last['period'])} {_level(last['ratio'])}. "
        f"{_verdict(first['ratio'], last['ratio'], name)}"
    )


def _level(ratio: float) -> str:
    gap = difference(ratio)
    return "about as much as the UK" if gap.startswith("about") else f"{_more(ratio)} than the UK"


def _more(ratio: float) -> str:
    return f"{percent(abs(ratio - 1))} {'more' if ratio > 1 else 'less'}"


def _verdict(first: float, last: float, name: str) -> str:
    first, last = round(first, 2), round(last, 2)
    change = round(last - first, 2)
    if abs(change) <= STEADY:
        return f"{name} has kept pace with the UK."
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
        f"Output an hour in {data.place.name_in_text} was {gap} the UK’s in {int(last['period'])}"
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
    return f"Since {year} the economy has {_grown(mine)}; the UK’s has {_grown(uk)}"


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
    came, went = plural(gained, "specialisation"), plural(lost, "specialisation")
    return capital(f"{came} gained and {went} lost since {start}")


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
            quantity(value, meta["unit"], int(meta["decimals"]))
            for value in (row.value, row.reference)
        )
        sentences.append(
            f"The {inside(meta['title'])} was {mine} in "
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


def hour_note() -> str:
    """Say how a LEP's output an hour is made."""
    return (
        "Output of all districts over hours worked in all of them, smoothed by the publisher. "
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
