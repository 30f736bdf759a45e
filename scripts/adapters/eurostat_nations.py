"""Research spending of the UK's nations by who carries it out, as Eurostat published it.

It is the only source that sets the nations beside Europe's regions on one definition. Scotland,
Wales and Northern Ireland are regions of NUTS 1 and published; England is nine of them, and only
their sum: money and people add up, and so does the output that a region's money and percentage
imply.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from scripts.aggregation import observed
from scripts.vintages import NUTS_NATION

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["observations"]

SHARES = {
    "rd_share_of_gdp": "eurostat_gerd",
    "business_rd_share_of_gdp": "eurostat_berd",
    "higher_education_rd_share_of_gdp": "eurostat_herd",
    "government_rd_share_of_gdp": "eurostat_goverd",
}
PER_HEAD = {"rd_per_head": "eurostat_gerd_per_head"}
AMOUNT = "eurostat_gerd_eur"
FIRST_YEAR = 2005  # before it only the spending of some sectors is known by region
ENGLISH = [f"UK{letter}" for letter in "CDEFGHIJK"]
PUBLISHED = NUTS_NATION | {"UK": "united-kingdom"}


def observations(raw: Raw) -> pd.DataFrame:
    """Return the indicators of `SHARES` and `PER_HEAD` for nations and the UK."""
    tables = []
    for indicator, source in (SHARES | PER_HEAD).items():
        base = SHARES["rd_share_of_gdp"] if indicator in SHARES else source
        nations = _read(raw, source).rename(columns=PUBLISHED)[[*PUBLISHED.values()]]
        england = english_mean(_read(raw, source), _read(raw, AMOUNT) / _read(raw, base))
        tables += [
            observed(_long(nations), indicator, source),
            observed(_long(england.to_frame("england")), indicator, source, status="estimated"),
        ]
    return pd.concat(tables, ignore_index=True)


def english_mean(rates: pd.DataFrame, weights: pd.DataFrame) -> pd.Series:
    """Return England's rate: what its regions spend, over what they produce or who lives there.

    Parameters
    ----------
    rates
        Spending over output or people; a row a year, a column a region.
    weights
        Output or people in any unit, of the same shape.

    Returns
    -------
    Series
        By year; missing where one of the nine regions is.
    """
    both = rates[ENGLISH] * weights[ENGLISH]
    return both.sum(axis=1, skipna=False) / weights[ENGLISH].sum(axis=1, skipna=False)


@lru_cache(maxsize=16)
def _read(raw: Raw, source: str) -> pd.DataFrame:
    """Return what is in a file for the UK: a row a year, a column a region."""
    table = pd.read_csv(raw.path(source), keep_default_na=False, na_values=[""])
    table = table[table["region_id"].isin([*ENGLISH, *PUBLISHED]) & (table["year"] >= FIRST_YEAR)]
    values = table.set_index(["year", "region_id"])[table.columns[-1]]
    return values.unstack()  # noqa: PD010  one value a cell


def _long(wide: pd.DataFrame) -> pd.DataFrame:
    long = wide.rename_axis(index="period", columns=None).reset_index()
    return long.melt("period", var_name="place")
