"""Where research and industry meet: fields and industries that need each other, both strong here.

A place with the knowledge but not the industry, or the reverse, has half of
what it takes; so the two are set side by side by a concordance of fields to industries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.measures.specialisation import base_leaves

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["cross_cutting", "meetings", "research_intensity", "strong_fields"]

LEAST_STAFF = 10
NEAR = 0.75


def research_intensity(
    research: pd.DataFrame, place: pd.DataFrame, whole: pd.DataFrame, year: int
) -> pd.DataFrame:
    """Set a place's share of the UK's world-leading research against its share of the UK's GVA.

    A location quotient within research would call the largest field of any
    place a strength, however small.

    Parameters
    ----------
    research, place, whole, year
        As `strong_fields` takes them.

    Returns
    -------
    DataFrame
        `research` with ``intensity``, the one share over the other, and ``overall``, the
        same for all fields together.
    """
    size = base_leaves(place, year)["current"].sum() / base_leaves(whole, year)["current"].sum()
    # A field's quotient is its share of the UK's research over the place's share of all of it.
    all_fields = research["uk_share"] / research["lq"]
    return research.assign(intensity=research["uk_share"] / size, overall=all_fields / size)


def strong_fields(
    research: pd.DataFrame, place: pd.DataFrame, whole: pd.DataFrame, year: int
) -> pd.DataFrame:
    """Keep the fields of which a place has more than its share, by `research_intensity`.

    Parameters
    ----------
    research
        As `research_strengths` gives it.
    place, whole, year
        GVA by industry, as `location_quotients` takes them.

    Returns
    -------
    DataFrame
        The rows of `research` with at least ten world-leading full-time
        equivalents, and ``intensity``, at least 1; the highest first.
    """
    table = research_intensity(research, place, whole, year)
    enough = (table["fte_world_leading"] >= LEAST_STAFF) & (table["intensity"] >= 1)
    return table[enough].sort_values("intensity", ascending=False, ignore_index=True)


def meetings(fields: pd.DataFrame, traded: pd.DataFrame, concordance: pd.DataFrame) -> pd.DataFrame:
    """Pair strong fields of research with the industries that use them.

    Parameters
    ----------
    fields
        As `strong_fields` gives it.
    traded
        As `traded_industries` gives it.
    concordance
        The ``research_industries`` table.

    Returns
    -------
    DataFrame
        A row a pair of an industry with a location quotient of 0.75 or more
        and a strong field: ``industry``, ``short_title``, ``lq``,
        ``strength``, ``field``, ``field_title``, ``uk_share`` and
        ``intensity`` of the field; industries by quotient, fields by
        intensity, highest first.
    """
    near = traded.loc[traded["lq"] >= NEAR, ["industry", "short_title", "lq", "strength"]]
    named = fields.rename(columns={"short_title": "field_title"})
    named = named[["field", "field_title", "uk_share", "intensity"]]
    pairs = near.merge(concordance[["field", "industry"]]).merge(named)
    return pairs.sort_values(
        ["lq", "intensity", "field"], ascending=[False, False, True]
    ).reset_index(drop=True)


def cross_cutting(meets: pd.DataFrame) -> pd.DataFrame:
    """Find the strong fields of research that go with the strong industries, most of them first.

    Parameters
    ----------
    meets
        As `meetings` gives it.

    Returns
    -------
    DataFrame
        A row a field: ``field``, ``field_title``, ``uk_share``, ``count`` (of strong
        industries it goes with) and ``industries`` (a list of their titles, highest
        quotient first).
    """
    strong = meets[meets["strength"]]
    table = strong.groupby(["field", "field_title", "uk_share"], as_index=False, sort=False).agg(
        count=("short_title", "size"), industries=("short_title", list)
    )
    return table.sort_values(["count", "uk_share"], ascending=False, ignore_index=True)
