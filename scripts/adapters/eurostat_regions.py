"""Countries and NUTS 2 regions of Europe to compare with, as Eurostat published them to 2020.

Nesta's copies hold each indicator in one file, with the regions of several NUTS vintages side by
side, so a region may be missing in a year because it had another code then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.geography import METADATA

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["comparators"]

# Indicator: source, column of values, unit, years. Patents of 2012 are incomplete.
FILES = {
    "rd_share_of_gdp": ("eurostat_gerd", "percent", range(2017, 2020)),
    "business_rd_share_of_gdp": ("eurostat_berd", "percent", range(2017, 2020)),
    "science_technology_people_share": ("eurostat_hrst", "percent", range(2017, 2020)),
    "epo_patents_per_million": ("eurostat_patents", "per million people", range(2009, 2012)),
}
LEVELS = {0: "country", 2: "region"}
UNION = "EU27_2020"
NO_REGION = "ZZ"  # what a country cannot place


def comparators(raw: Raw) -> pd.DataFrame:
    """Make the ``comparators`` table; aggregates of countries other than the EU are left out."""
    names = pd.read_csv(METADATA / "lookups" / "european_regions.csv", keep_default_na=False)
    names = names.set_index("code")["name"]
    frames = []
    for indicator, (source, unit, years) in FILES.items():
        table = pd.read_csv(raw.path(source), keep_default_na=False, na_values=[""])
        table = table.rename(columns={"region_id": "code", "year": "period"})
        table = table.rename(columns={table.columns[-1]: "value"}).dropna(subset=["value"])
        table["level"] = table["region_level"].map(LEVELS).mask(table["code"] == UNION, "country")
        real = ~table["code"].str.endswith(NO_REGION) & table["level"].notna()
        rows = table[table["period"].isin(years) & real]
        frames.append(rows.assign(indicator=indicator, unit=unit, source=source))
    both = pd.concat(frames, ignore_index=True)
    country = both["code"].str[:2].where(both["code"] != UNION, UNION)
    name = both["code"].map(names).fillna(both["code"])
    both = both.assign(name=name, country=country.map(names)).dropna(subset=["country"])
    columns = ["code", "name", "country", "level", "indicator", "unit", "period", "value", "source"]
    return both[columns]
