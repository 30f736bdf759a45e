"""The industries of a place through all years, beside the whole's: what changes are read from.

Put side by side once, so that each measure of change need not do it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["WINDOW", "History", "industry_history"]

WINDOW = 3


@dataclass(frozen=True)
class History:
    """Location quotients and shares of a place's industries, a column a year.

    Parameters
    ----------
    quotients
        Location quotients; missing where a value is, or where the whole has none.
    shares
        Shares of the place's GVA without imputed rents, 0 to 1.
    industries
        By industry: ``short_title``, ``local`` and ``by_business``.
    """

    quotients: pd.DataFrame
    shares: pd.DataFrame
    industries: pd.DataFrame

    def mean_quotients(self, last: int) -> pd.Series:
        """Average the quotients of the three years that end with `last`; missing if one is."""
        return _mean(self.quotients, last)

    def mean_shares(self, last: int) -> pd.Series:
        """Average the shares of the three years that end with `last`; missing if one is."""
        return _mean(self.shares, last)


def industry_history(place: pd.DataFrame, whole: pd.DataFrame) -> History:
    """Set all years of a place beside the whole.

    Parameters
    ----------
    place, whole
        GVA by industry: columns ``industry``, ``period``, ``current``, ``leaf``,
        ``in_base``, and of the place ``short_title``, ``local``, ``by_business``.
    """
    shares, whole_shares = (table / table.sum() for table in map(_by_year, (place, whole)))
    known = whole_shares.where(whole_shares > 0).reindex_like(shares)
    titles = place.drop_duplicates("industry").set_index("industry")
    columns = ["short_title", "local", "by_business"]
    return History(shares / known, shares, titles.loc[shares.index, columns])


def _by_year(industries: pd.DataFrame) -> pd.DataFrame:
    rows = industries.loc[
        industries["leaf"] & industries["in_base"], ["industry", "period", "current"]
    ]
    return rows.set_index(["industry", "period"])["current"].unstack()  # noqa: PD010  one value


def _mean(table: pd.DataFrame, last: int) -> pd.Series:
    years = range(last - WINDOW + 1, last + 1)
    return table.reindex(columns=years).mean(axis=1, skipna=False)
