"""Business research per head in the LEPs that are made of ITL 2 regions (2021).

The Social Mobility Commission divides the ONS figures of ITL 2 regions by people. Its file gives
the unit as millions of pounds; it is millions for every 100,000 people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts import expectations, itl
from scripts.adapters.ons_population import district_population
from scripts.aggregation import observed

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["observations"]

SOURCE, INDICATOR = "smc_business_rd", "business_rd_per_head"
VINTAGE = 2021
PEOPLE = 2023
TO_POUNDS_PER_HEAD = 1e6 / 100_000
DOUBTFUL = "cornwall-and-isles-of-scilly"  # as a share of output, far above 2018


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``business_rd_per_head`` of LEPs; several regions are weighted by people."""
    expectations.check(raw, SOURCE)
    table = pd.read_csv(raw.path(SOURCE)).query("area_type == 'ITL2'")
    period = int(table["time_period"].iloc[0])
    regions = itl.regions(raw, VINTAGE).drop_duplicates("area")
    people = district_population(raw).query("period == @PEOPLE").set_index("area")["value"]
    weights = regions["area"].map(people).groupby(regions[itl.LEVEL2].to_numpy()).sum()
    names = regions.drop_duplicates(itl.LEVEL2).set_index(itl.LEVEL2)["itl2_name"]
    rates = names.map(table.set_index("area_name")["value"])
    rows = []
    for place, codes in itl.unions(raw, VINTAGE, itl.LEVEL2).items():
        weight = weights[list(codes)]
        value = (rates[list(codes)] * weight).sum(skipna=False) / weight.sum()
        rows.append((place, value * TO_POUNDS_PER_HEAD, _status(place, codes)))
    frame = pd.DataFrame(rows, columns=["place", "value", "status"])
    return observed(frame.assign(period=period), INDICATOR, SOURCE)


def _status(place: str, regions: tuple[str, ...]) -> str:
    if place == DOUBTFUL:
        return "low_reliability"
    return "final" if len(regions) == 1 else "estimated"
