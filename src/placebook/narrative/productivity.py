"""Words on output per hour: where a place stood beside the UK, and where it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import percent
from placebook.narrative.phrases import capital, difference

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["frontier", "productivity", "productivity_title", "relative_title", "start"]

SAME, STEADY = 0.02, 0.02
# As printed, 2 per cent: a level place has not come from anywhere else.
LEVEL = 0.025
NEAR, FAR = 0.05, 0.15


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
    change = _change(first, last)
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


def _change(first: float, last: float) -> float:
    """Take the change between two ratios as they are printed, so that all sentences agree."""
    return round(round(last, 2) - round(first, 2), 2)


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


def start(own: pd.DataFrame, data: PlaceData) -> str:
    """Say where the place starts from in productivity, and which way it has been moving."""
    first, last = own.iloc[0], own.iloc[-1]
    gap, change = last["ratio"] - 1, _change(first["ratio"], last["ratio"])
    year, since = int(last["period"]), int(first["period"])
    name = capital(data.place.name_in_text)
    if abs(gap) < SAME:
        was = first["ratio"] - 1
        level = f"{name} is level with the UK in productivity: an hour’s work made about as much"
        if abs(was) < LEVEL:
            return f"{level} as the UK’s both in {since} and in {year}."
        return f"{level} as the UK’s in {year}, having made {_more(1 + was)} in {since}."
    return (
        f"{name} is {_standing(gap)} the UK in productivity: in {year} an hour’s work made "
        f"{_more(last['ratio'])}, {_way(first['ratio'] - 1, gap, change, since)}."
    )


def _standing(gap: float) -> str:
    side = "ahead of" if gap > 0 else "behind"
    if abs(gap) < NEAR:
        return f"a little {side}"
    return f"well {side}" if abs(gap) >= FAR else side


def _way(was: float, gap: float, change: float, since: int) -> str:
    noun = "lead" if gap > 0 else "gap"
    if abs(was) < SAME and abs(change) > STEADY:
        return f"having made about as much as the UK’s in {since}"
    if abs(change) <= STEADY:
        return f"and that {noun} has hardly changed since {since}"
    wider = (change > 0) == (gap > 0)
    joined = "and" if wider else "but"
    if noun == "lead":
        return f"{joined} that lead has {'grown' if wider else 'shrunk'} since {since}"
    return f"{joined} that gap has {'widened' if wider else 'narrowed'} since {since}"


def frontier(own: pd.DataFrame, spread: pd.DataFrame, data: PlaceData) -> str:
    """Set the place beside the tenth of LEPs that produce most per hour."""
    last = own.iloc[-1]
    best = spread[spread["period"] == last["period"]]
    if data.place.kind != "lep" or best.empty:
        return ""
    ahead = float(best["high"].iloc[0]) / last["ratio"] - 1
    if ahead <= 0:
        return "It is among the most productive tenth of LEPs itself."
    if ahead < NEAR:
        return "It stands just below the most productive tenth of LEPs."
    more = percent(ahead)
    return f"The most productive tenth of LEPs make at least {more} more in an hour than it does."
