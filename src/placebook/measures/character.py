"""What kind of economy a place has, in a few broad groups, so that words can fit the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from placebook.measures.job_quotients import section_of
from placebook.measures.specialisation import base_leaves

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["GROUPS", "broad_groups", "kind_of_economy"]

GROUPS = {
    "AB": "land",
    "C": "manufacturing",
    "DE": "utilities",
    "I": "visitors",
    "R": "visitors",
    "J": "knowledge",
    "K": "knowledge",
    "M": "knowledge",
    "O": "public",
    "P": "public",
    "Q": "public",
}
OTHER = "other"
# How much more than in the whole a group must weigh to give a place its character.
MARKED = {"manufacturing": 1.5, "knowledge": 1.15, "land": 2.0, "public": 1.25}
# And how much more of output: twice of very little marks no place.
LEAST_MORE = 0.015


def broad_groups(place: pd.DataFrame, whole: pd.DataFrame, year: int) -> pd.DataFrame:
    """Add industries up to broad groups.

    Parameters
    ----------
    place, whole, year
        As `location_quotients` takes them, and ``parent``.

    Returns
    -------
    DataFrame
        A row a group: land (farming, fishing, mining), manufacturing, utilities,
        visitors (hotels, restaurants, arts, sport), knowledge (information,
        finance, professional and scientific services), public (government,
        education, health) and other; ``share``, ``whole_share`` (0 to 1), ``lq``.
    """
    shares = [_shares(rows, year) for rows in (place, whole)]
    table = shares[0].to_frame("share").assign(whole_share=shares[1])
    return table.assign(lq=table["share"] / table["whole_share"])


def kind_of_economy(groups: pd.DataFrame) -> str:
    """Name the group that gives the place its character; ``mixed`` where none does.

    Manufacturing comes first, for it can be marked beside others; then knowledge
    services, land and public services.
    """
    more = groups["share"] - groups["whole_share"] >= LEAST_MORE
    for group, least in MARKED.items():
        if group in groups.index and more[group] and groups.loc[group, "lq"] >= least:
            return group
    return "mixed"


def _shares(industries: pd.DataFrame, year: int) -> pd.Series:
    rows = base_leaves(industries, year)
    sections = rows["industry"].map(section_of(rows))
    group = np.where(sections.isin(list(GROUPS)), sections.map(GROUPS), OTHER)
    total = rows["current"].groupby(group).sum()
    return total / total.sum()
