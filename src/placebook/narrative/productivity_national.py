"""Words about output per hour of all places: how two releases of it differ, and who has gained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word
from placebook.narrative.phrases import capital, join, plural, some_of
from placebook.narrative.quotients import join_plain

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = [
    "moves",
    "moves_again",
    "moves_note",
    "moves_title",
    "releases",
    "releases_note",
    "releases_title",
]

LITTLE, SHOWN = 2, 3


def releases(table: pd.DataFrame, year: int, data: AllPlaces) -> str:
    """Say how far the second release moved places.

    Parameters
    ----------
    table
        Columns ``place``, ``first``, ``last``: the same year in the two releases, the UK at 100.
    year
        That year.
    """
    change = table["last"] - table["first"]
    far = int((change.abs() >= LITTLE).sum())
    most = table.loc[change.abs().idxmax()]
    direction = "down" if most["last"] < most["first"] else "up"
    return (
        f"The Office for National Statistics has published the figures of {year} twice: in June "
        "2024, with the hours of every district, and in June 2025, with better estimates and "
        f"without the hours. The second release moved {some_of(far, len(table))} places by two "
        f"points or more against the UK. {capital(_name(most['place'], data))} moved most: "
        f"{direction} from {most['first']:.0f} to {most['last']:.0f}, with the UK at 100. So "
        "differences between places of a few points should not be read as facts. This report "
        "uses the first release where hours are needed, and never mixes the two."
    )


def releases_title(table: pd.DataFrame, year: int, data: AllPlaces) -> str:
    """Title the chart of the two releases."""
    change = (table["last"] - table["first"]).abs()
    most = table.loc[change.idxmax()]
    return (
        f"Revision moved {_name(most['place'], data)} by {change.max():.0f} points in {year}, and "
        f"the middle place by {change.median():.1f}"
    )


def releases_note() -> str:
    """Say which places are drawn."""
    return "The twelve places that moved most. Dashed line: the UK."


def moves(table: pd.DataFrame, start: int, end: int, data: AllPlaces) -> str:
    """Say how many places gained on the UK and how many lost.

    Parameters
    ----------
    table
        As ``measures.first_and_last`` gives it, the UK at 100.
    """
    up = int((table["change"] >= LITTLE).sum())
    down = int((table["change"] <= -LITTLE).sum())
    ranked = table.sort_values("change")
    won = _listed(ranked.tail(3).iloc[::-1], data)
    lost = _listed(ranked.head(3), data)
    return (
        f"Growth here means growth against the UK, so prices do not matter. From {start} to {end}, "
        f"{count_word(up)} of the {len(table)} places gained two points or more on the UK, "
        f"{count_word(down)} lost two or more, and the other {count_word(len(table) - up - down)} "
        f"hardly moved. The largest gains were those of {won}; the largest losses those of {lost}."
    )


def moves_again(table: pd.DataFrame, again: pd.DataFrame, data: AllPlaces) -> str:
    """Set the moves beside those of the later release, and say which of them both show.

    Parameters
    ----------
    table, again
        As ``measures.first_and_last`` gives them, over the same years in the two releases.
    """
    both = table.merge(again[["place", "change"]], on="place", suffixes=("", "_again"))
    up, down = both["change_again"] >= LITTLE, both["change_again"] <= -LITTLE
    gained = both[up & (both["change"] >= LITTLE)].sort_values("change")
    lost = both[down & (both["change"] <= -LITTLE)].sort_values("change")
    turned = both[down & (both["change"] >= LITTLE)]
    names = join([_name(place, data) for place in turned["place"]])
    return (
        f"In the release of June 2025 {plural(int(up.sum()), 'place')} gained as much and "
        f"{count_word(int(down.sum()))} lost as much. "
        f"{f'By the one release a gain and by the other a loss: {names}. ' if names else ''}"
        f"Rely only on moves that both show: {_pairs(gained.iloc[::-1], 'gain', data)}; and "
        f"{_pairs(lost, 'loss', data)}."
    )


def _pairs(rows: pd.DataFrame, noun: str, data: AllPlaces) -> str:
    """Count moves and name the first three, with both releases' figures."""
    count = plural(len(rows), noun, "losses" if noun == "loss" else "")
    named = [
        f"{_name(r['place'], data)} ({_signed(r['change'])} and {_signed(r['change_again'])})"
        for _, r in rows.head(SHOWN).iterrows()
    ]
    if not named:
        return count
    among = ", among them" if len(rows) > SHOWN else ":"
    return f"{count}{among} {join_plain(named)}"


def _listed(rows: pd.DataFrame, data: AllPlaces) -> str:
    return join([f"{_name(r['place'], data)} ({_signed(r['change'])})" for _, r in rows.iterrows()])


def _signed(change: float) -> str:
    return f"{change:+.0f}".replace("-", "−")


def moves_title(table: pd.DataFrame, start: int, end: int) -> str:
    """Title the chart with how many places lost ground."""
    down = int((table["change"] <= -LITTLE).sum())
    up = int((table["change"] >= LITTLE).sum())
    return (
        f"From {start} to {end}, {count_word(down)} places lost two points or more on the UK and "
        f"{count_word(up)} gained as much"
    )


def moves_note() -> str:
    """Say which release it is and what the line is."""
    return (
        "Release of June 2024, smoothed by the publisher over about five years; LEPs, Scotland, "
        "Wales and Northern Ireland. Dashed line: the UK."
    )


def _name(place: str, data: AllPlaces) -> str:
    return str(data.package.places.loc[place, "name_in_text"])
