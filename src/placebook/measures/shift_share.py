"""Shift-share: what growth came from the country, the mix of industries and the place itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from placebook.measures.specialisation import base_leaves

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["growth_parts", "shift_share"]


def shift_share(place: pd.DataFrame, whole: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    """Split the growth of each industry into three parts that add up exactly.

    For industry *i*, with *x* its GVA at the start, *g* its growth in the
    place, *G_i* its growth in the whole and *G* the growth of the whole
    (Dunn 1960): national part ``x G``; industry-mix part ``x (G_i - G)``;
    local part ``x (g - G_i)``.

    Parameters
    ----------
    place, whole
        GVA by industry, as `base_leaves` takes it; current prices.
    start, end
        First and last year.

    Returns
    -------
    DataFrame
        A row an industry that the place had in both years: ``industry``,
        ``short_title``, ``start``, ``end``, ``change``, ``national``,
        ``mix``, ``local``, all in GBP million.
    """
    at = _values(place)
    of = _values(whole)
    table = pd.DataFrame({"start": at(start), "end": at(end)}).dropna()
    whole_growth = of(end).sum() / of(start).sum() - 1
    industry_growth = (of(end) / of(start) - 1).reindex(table.index)
    table = table.assign(
        change=table["end"] - table["start"],
        national=table["start"] * whole_growth,
        mix=table["start"] * (industry_growth - whole_growth),
        local=table["end"] - table["start"] * (1 + industry_growth),
    )
    titles = place.drop_duplicates("industry").set_index("industry")["short_title"]
    table.insert(0, "short_title", titles.reindex(table.index))
    return table.sort_values("local", ascending=False).rename_axis("industry").reset_index()


def growth_parts(split: pd.DataFrame) -> pd.DataFrame:
    """Add the parts up over all industries, as shares of the value at the start.

    Parameters
    ----------
    split
        As `shift_share` gives it.

    Returns
    -------
    DataFrame
        Columns ``part`` (national, mix, local, change; the change is the sum
        of the others) and ``growth`` (0.1 is 10 %).
    """
    parts = ["national", "mix", "local", "change"]
    growth = split[parts].sum() / split["start"].sum()
    return pd.DataFrame({"part": parts, "growth": growth.to_numpy()})


def _values(industries: pd.DataFrame) -> Callable[[int], pd.Series]:
    return lambda year: base_leaves(industries, year).set_index("industry")["current"]
