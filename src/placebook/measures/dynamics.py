"""Specialisations that a place gained, kept or lost, and those that are emerging or fading.

Quotients of single years move about. So means of three years are compared, a
change counts only beyond a margin, and the margin grows with the noise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.history import WINDOW
from placebook.measures.snapshot import CLEARLY_SPECIALISED, SPECIALISED

if TYPE_CHECKING:
    from placebook.measures.history import History

__all__ = [
    "changed_specialisations",
    "directions",
    "exchanged",
    "largest_changes",
    "most_grown",
    "yearly_noise",
]

ON_THE_WAY = 0.7
LEAST_SHARE = 0.005
LATELY = 10
MARGIN = 0.15
WIDTH = 2.0
MANUFACTURING = "C"
MUCH, ALIKE = 0.03, 0.5
GROWN, WEIGHTY = 1.5, 0.01


def changed_specialisations(history: History, start: int, end: int) -> pd.DataFrame:
    """Compare location quotients at the two ends of a time, each the mean of three years.

    An industry is *gained* if its quotient rose from below 1 to 1.25 or more,
    *lost* if it fell from 1.25 or more to below 1, *kept* if it is 1.25 or
    more at both ends. It is *emerging* if it now lies between 0.7 and 1 and
    has risen over the last ten years, *fading* if it still lies at 1 or more
    and has fallen. Risen and fallen mean: by more than 15 per cent, and by more
    than twice the noise of a difference of two such means (`yearly_noise`
    times the square root of 2 / 3). Industries under half a per cent of the
    place's GVA at both ends are left out, and what no business produces.

    Parameters
    ----------
    history
        As `industry_history` gives it.
    start, end
        First year of the first three, last year of the last three.

    Returns
    -------
    DataFrame
        A row an industry: ``industry``, ``short_title``, ``local``, ``lq_start``,
        ``lq_before`` (ten years before the end), ``lq_end``, ``share_start``,
        ``share_before``, ``share_end``, ``change`` (gained, lost, kept or other), ``trend``
        (emerging, fading or none), largest rise first.
    """
    first = start + WINDOW - 1
    table = history.industries[["short_title", "local"]].assign(
        lq_start=history.mean_quotients(first),
        lq_before=history.mean_quotients(end - LATELY),
        lq_end=history.mean_quotients(end),
        share_start=history.mean_shares(first),
        share_before=history.mean_shares(end - LATELY),
        share_end=history.mean_shares(end),
    )
    weighty = table[["share_start", "share_end"]].max(axis=1) >= LEAST_SHARE
    table = table[weighty & history.industries["by_business"]]
    table = table.dropna(subset=["lq_start", "lq_end"])
    way = directions(history, end).reindex(table.index)
    table = table.assign(change=_change(table), trend=_trend(table, way))
    order = (table["lq_end"] - table["lq_start"]).sort_values(ascending=False).index
    return table.loc[order].rename_axis("industry").reset_index()


def directions(history: History, end: int) -> pd.Series:
    """Tell of each industry whether it has risen or fallen over the last ten years.

    Parameters
    ----------
    history
        As `industry_history` gives it.
    end
        Last year of the last three.

    Returns
    -------
    Series
        ``risen``, ``fallen`` or ``steady`` by industry, as `changed_specialisations` has it.
    """
    now, before = history.mean_quotients(end), history.mean_quotients(end - LATELY)
    moved = np.log(now.where(now > 0) / before.where(before > 0))
    noise = yearly_noise(history, end).reindex(now.index)
    enough = np.maximum(np.log1p(MARGIN), WIDTH * noise * np.sqrt(2 / WINDOW))
    return pd.Series(
        np.select([moved > enough, moved < -enough], ["risen", "fallen"], "steady"), now.index
    )


def exchanged(changed: pd.DataFrame) -> tuple[str, str] | None:
    """Find two kinds of manufacturing of which one has lost about what the other has gained.

    Where both moves are large, some firms may only have been counted in another industry.

    Parameters
    ----------
    changed
        As `changed_specialisations` gives it.

    Returns
    -------
    tuple of str, or None
        Short titles of the one that lost and the one that gained; None unless both moved by
        three per cent of the place's GVA in ten years, and neither by more than twice the other.
    """
    makers = changed[changed["industry"].str.startswith(MANUFACTURING)]
    moved = (makers["share_end"] - makers["share_before"]).set_axis(makers["short_title"]).dropna()
    if moved.empty:
        return None
    small, large = sorted((-moved.min(), moved.max()))
    return (moved.idxmin(), moved.idxmax()) if small >= max(MUCH, ALIKE * large) else None


def most_grown(changed: pd.DataFrame) -> pd.Series | None:
    """Find the specialisation of old that has gained most weight in the place's GVA.

    Only industries that sell beyond the area count, whose quotient was 1 or more at the start and
    is at least half as large again at the end. Its gain is the part of the place's GVA that it
    would not have at its old quotient: ``share_end * (1 - lq_start / lq_end)``.

    Parameters
    ----------
    changed
        As `changed_specialisations` gives it.

    Returns
    -------
    Series, or None
        The industry's row; None if no gain is one per cent of the place's GVA or more.
    """
    old = changed[~changed["local"] & (changed["lq_start"] >= SPECIALISED)]
    old = old[old["lq_end"] >= GROWN * old["lq_start"]]
    gain = old["share_end"] * (1 - old["lq_start"] / old["lq_end"])
    return None if old.empty or gain.max() < WEIGHTY else old.loc[gain.idxmax()]


def yearly_noise(history: History, end: int) -> pd.Series:
    """Measure the noise of one year's quotient over the last ten years.

    ``sqrt(mean(b^2) / 6)``, where *b* are the second differences of the
    logarithm: a steady rise or fall leaves none, and independent noise in each
    year makes a second difference six times its own variance.
    """
    quotients = history.quotients
    years = [year for year in quotients.columns if end - LATELY <= year <= end]
    logs = np.log(quotients[years].where(quotients[years] > 0).to_numpy())
    bends = np.diff(logs, n=2, axis=1)
    return pd.Series(np.sqrt((bends**2).mean(axis=1) / 6), quotients.index)


def largest_changes(changed: pd.DataFrame, count: int) -> pd.DataFrame:
    """Keep the industries whose quotients moved most, rises first."""
    moved = (changed["lq_end"] - changed["lq_start"]).abs()
    return changed.loc[moved.sort_values(ascending=False).index[:count].sort_values()]


def _change(table: pd.DataFrame) -> np.ndarray:
    was, is_ = table["lq_start"], table["lq_end"]
    return np.select(
        [
            (was < SPECIALISED) & (is_ >= CLEARLY_SPECIALISED),
            (was >= CLEARLY_SPECIALISED) & (is_ < SPECIALISED),
            (was >= CLEARLY_SPECIALISED) & (is_ >= CLEARLY_SPECIALISED),
        ],
        ["gained", "lost", "kept"],
        "other",
    )


def _trend(table: pd.DataFrame, way: pd.Series) -> np.ndarray:
    near = table["lq_end"].between(ON_THE_WAY, SPECIALISED, inclusive="left")
    return np.select(
        [near & (way == "risen"), (table["lq_end"] >= SPECIALISED) & (way == "fallen")],
        ["emerging", "fading"],
        "none",
    )
