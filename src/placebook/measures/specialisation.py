"""Location quotients: what a place does more of than the whole it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["base_leaves", "location_quotients"]


def base_leaves(industries: pd.DataFrame, year: int) -> pd.DataFrame:
    """Keep the industries that shares are taken of, in one year.

    Imputed rents are left out: they are what owner-occupiers would pay
    themselves, so no business produces them, and they weigh most where
    houses are dear.

    Parameters
    ----------
    industries
        GVA by industry of one place: columns ``industry``, ``period``,
        ``current`` (GBP million), ``leaf``, ``in_base``.
    year
        The year to keep.
    """
    rows = industries[industries["leaf"] & industries["in_base"]]
    return rows[(rows["period"] == year) & rows["current"].notna()]


def location_quotients(place: pd.DataFrame, whole: pd.DataFrame, year: int) -> pd.DataFrame:
    """Share of each industry in a place, over its share in the whole.

    ``LQ = (x_ip / x_p) / (x_i / x)`` for industry *i* and place *p* (Haig 1927;
    Isard 1960). Above 1 the industry weighs more in the place than in the whole.

    Parameters
    ----------
    place, whole
        GVA by industry, as `base_leaves` takes it.
    year
        The year to measure.

    Returns
    -------
    DataFrame
        A row an industry: ``industry``, ``title``, ``short_title``, ``gva``
        (GBP million), ``share`` and ``whole_share`` (0 to 1), ``lq``, largest
        first.
    """
    mine = base_leaves(place, year).set_index("industry")
    all_ = base_leaves(whole, year).set_index("industry")
    both = mine.index.intersection(all_.index[all_["current"] > 0])
    share = mine["current"] / mine["current"].sum()
    whole_share = all_["current"] / all_["current"].sum()
    table = mine.loc[both, ["title", "short_title"]].assign(
        gva=mine["current"],
        share=share,
        whole_share=whole_share,
        lq=share / whole_share,
    )
    return table.sort_values("lq", ascending=False).reset_index()
