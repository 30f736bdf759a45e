"""Words about productivity of all places: releases, growth, what gaps are made of, convergence."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent
from placebook.narrative.phrases import capital, join, some_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = [
    "at_the_edges",
    "convergence",
    "convergence_finding",
    "convergence_note",
    "convergence_title",
    "gap",
    "gap_finding",
    "gap_note",
    "gap_title",
    "moves",
    "moves_note",
    "moves_title",
    "releases",
    "releases_note",
    "releases_title",
    "spread_title",
    "years_label",
]

LITTLE = 2
UNSURE = "cannot be told from chance"
# The logarithm of where a place stands that is 10 % below another, which is at 1.
LOG_BELOW = math.log(0.9)


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
        "uses the first release for comparisons over time, since only there is a LEP’s figure its "
        "output over its hours, and never mixes the two."
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


def _listed(rows: pd.DataFrame, data: AllPlaces) -> str:
    return join(
        [
            f"{_name(r['place'], data)} ({r['change']:+.0f})".replace("-", "−")
            for _, r in rows.iterrows()
        ]
    )


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
    return "Release of June 2024; LEPs, Scotland, Wales and Northern Ireland. Dashed line: the UK."


def gap(table: pd.DataFrame, years: str, data: AllPlaces) -> str:
    """Say what the gaps are mostly made of.

    Parameters
    ----------
    table
        As ``measures.gap_parts`` gives it, without England.
    years
        As they are written.
    """
    behind = table[table["gap"] < 0]
    within = int((behind["within"].abs() > behind["mix"].abs()).sum())
    typical = behind.loc[(behind["gap"] - behind["gap"].median()).abs().idxmin()]
    worst = table.loc[table["mix_share"].idxmin()]
    best = table.loc[table["mix_share"].idxmax()]
    return (
        f"In {years}, {some_of(len(behind), len(table))} places produced less per job than Great "
        f"Britain as a whole. In {count_word(within)} of these {count_word(len(behind))} most of "
        "the gap lies "
        "within industries: they have much the same industries as the country, and produce less "
        f"in them. {capital(_name(typical['place'], data))} is in the middle of them. "
        f"Its output per job was {percent(-typical['gap_share'])} below Great Britain’s: "
        f"{_part(typical['mix_share'])} from its mix of industries, "
        f"{_part(typical['within_share'])} from within. Mix matters most in "
        f"{_name(worst['place'], data)}, where it takes {percent(-worst['mix_share'])} off, and in "
        f"{_name(best['place'], data)}, where it adds {percent(best['mix_share'])}."
    )


def _part(share: float) -> str:
    points = share * 100
    return f"{points:+.1f} points".replace("-", "−")


def gap_title(table: pd.DataFrame) -> str:
    """Title the chart with where the gaps lie."""
    behind = table[table["gap"] < 0]
    within = int((behind["within"].abs() > behind["mix"].abs()).sum())
    return (
        f"In {within} of the {len(behind)} places behind Great Britain, the gap lies mostly within "
        "industries, not in their mix"
    )


def gap_finding(table: pd.DataFrame) -> str:
    """Say it in a sentence for the overview."""
    behind = table[table["gap"] < 0]
    within = int((behind["within"].abs() > behind["mix"].abs()).sum())
    return (
        f"Places lag mostly because the same industries produce less there, not because they have "
        f"the wrong ones: that holds for {within} of the {len(behind)} LEPs and nations that "
        "produce less per job than Great Britain."
    )


def gap_note(years: str) -> str:
    """Say what is left out, and how far 17 sections can see."""
    return (
        f"Output without imputed rents, and jobs, by section of industry, mean of {years}. The dot "
        "is the whole gap. The survey of jobs does not cover Northern Ireland, and leaves out the "
        "self-employed who pay no value added tax. Sections are broad: what looks like lower "
        "output within manufacturing may be a different kind of manufacturing."
    )


def convergence(
    everyone: Mapping[str, float],
    without: Mapping[str, float],
    spread: Mapping[str, float],
    years: tuple[int, int],
) -> str:
    """Say whether LEPs draw together, by both tests.

    Parameters
    ----------
    everyone, without
        As ``measures.beta_convergence`` gives them, with London and without.
    spread
        As ``measures.sigma_change`` gives it, with London.
    years
        First and last year.
    """
    start, end = years
    return (
        f"If places drew together, those that were behind would have grown faster. From {start} to "
        f"{end} a LEP that began 10% below another grew {_faster(everyone)} a year faster "
        f"(95% interval {_range(everyone)}). Without London it was {_faster(without)} "
        f"({_range(without)}). {_verdict(everyone, without)} The second test is the spread itself: "
        f"the standard deviation of the logarithms went from {spread['first']:.3f} to "
        f"{spread['last']:.3f}. {_spread_verdict(spread)}"
    )


def _faster(fit: Mapping[str, float]) -> str:
    """Write how much faster a place grew that began 10 % lower, in percentage points."""
    return f"{_points(fit['slope'])} percentage points"


def _points(slope: float) -> str:
    return f"{_value(slope):z.2f}".replace("-", "−")


def _range(fit: Mapping[str, float]) -> str:
    low, high = sorted(_value(fit[end]) for end in ("lower", "upper"))
    return f"{low:z.2f} to {high:z.2f}".replace("-", "−")


def _value(slope: float) -> float:
    return slope * LOG_BELOW * 100


def _verdict(everyone: Mapping[str, float], without: Mapping[str, float]) -> str:
    sure = [fit["upper"] < 0 or fit["lower"] > 0 for fit in (everyone, without)]
    if not any(sure):
        return f"Both {UNSURE}: there is no sign that places draw together, or apart."
    if all(sure):
        way = "drew together" if everyone["slope"] < 0 else "drew apart"
        return f"Both are more than chance: places {way}."
    return "Whether it is more than chance hangs on London."


def _spread_verdict(spread: Mapping[str, float]) -> str:
    interval = f"{spread['lower']:+.3f} to {spread['upper']:+.3f}".replace("-", "−")
    if spread["lower"] <= 0 <= spread["upper"]:
        return f"That change {UNSURE} either (95% interval {interval})."
    way = "grew" if spread["change"] > 0 else "shrank"
    return f"The spread {way} by more than chance (95% interval {interval})."


def convergence_title(fit: Mapping[str, float], years: tuple[int, int]) -> str:
    """Title the scatter with what the slope says."""
    start, end = years
    if fit["lower"] <= 0 <= fit["upper"]:
        return f"There is no sign that LEPs that were behind in {start} caught up by {end}"
    way = "faster" if fit["slope"] < 0 else "more slowly"
    return f"LEPs that were behind in {start} grew {way} up to {end}"


def convergence_finding(
    fit: Mapping[str, float], spread: Mapping[str, float], years: tuple[int, int]
) -> str:
    """Say it in a sentence for the overview."""
    start, end = years
    together = fit["upper"] < 0 and spread["upper"] < 0
    apart = spread["lower"] > 0
    if together:
        return f"From {start} to {end} places drew together in output per hour."
    if apart:
        return f"From {start} to {end} places drew apart in output per hour."
    return (
        f"From {start} to {end} places did not draw together in output per hour, nor apart: those "
        "that were behind grew no faster than those ahead, and the spread stayed what it was."
    )


def convergence_note(fit: Mapping[str, float]) -> str:
    """Say how the line was fitted."""
    return (
        f"{fit['number']} LEPs, each counted once however large; they overlap. Means of three "
        "years at each end. The interval comes from 4,000 samples of LEPs drawn with return. "
        "Dashed line: least squares."
    )


def at_the_edges(table: pd.DataFrame) -> list[str]:
    """Name the places to label in a scatter: the ends of both axes.

    Parameters
    ----------
    table
        As ``measures.ends`` gives it.
    """
    rows = [
        table[column].agg(end) for column in ("first", "growth") for end in ("idxmin", "idxmax")
    ]
    return list(dict.fromkeys(table.loc[rows, "name"]))


def years_label(years: tuple[int, ...]) -> str:
    """Write the years of a mean: '2017 to 2019'."""
    return f"{years[0]} to {years[-1]}"


def spread_title(spread: Mapping[str, float], years: tuple[int, int]) -> str:
    """Title the lines of the spread."""
    start, end = years
    if spread["lower"] <= 0 <= spread["upper"]:
        return f"The spread of LEPs in {end} was about what it was in {start}"
    return (
        f"The spread of LEPs {'grew' if spread['change'] > 0 else 'shrank'} from {start} to {end}"
    )


def _name(place: str, data: AllPlaces) -> str:
    return str(data.package.places.loc[place, "name_in_text"])
