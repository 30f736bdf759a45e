"""Gross value added (GVA) by district and industry, and what the districts add up to.

Which industries are found together is best seen in small areas. Districts are
published in whole GBP million, which is coarse for a small industry, so each
value is the mean of three years. ONS withholds some cells, so that the districts
add up to less than the published whole: their sums show by how much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts import expected
from scripts.adapters.ons_gva_cells import CURRENT, DISTRICTS, district_cells
from scripts.geography import METADATA

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["area_industry_gva", "district_sums"]

PERIODS = (2003, 2013, 2023)
YEARS = 3
BY = ["area", "industry"]


def area_industry_gva(raw: Raw) -> pd.DataFrame:
    """Return the ``area_industry_gva`` table.

    Only the finest industries are kept, which do not overlap, and no imputed
    rents, which no business produces.

    Returns
    -------
    DataFrame
        Columns ``area``, ``industry``, ``period``, ``current`` (GBP million,
        current prices: the mean of the three years that end with the period;
        missing where ONS withholds one of them), ``source``.
    """
    cells = district_cells(raw)
    expected.check(cells, DISTRICTS)
    finest = cells[cells["industry"].isin(_base_industries())]
    means = [_mean_until(finest, period) for period in PERIODS]
    return pd.concat(means, ignore_index=True).assign(source=DISTRICTS)


def district_sums(raw: Raw) -> pd.DataFrame:
    """Return the ``district_sums`` table: what the districts add up to.

    Returns
    -------
    DataFrame
        Columns ``industry`` (the finest, without imputed rents), ``period``,
        ``current`` (GBP million, current prices), ``withheld`` (number of
        districts without a value), ``source``.
    """
    cells = district_cells(raw)
    finest = cells[cells["industry"].isin(_base_industries())]
    values = finest.groupby(["industry", "period"])[CURRENT].agg(["sum", "count", "size"])
    table = values.rename(columns={"sum": "current"})
    table["withheld"] = table["size"] - table["count"]
    return table[["current", "withheld"]].reset_index().assign(source=DISTRICTS)


def _base_industries() -> pd.Series:
    industries = pd.read_csv(METADATA / "industries.csv")
    return industries.loc[industries["leaf"] & industries["in_base"], "code"]


def _mean_until(cells: pd.DataFrame, period: int) -> pd.DataFrame:
    rows = cells[cells["period"].between(period - YEARS + 1, period)]
    values = rows.groupby(BY)[CURRENT].agg(["mean", "count"])
    mean = values["mean"].where(values["count"] == YEARS).round(1)
    return mean.rename("current").reset_index().assign(period=period)
