"""What a look back would have foreseen: how the industries nearest ten years ago have fared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.measures.dynamics import directions
from placebook.measures.history import WINDOW
from placebook.measures.snapshot import CLEARLY_SPECIALISED, specialised

if TYPE_CHECKING:
    import pandas as pd

    from placebook.measures.history import History

__all__ = ["nearest_then", "with_course"]

NEAR = 0.75
LEAST_SHARE = 0.005


def nearest_then(history: History, start: int, end: int) -> pd.DataFrame:
    """List the traded industries that stood nearest to a specialisation, and what became of them.

    Parameters
    ----------
    history
        As `industry_history` gives it.
    start, end
        The last years of the two means of three years that are compared.

    Returns
    -------
    DataFrame
        A row an industry that sells beyond the area, with half a per cent of GVA and
        a location quotient from 0.75 to below 1 at the start: ``industry``,
        ``short_title``, ``lq``, ``lq_end``, ``entered``, the nearest first.
    """
    quotients, shares = history.mean_quotients(start), history.mean_shares(start)
    named = history.industries
    table = named[["short_title"]].assign(lq=quotients, lq_end=history.mean_quotients(end))
    near = (quotients >= NEAR) & ~specialised(quotients) & (shares >= LEAST_SHARE)
    table = table[near & ~named["local"] & named["by_business"]].dropna()
    table = table.sort_values("lq", ascending=False).rename_axis("industry")
    return table.assign(entered=specialised(table["lq_end"])).reset_index()


def with_course(table: pd.DataFrame, history: History, end: int) -> pd.DataFrame:
    """Add to each industry where it stood when the figures begin, and what it has done of late.

    Parameters
    ----------
    table
        A row an industry, with ``industry``.
    history
        As `industry_history` gives it.
    end
        Last year of the last three.

    Returns
    -------
    DataFrame
        With ``lq_first``, the mean location quotient of the first three years (missing
        if one is), ``year_first``, the middle one of them, ``specialised_first``: whether
        it was a specialisation by the measure of `changed_specialisations`, and ``open``:
        whether it could be a new one, being no specialisation by the mean of the last three
        years and not having fallen over the last ten (`directions`).
    """
    last = int(history.quotients.columns.min()) + WINDOW - 1
    first = history.mean_quotients(last)
    table = table.assign(lq_first=table["industry"].map(first), year_first=last - WINDOW // 2)
    now, fallen = history.mean_quotients(end), directions(history, end) == "fallen"
    return table.assign(
        specialised_first=table["lq_first"] >= CLEARLY_SPECIALISED,
        open=~specialised(table["industry"].map(now))
        & ~table["industry"].isin(fallen[fallen].index),
    )
