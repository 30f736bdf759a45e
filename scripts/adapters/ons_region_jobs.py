"""Jobs of NUTS 2 regions by division and by subclass of industry, for Great Britain.

Employment from the Business Register and Employment Survey, as in ``industry_jobs``, but in 88
divisions and 729 subclasses: fine enough to see which industries go together and to draw a sector
that no section holds. Subclasses are kept for three years, and without the cells that are nought,
so that the table stays small; those years also miss the two spikes that are known.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd
import pyreadr

from scripts import expected

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["FINE_YEARS", "region_jobs", "region_jobs_fine", "sic_codes"]

DIVISIONS, SUBCLASSES, SECTIONS = "bres_sic2", "bres_sic5", "sic_2007"
FINE_YEARS = (2015, 2018, 2021)
NAMES = {
    "DATE": "period",
    "GEOGRAPHY_CODE": "region",
    "INDUSTRY_CODE": "sic",
    "INDUSTRY_NAME": "title",
    "COUNT": "jobs",
}
FARMS, FARMS_TITLE = "01000", "Farming, from the agricultural surveys of the governments"
DIVISION_OF_FARMS = "01"
SCOTTISH = "UKM"
FIRST_WITH_SCOTTISH_FARMS = 2018


@lru_cache(maxsize=2)
def _read(raw: Raw, source: str) -> pd.DataFrame:
    table = pyreadr.read_r(str(raw.path(source)))[None].rename(columns=NAMES)
    return table.assign(period=table["period"].astype(int), source=source)


def sic_codes(raw: Raw) -> pd.DataFrame:
    """Make the ``sic_codes`` table: divisions and subclasses, with titles and sections."""
    sections = pd.read_csv(raw.path(SECTIONS), dtype=str, encoding="latin-1")
    section = sections.drop_duplicates("SIC_2DIGIT_CODE")
    section = section.set_index("SIC_2DIGIT_CODE")["SIC_SECTION_LETTER"]
    tables = []
    for source, level in ((DIVISIONS, "division"), (SUBCLASSES, "subclass")):
        names = _read(raw, source)[["sic", "title"]].drop_duplicates()
        tables.append(names.assign(level=level))
    table = pd.concat(tables, ignore_index=True).rename(columns={"sic": "code"})
    title = table["title"].str.split(" : ", n=1).str[1]
    division = table["code"].str[:2]
    return table.assign(
        title=title.mask(table["code"] == FARMS, FARMS_TITLE),
        parent=division.where(table["level"] == "subclass", division.map(section)),
        section=division.map(section),
    )


def region_jobs(raw: Raw) -> pd.DataFrame:
    """Make the ``region_jobs`` table: divisions, every year.

    Scotland's farms are missing until 2017, so its farming is marked as partial.
    """
    table = _read(raw, DIVISIONS).drop(columns=["title", "GEOGRAPHY_NAME"])
    expected.check(table, DIVISIONS)
    farming = table["region"].str.startswith(SCOTTISH) & (table["sic"] == DIVISION_OF_FARMS)
    early = table["period"] < FIRST_WITH_SCOTTISH_FARMS
    status = pd.Series("final", table.index).mask(farming & early, "partial")
    return table.assign(status=status.mask(_spikes(table), "low_reliability"))


def _spikes(table: pd.DataFrame) -> pd.Series:
    """Find what the corrections bres_wales_software and bres_manchester_clothing are about."""
    wales = table["region"].isin(["UKL1", "UKL2"]) & (table["sic"] == "62")
    manchester = (table["region"] == "UKD3") & (table["sic"] == "14")
    return (wales & (table["period"] == 2017)) | (manchester & (table["period"] == 2020))  # noqa: PLR2004


def region_jobs_fine(raw: Raw) -> pd.DataFrame:
    """Make the ``region_jobs_fine`` table: subclasses that have jobs, or an unknown number."""
    table = _read(raw, SUBCLASSES).drop(columns=["title", "GEOGRAPHY_NAME"])
    return table[table["period"].isin(FINE_YEARS) & (table["jobs"] != 0)]
