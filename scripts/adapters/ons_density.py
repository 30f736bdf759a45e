"""How densely people live: residents over land, the land measured on the boundaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.adapters import ons_population
from scripts.aggregation import observed
from scripts.boundaries import district_shapes
from scripts.geography import area_places

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["area_observations", "district_areas", "observations"]

INDICATOR, UK = "population_density", "united-kingdom"
FIRST, ALL_DISTRICTS = 2011, 2022
SQUARE_KILOMETRE = 1e6


def district_areas(raw: Raw) -> pd.Series:
    """Return the size of each district of 2023 in square kilometres, inland water with it."""
    shapes = district_shapes(raw).set_index("area")
    return shapes.area / SQUARE_KILOMETRE


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``population_density`` of LEPs, nations and the UK since 2011."""
    sizes = district_areas(raw)
    members = area_places(raw)
    of_places = members["area"].map(sizes).groupby(members["place"]).sum()
    of_places[UK] = sizes.sum()
    people = ons_population.observations(raw).query("period >= @FIRST")
    density = people["value"] / people["place"].map(of_places)
    table = people[["place", "period", "status"]].assign(value=density)
    return observed(table, INDICATOR, ons_population.SOURCE)


def area_observations(raw: Raw) -> pd.DataFrame:
    """Return ``population_density`` of districts in the latest year that all of them have."""
    people = ons_population.district_population(raw).query("period == @ALL_DISTRICTS")
    density = people["value"] / people["area"].map(district_areas(raw))
    return observed(
        pd.DataFrame({"area": people["area"], "period": people["period"], "value": density}),
        INDICATOR,
        ons_population.SOURCE,
    )
