"""The industries of many places at one time, side by side: what matrix measures start from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from placebook.measures.specialisation import base_leaves

if TYPE_CHECKING:
    from collections.abc import Sequence

Quotients = TypeVar("Quotients", pd.Series, pd.DataFrame)

__all__ = [
    "CLEARLY_SPECIALISED",
    "LEAST_SHARE",
    "SPECIALISED",
    "Snapshot",
    "snapshot",
    "specialised",
]

SPECIALISED = 1.0
CLEARLY_SPECIALISED = 1.25
LEAST_SHARE = 0.005
ROUNDING = 1e-9


@dataclass(frozen=True)
class Snapshot:
    """Output by place and industry in one period, with that of the whole.

    Parameters
    ----------
    period
        The year, or the last of the years that were averaged.
    gva
        A row a place, a column an industry, GBP million; missing where withheld.
    whole
        The same of the whole (the UK), by industry.
    possible
        Industries in which a place can be specialised: all but those that no
        business produces.
    """

    period: int
    gva: pd.DataFrame
    whole: pd.Series
    possible: pd.Index

    @cached_property
    def shares(self) -> pd.DataFrame:
        """Share of each industry in the known output of its place, 0 to 1."""
        return self.gva.div(self.gva.sum(axis=1), axis=0)

    @cached_property
    def quotients(self) -> pd.DataFrame:
        """Location quotients of the possible industries: shares over those in the whole."""
        shares = self.whole / self.whole.sum()
        return self.shares.div(shares.where(shares > 0), axis=1)[self.possible]

    @cached_property
    def presence(self) -> pd.DataFrame:
        """Whether a place is specialised in an industry: a quotient of 1 or more.

        This is revealed comparative advantage (Balassa 1965,
        doi:10.1111/j.1467-9957.1965.tb00050.x); where the quotient is missing
        the industry does not count as present.
        """
        return specialised(self.quotients)

    def complete(self) -> Snapshot:
        """Return the same without the places that have a missing value."""
        return Snapshot(self.period, self.gva.dropna(), self.whole, self.possible)


def specialised(quotients: Quotients) -> Quotients:
    """Tell where location quotients are 1 or more, but for the rounding of the computer."""
    return quotients >= SPECIALISED - ROUNDING


def snapshot(
    gva: pd.DataFrame,
    whole: pd.DataFrame,
    period: int,
    *,
    places: Sequence[str] | None = None,
    whole_years: int = 1,
) -> Snapshot:
    """Put the industries of places side by side.

    Parameters
    ----------
    gva
        Columns ``place`` (or ``area``), ``industry``, ``period``, ``current``.
    whole
        GVA by industry of the whole, as `base_leaves` takes it, and
        ``by_business``. Its finest industries without imputed rents are the
        columns of the result.
    period
        The year.
    places
        Places to keep; all if left out.
    whole_years
        Over how many years, the last being `period`, the whole is averaged:
        3 where `gva` holds means of three years.
    """
    key = "area" if "area" in gva.columns else "place"
    rows = gva[gva["period"] == period]
    if places is not None:
        rows = rows[rows[key].isin(places)]
    years = range(period - whole_years + 1, period + 1)
    each = [base_leaves(whole, year).set_index("industry")["current"] for year in years]
    mean = pd.concat(each, axis=1).mean(axis=1)
    businesses = whole.loc[whole["by_business"], "industry"]
    wide = rows.set_index([key, "industry"])["current"].unstack()  # noqa: PD010  one value a cell
    wide = wide.reindex(columns=mean.index).rename_axis(index="place", columns="industry")
    possible = wide.columns[wide.columns.isin(businesses)]
    return Snapshot(period, wide.astype("float64"), mean.astype("float64"), possible)
