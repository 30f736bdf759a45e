"""Specialisations that a place gained, kept or lost over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from placebook.measures.specialisation import location_quotients

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["changed_specialisations", "largest_changes"]

SPECIALISED = 1.25
ORDINARY = 1.0
LEAST_SHARE = 0.005


def changed_specialisations(
    place: pd.DataFrame, whole: pd.DataFrame, start: int, end: int
) -> pd.DataFrame:
    """Compare location quotients of two years.

    An industry is *gained* if its quotient rose from below 1 to 1.25 or more,
    *lost* if it fell from 1.25 or more to below 1, *kept* if it is 1.25 or
    more in both years. The gap between the thresholds keeps rounding and
    small bases from making news. Industries under half a per cent of the
    place's GVA in both years are left out, and what no business produces.

    Parameters
    ----------
    place, whole
        GVA by industry, as `location_quotients` takes it, and ``by_business``.
    start, end
        First and last year.

    Returns
    -------
    DataFrame
        A row an industry: ``industry``, ``short_title``, ``lq_start``,
        ``lq_end``, ``share_start``, ``share_end``, ``change`` (gained, lost,
        kept or other), largest rise first.
    """
    columns = ["short_title", "share", "lq"]
    before = location_quotients(place, whole, start).set_index("industry")[columns]
    after = location_quotients(place, whole, end).set_index("industry")[columns]
    both = before.join(after, suffixes=("_start", "_end"), how="inner")
    weighty = both[["share_start", "share_end"]].max(axis=1) >= LEAST_SHARE
    both = both[weighty & both.index.isin(place.loc[place["by_business"], "industry"])]
    was, is_ = both["lq_start"], both["lq_end"]
    both["change"] = np.select(
        [
            (was < ORDINARY) & (is_ >= SPECIALISED),
            (was >= SPECIALISED) & (is_ < ORDINARY),
            (was >= SPECIALISED) & (is_ >= SPECIALISED),
        ],
        ["gained", "lost", "kept"],
        "other",
    )
    both = both.rename(columns={"short_title_end": "short_title"}).drop(columns="short_title_start")
    order = (both["lq_end"] - both["lq_start"]).sort_values(ascending=False).index
    return both.loc[order].reset_index()


def largest_changes(changed: pd.DataFrame, count: int) -> pd.DataFrame:
    """Keep the industries whose quotients moved most, rises first."""
    moved = (changed["lq_end"] - changed["lq_start"]).abs()
    return changed.loc[moved.sort_values(ascending=False).index[:count].sort_values()]
