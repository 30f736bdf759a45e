"""Countries and NUTS 2 regions of Europe to compare with, as Eurostat published them to 2020.

Nesta's copies hold each indicator in one file, with the regions of several NUTS vintages side by
side. Here a region has the code of NUTS 2016, under which its figures of other years are found by
what it was made of, and no two rows of a year cover the same ground.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts import expectations
from scripts.geography import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.raw import Raw

__all__ = ["comparators"]

SECTORS = range(2005, 2020)
# Indicator: source, unit, years of countries, years of regions. In even years many countries
# measure no regional research. Patents of 2012 are incomplete.
FILES: dict[str, tuple[str, str, Iterable[int], Iterable[int]]] = {
    "rd_share_of_gdp": ("eurostat_gerd", "percent", SECTORS, (2011, 2015, 2017, 2018, 2019)),
    "business_rd_share_of_gdp": ("eurostat_berd", "percent", SECTORS, (2017, 2018, 2019)),
    "higher_education_rd_share_of_gdp": ("eurostat_herd", "percent", SECTORS, ()),
    "government_rd_share_of_gdp": ("eurostat_goverd", "percent", SECTORS, ()),
    "science_technology_people_share": (
        *("eurostat_hrst", "percent"),
        *(SECTORS, (2011, 2017, 2018, 2019)),
    ),
    "epo_patents_per_million": (
        *("eurostat_patents", "per million people"),
        *(range(2005, 2012), range(2009, 2012)),
    ),
}
PATENTS, NUMBER = "eurostat_patents", "eurostat_patents_number"
LEVELS = {0: "country", 2: "region"}
UNION = "EU27_2020"
NO_REGION = "ZZ"  # what a country cannot place
REGION_LETTERS = 4
# The correction eurostat_scotland_research_shifted.
SHIFTED = ("eurostat_gerd", "UKM", (2011, 2012))


def comparators(raw: Raw) -> pd.DataFrame:
    """Make the ``comparators`` table; aggregates of countries other than the EU are left out."""
    expectations.check(raw, "eurostat_gerd")
    names = pd.read_csv(METADATA / "lookups" / "european_regions.csv", keep_default_na=False)
    names = names.set_index("code")["name"]
    frames = []
    for indicator, (source, unit, *years) in FILES.items():
        table = _regions_of_2016(raw, _read(raw, source), source)
        table["level"] = table["region_level"].map(LEVELS).mask(table["code"] == UNION, "country")
        country, region = (table["period"].isin(each) for each in years)
        wanted = country.where(table["level"] == "country", region & (table["level"] == "region"))
        real = ~table["code"].str.endswith(NO_REGION)
        frames.append(table[wanted & real].assign(indicator=indicator, unit=unit, source=source))
    both = pd.concat(frames, ignore_index=True)
    country = both["code"].str[:2].where(both["code"] != UNION, UNION)
    name = both["code"].map(names).fillna(both["code"])
    both = both.assign(name=name, country=country.map(names)).dropna(subset=["country"])
    columns = ["code", "name", "country", "level", "indicator", "unit", "period", "value", "source"]
    return both[columns]


def _read(raw: Raw, source: str) -> pd.DataFrame:
    table = pd.read_csv(raw.path(source), keep_default_na=False, na_values=[""])
    named = {"region_id": "code", "year": "period", table.columns[-1]: "value"}
    table = table.rename(columns=named).dropna(subset=["value"])
    shifted = table["code"].str.startswith(SHIFTED[1]) & table["period"].isin(SHIFTED[2])
    table = table[~shifted] if source == SHIFTED[0] else table
    return table[["code", "period", "region_level", "value"]]


def _regions_of_2016(raw: Raw, table: pd.DataFrame, source: str) -> pd.DataFrame:
    """Add regions of NUTS 2016 where their parts are known, and take out what they overlap."""
    parts = pd.read_csv(METADATA / "lookups" / "nuts_parts.csv")
    found = parts.merge(table, left_on="part", right_on="code")
    found["people"] = _people(raw, found) if source == PATENTS else 1.0
    found["product"] = found["value"] * found["people"]
    made = found.groupby(["region", "period"], as_index=False).agg(
        number=("part", "size"), product=("product", "sum"), people=("people", "sum")
    )
    needed = made["region"].map(parts.groupby("region")["part"].size())
    whole = made[(made["number"] == needed) & ((needed == 1) | (source == PATENTS))]
    new = whole.assign(value=whole["product"] / whole["people"], region_level=2)
    new = new.rename(columns={"region": "code"})[list(table)]
    both = pd.concat([table, new]).drop_duplicates(["code", "period"])
    overlapped = parts.assign(code=parts["part"].str[:REGION_LETTERS])[["code", "region"]]
    there = overlapped.drop_duplicates().merge(
        both[["code", "period"]], left_on="region", right_on="code", suffixes=("", "_now")
    )
    keys = pd.MultiIndex.from_frame(there[["code", "period"]])
    return both[~pd.MultiIndex.from_frame(both[["code", "period"]]).isin(keys)]


def _people(raw: Raw, patents: pd.DataFrame) -> pd.Series:
    """Return the people, in millions, that a number of patents and its rate imply."""
    number = _read(raw, NUMBER).set_index(["code", "period"])["value"]
    keys = pd.MultiIndex.from_frame(patents[["part", "period"]])
    return pd.Series(number.reindex(keys).to_numpy(), patents.index) / patents["value"]
