"""Homes, emissions and mobile coverage: what a place offers to people and firms.

All are rates of districts in the layout of Explore Local Statistics. A LEP's is their mean,
weighted by what the rate counts: people, or land.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from scripts.adapters.ons_explore import district_rows, read
from scripts.adapters.ons_population import district_population
from scripts.aggregation import nations_of, observed, weighted_means
from scripts.geography import current_code

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["land", "observations"]

HOUSING, EMISSIONS, MOBILE = "ons_housing_affordability", "desnz_greenhouse_gas", "ofcom_5g"
NAMES = {
    "housing_affordability": (HOUSING, "Housing affordability ratio (residence-based)"),
    "greenhouse_gas_per_head": (EMISSIONS, "Greenhouse gas emissions"),
    "mobile_5g": (MOBILE, "5G coverage"),
}
LAND_YEAR = 2021


def observations(raw: Raw) -> pd.DataFrame:
    """Return the three indicators of LEPs (estimated), nations and the UK."""
    people = district_population(raw).rename(columns={"value": "weight"})
    made = []
    for indicator, (source, name) in NAMES.items():
        rows = read(raw, source, name)
        weights = land(raw) if source == MOBILE else people
        leps = weighted_means(raw, district_rows(raw, rows), weights)
        made += [observed(part, indicator, source) for part in (leps, nations_of(rows))]
    return pd.concat(made, ignore_index=True)


def land(raw: Raw) -> pd.DataFrame:
    """Return the land of districts as weights: columns ``area``, ``period``, ``weight``."""
    shapes = gpd.read_file(raw.path("ons_lad_boundaries_2021"))
    size = shapes.area.groupby(shapes["LAD21CD"].map(current_code(raw))).sum()
    return pd.DataFrame({"area": size.index, "period": LAND_YEAR, "weight": size.to_numpy()})
