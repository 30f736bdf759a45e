"""The regional accounts as published: gross value added (GVA) by area, industry and year.

ONS withholds some figures of small districts. Where a published whole tells what
two neighbours make together, the pair stands in for them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = [
    "CURRENT",
    "DEFLATOR",
    "DISTRICTS",
    "PAIR",
    "PAIR_INDUSTRIES",
    "PAIR_NAME",
    "REGIONS",
    "VOLUME",
    "district_cells",
    "itl_cells",
    "pair_cells",
]

DISTRICTS, REGIONS = "gva_lad", "gva_itl"
CURRENT, VOLUME, DEFLATOR = "current", "constant", "deflator"
MEASURES = {
    "GVA Current Prices £m": CURRENT,
    "Current prices": CURRENT,
    "GVA Constant Prices £m": VOLUME,
    "Constant prices": VOLUME,
    "Implied deflator": DEFLATOR,
}
# Broxbourne and Stevenage: withheld for each, but their ITL3 region and the
# other two districts of it are published.
PAIR = ("E07000095", "E07000243")
PAIR_NAME = "E07000095+E07000243"
PAIR_INDUSTRIES = ("AB (1-9)", "DE (35-39)")
PAIR_REGION, PAIR_NEIGHBOURS = "TLH26", ("E07000099", "E07000241", "E07000242")


def _cells(raw: Raw, source: str) -> pd.DataFrame:
    table = pd.read_parquet(raw.path(source))
    table = table[table["variable.name"].isin(MEASURES)]
    tidy = pd.DataFrame(
        {
            "area": table["geography.code"],
            "industry": table["industry.code"],
            "period": table["dates.date"].astype(str).str[:4].astype(int),
            "measure": table["variable.name"].map(MEASURES),
            "value": table["value"],
        }
    )
    by = ["area", "industry", "period", "measure"]
    wide = tidy.set_index(by)["value"].unstack("measure")  # noqa: PD010  one value a cell
    return wide.reset_index()


@lru_cache(maxsize=1)
def district_cells(raw: Raw) -> pd.DataFrame:
    """Return GVA by district, industry and year.

    Returns
    -------
    DataFrame
        Columns ``area``, ``industry``, ``period``, ``current`` (GBP million),
        ``constant`` (GBP million at 2022 prices), ``deflator`` (2022 = 100);
        empty where ONS withholds a value.
    """
    return _cells(raw, DISTRICTS)


@lru_cache(maxsize=1)
def itl_cells(raw: Raw) -> pd.DataFrame:
    """Return the same by nation and ITL region, with the industries published for each."""
    return _cells(raw, REGIONS)


def pair_cells(raw: Raw) -> pd.DataFrame:
    """Return the current GVA of the withheld pair: its region less the other districts.

    Raises
    ------
    ValueError
        If ONS no longer withholds the districts' own figures.
    """
    own = district_cells(raw).query("area in @PAIR and industry in @PAIR_INDUSTRIES")
    if own[CURRENT].notna().any():
        raise ValueError(f"{DISTRICTS}: {PAIR} are no longer withheld; drop pair_cells")
    region = itl_cells(raw).query("area == @PAIR_REGION and industry in @PAIR_INDUSTRIES")
    known = district_cells(raw).query("area in @PAIR_NEIGHBOURS and industry in @PAIR_INDUSTRIES")
    others = known.groupby(["industry", "period"])[CURRENT].sum()
    pair = region.set_index(["industry", "period"])[[CURRENT]]
    pair[CURRENT] = pair[CURRENT] - others
    return pair.reset_index().assign(area=PAIR_NAME)
