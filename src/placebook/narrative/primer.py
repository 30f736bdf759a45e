"""Words for the live examples of Smart Spec 101: one place, one point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.glance import named
from placebook.narrative.numbers import count_word, ordinal, percent
from placebook.narrative.phrases import capital, inside, possessive, some_of
from placebook.narrative.quotients import how_many_times, many

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["built_on", "large_or_distinctive", "narrowed", "quotient", "rank_widths"]


def large_or_distinctive(quotients: pd.DataFrame, clear: pd.DataFrame, data: PlaceData) -> str:
    """Set the largest industry beside the first clear strength: they need not be the same.

    Parameters
    ----------
    quotients
        As ``measures.location_quotients`` gives it.
    clear
        As ``measures.clear_strengths`` gives it; may be empty.
    """
    big = quotients.sort_values("share", ascending=False).iloc[0]
    name = possessive(data.place.name_in_text)
    first = (
        f"{capital(name)} largest industry is {inside(big['short_title'])}, with "
        f"{percent(big['share'])} of output. In the UK it has {percent(big['whole_share'])}."
    )
    if clear.empty:
        return f"{first} No industry that sells beyond the area stands out clearly."
    top = clear.iloc[0]
    if top["industry"] == big["industry"]:
        return f"{first} It is also what sets the place apart most."
    verb = "make" if many(top["short_title"]) else "makes"
    return (
        f"{first} What sets the place apart most is another: {inside(top['short_title'])} {verb} "
        f"{percent(top['share'])} of output here, and {percent(top['whole_share'])} in the UK."
    )


def quotient(row: pd.Series, data: PlaceData, year: int) -> str:
    """Work out one location quotient in front of the reader, with its range.

    Parameters
    ----------
    row
        A row of ``measures.with_ranges``.
    """
    span = how_many_times(row["lq"], row["low"], row["high"], row["confidence"])
    ends = f"{row['low']:.1f} to {row['high']:.1f}"
    return (
        f"In {year} {inside(row['short_title'])} made "
        f"{percent(row['share'], 2)} of {possessive(data.place.name_in_text)} output and "
        f"{percent(row['whole_share'], 2)} of the UK’s. Before rounding, the first divided by the "
        f"second is the location quotient, {row['lq']:.2f}. Judged by how it moves from year to "
        f"year, it lies somewhere from {ends}. So the chapter says {span} the UK’s share."
    )


def built_on(options: pd.DataFrame, data: PlaceData) -> str:
    """Say of the industry nearest to a specialisation how near it is, and what is around it.

    Parameters
    ----------
    options
        As ``narrative.opportunity.in_words`` gives it, with an open industry that sells beyond
        the area.
    """
    first = options[~options["local"] & options["open"]].sort_values("lq", ascending=False).iloc[0]
    title = inside(first["short_title"])
    have = "have" if many(first["short_title"]) else "has"
    return (
        f"In {data.place.name_in_text}, {title} {have} {percent(first['lq'])} of the UK’s share. "
        f"Of {data.small_places}’ industries as near as that, {first['chance']} became "
        f"specialisations within ten years. Density is {first['density']:.0f}%: that much of what "
        "is found together with it, weighted by how often, is a specialisation here."
    )


def rank_widths(profile: pd.DataFrame, data: PlaceData) -> str:
    """Set the place's narrowest rank range beside its widest.

    Parameters
    ----------
    profile
        As ``narrative.glance.in_words`` gives it.
    """
    mine = profile[profile["place"] == data.place.id]
    width = mine["worst"] - mine["best"]
    firm, loose = mine.loc[width.idxmin()], mine.loc[width.idxmax()]
    wide = int((width + 1 > mine["of"] / 4).sum())
    span = f"{ordinal(int(loose['best']))} to {ordinal(int(loose['worst']))}"
    return (
        f"{capital(data.place.name_in_text)} is {firm['rank']} for {named(firm['title'])}. For "
        f"{named(loose['title'])} all that can be said is {span} of {int(loose['of'])}. On "
        f"{some_of(wide, len(mine))} indicators below the range covers more than a quarter of all "
        "places."
    )


def narrowed(
    traded: pd.DataFrame, clear: pd.DataFrame, meets: pd.DataFrame, data: PlaceData
) -> str:
    """Count how evidence narrows a long list, and where it stops.

    Parameters
    ----------
    traded
        As ``measures.only_sure`` gives it.
    clear
        As ``measures.clear_strengths`` gives it.
    meets
        As ``measures.meetings`` gives it.
    """
    above = int((traded["lq"] >= 1).sum())
    sure = int(traded["surely_above"].sum())
    both = int(clear["industry"].isin(meets["industry"]).sum())
    strong = f"{'all of these' if sure == len(clear) else count_word(len(clear))} are clear"
    return (
        f"{capital(data.place.name_in_text)} has {count_word(len(traded))} industries of some size "
        f"that sell beyond the area. Of these {count_word(above)} weigh as much as in the UK or "
        f"more, {count_word(sure)} surely do, and {strong} strengths. Strong research "
        f"stands beside {'none' if both == 0 else count_word(both)} of them."
    )
