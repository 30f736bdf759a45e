"""Words about where a place stands: ranks as ranges, like with like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, quantity
from placebook.narrative.phrases import (
    SAME,
    capital,
    compared,
    inside,
    join,
    rank_phrase,
    short_rank,
    some_of,
    with_article,
)
from placebook.narrative.say import year_label

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["glance", "glance_title", "in_words", "named", "parts", "parts_title"]

ENDS = 0.25
# Of fewer places than these a rank says little, and there is no top quarter.
FEW = 8
KEY = (
    "Blue dot: this place. Grey: the others. Dashed line: the UK. Values under a tenth of the UK’s "
    "are drawn at a tenth."
)
PARTS = {"england": "LEPs", "scotland": "council areas", "wales": "unitary authorities"}


def in_words(profile: pd.DataFrame, data: PlaceData) -> pd.DataFrame:
    """Add the words that the chart shows: value, year and rank range.

    Parameters
    ----------
    profile
        As ``measures.headline_profile`` or ``measures.framework_profile`` gives it.
    data
        The chapter's slice.

    Returns
    -------
    DataFrame
        `profile` with ``shown`` and ``year``, and ``rank`` and ``rank_short``
        where there are ranks.
    """
    meta = data.package.indicators.loc[profile["indicator"]]
    words = [
        quantity(value, unit, int(decimals))
        for value, unit, decimals in zip(
            profile["value"], meta["unit"], meta["decimals"], strict=True
        )
    ]
    years = [
        year_label(int(period), kind)
        for period, kind in zip(profile["period"], meta["period_kind"], strict=True)
    ]
    table = profile.assign(
        shown=words, year=years, title=list(meta["title"]), short_title=list(meta["short_title"])
    )
    if "best" in profile:
        ranks = [tuple(map(int, row)) for row in profile[["best", "worst", "of"]].to_numpy()]
        table["rank"] = [rank_phrase(*row, data.place) for row in ranks]
        table["rank_short"] = [short_rank(*row) for row in ranks]
    return table


def glance(profile: pd.DataFrame, data: PlaceData) -> str:
    """Say in a paragraph where the place is strong and weak among its kind.

    LEPs are placed among LEPs. Four nations are too few for a top and a
    bottom, so a nation is set beside the UK.
    """
    mine = profile[profile["place"] == data.place.id]
    name = capital(data.place.name_in_text)
    if mine.empty:
        return f"No headline indicator is published for {data.place.name_in_text}."
    if not ranked(data):
        return _beside_uk(mine, name)
    among = f"the {int(mine['of'].max())} {data.place.peers}"
    high = mine[(mine["worst"] <= mine["of"] * ENDS)]
    low = mine[(mine["best"] > mine["of"] * (1 - ENDS))]
    if high.empty and low.empty:
        return (
            f"{name} is in the middle half of {among} on every headline "
            "indicator, or moves too much from year to year to be placed."
        )
    sentences = []
    if not high.empty:
        sentences.append(f"{name} is in the top quarter of {among} for {_listed(high)}.")
    if not low.empty:
        subject = "It is" if sentences else f"Of {among}, {data.place.name_in_text} is"
        sentences.append(f"{subject} in the bottom quarter for {_listed(low)}.")
    rest = len(mine) - len(high) - len(low)
    if rest:
        sentences.append("For the rest it is in between, or its rank is too uncertain to say.")
    return " ".join(sentences)


def ranked(data: PlaceData) -> bool:
    """Tell whether there are enough places of the kind for ranks to say something."""
    return len(data.cohort) >= FEW


def _beside_uk(mine: pd.DataFrame, name: str) -> str:
    above = mine[mine["ratio"] >= 1 + SAME]
    below = mine[mine["ratio"] <= 1 - SAME]
    for side, rows in (("above", above), ("below", below)):
        if len(rows) == len(mine):
            number = count_word(len(mine))
            return f"{name} is {side} the UK on all {number} headline indicators: {_listed(rows)}."
    sentences = []
    if not above.empty:
        sentences.append(f"{name} is above the UK for {_listed(above)}.")
    if not below.empty:
        subject = "It" if sentences else name
        sentences.append(f"{subject} is below the UK for {_listed(below)}.")
    return " ".join(sentences)


def _listed(rows: pd.DataFrame) -> str:
    return join([named(title) for title in rows.sort_values("order")["title"]])


def named(title: str) -> str:
    """Name an indicator inside a sentence; a rate wants its article.

    Examples
    --------
    >>> named("Employment rate"), named("Output per hour worked")
    ('the employment rate', 'output per hour worked')
    """
    return f"the {inside(title)}" if title.endswith(" rate") else inside(title)


def glance_title(profile: pd.DataFrame, data: PlaceData, subject: str) -> str:
    """Title a strip chart with how many indicators of a subject are above the UK."""
    mine = profile[profile["place"] == data.place.id]
    above = int((mine["ratio"] >= 1 + SAME).sum())
    if len(mine) == 1:
        one = mine.iloc[0]
        name = capital(data.place.name_in_text)
        return f"{name} is {compared(one['ratio'])} the UK for {_listed(mine)}"
    return (
        f"{capital(data.place.name_in_text)} is clearly above the UK on "
        f"{some_of(above, len(mine))} {subject} indicators"
    )


def parts_title(table: pd.DataFrame, uk: float) -> str:
    """Title the chart of the parts with how far apart they are."""
    ranked = table.sort_values("value", ascending=False)
    top, bottom = ranked.iloc[0], ranked.iloc[-1]
    if len(ranked) == 1:
        return f"{top['name']} is {compared(top['value'] / uk)} the UK for output per hour"
    return (
        f"Output per hour runs from {quantity(bottom['value'], 'GBP', 0)} in "
        f"{with_article(bottom['name'])} to {quantity(top['value'], 'GBP', 0)} in "
        f"{with_article(top['name'])}"
    )


def parts(table: pd.DataFrame, data: PlaceData, uk: float) -> str:
    """Say how many parts are above the UK, and what the average hides."""
    above = int((table["value"] > uk).sum())
    kind = PARTS.get(data.place.id, "districts")
    if len(table) == 1:
        return "The whole area is one district, so there are no smaller parts to compare here."
    verb = "produces" if above < 2 else "produce"  # noqa: PLR2004  none produces, one produces
    number = capital(some_of(above, len(table)))
    return f"{number} {kind} {verb} more an hour than the UK average."


def sources(profile: pd.DataFrame, data: PlaceData) -> list[str]:
    """List the sources of the headline indicators, in the order of the chart."""
    shown = profile.sort_values("order")["indicator"].unique()
    return [data.package.indicators.loc[indicator, "source"] for indicator in shown]


def note(data: PlaceData) -> str:
    """Say how ranks are made, and how far a ratio can be read."""
    if not ranked(data):
        return f"{KEY} Each row is in the latest year that has a figure for the UK."
    return (
        f"{KEY} Each row is in the latest year that has a figure for the UK. A rank is given as a "
        "range: it covers the ranks of the last three years and, where the publisher gives them, "
        "the 95% confidence limits. “Always” is a range of one."
    )


def parts_note(table: pd.DataFrame) -> str:
    """Warn that output is counted where work is done."""
    return (
        f"Dashed line: the UK. {int(table['period'].max())}, smoothed by the publisher over "
        "several years. Output is "
        "counted where work is done, not where people live; small areas move with single firms."
    )
