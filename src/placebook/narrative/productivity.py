"""Words on output per hour: where a place stood beside the UK, and where it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import percent
from placebook.narrative.phrases import difference

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["productivity", "productivity_title", "relative_title"]

STEADY = 0.02


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
