"""Universities, research organisations and incubators, and the places they lie in.

Universities are the institutions of the Research Excellence Framework 2021, at their main
address. The others are chosen by hand from a list of Nesta, with the LEP or nation that their
address lies in: a point that falls elsewhere stops the refresh.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from scripts import expectations
from scripts.adapters.ref_institutions import institutions, placed, submissions
from scripts.geography import METADATA

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["asset_places", "assets"]

SOURCE, UNIVERSITIES = "nesta_organisations", "he_provider_locations"
CHOSEN = METADATA / "lookups" / "assets.csv"
POINT = ["latitude", "longitude"]
DIGITS = 5


def assets(raw: Raw) -> pd.DataFrame:
    """Make the ``assets`` table."""
    table = _points(raw).drop(columns="geometry")
    return pd.DataFrame(table[["id", "name", "kind", *POINT, "source"]])


@lru_cache(maxsize=1)
def asset_places(raw: Raw) -> pd.DataFrame:
    """Make the ``asset_places`` table.

    Raises
    ------
    ValueError
        If an asset does not lie where its address does.
    """
    points = _points(raw).rename(columns={"id": "ukprn"}).assign(institution=lambda f: f["name"])
    found = placed(raw, points).rename(columns={"ukprn": "asset"})
    stated = pd.read_csv(CHOSEN)
    pairs = set(zip(found["asset"], found["place"], strict=True))
    for row in stated.itertuples():
        if (slug(row.label), row.place) not in pairs:
            raise ValueError(f"{SOURCE}: the point of {row.label} is not in {row.place}")
    return pd.DataFrame(found[["asset", "place"]])


@lru_cache(maxsize=1)
def _points(raw: Raw) -> gpd.GeoDataFrame:
    seats = institutions(raw, submissions(raw)).assign(kind="university", source=UNIVERSITIES)
    both = pd.concat([seats[["name", "kind", *POINT, "source"]], _chosen(raw)], ignore_index=True)
    both[POINT] = both[POINT].round(DIGITS)
    points = gpd.points_from_xy(both["longitude"], both["latitude"])
    return gpd.GeoDataFrame(both.assign(id=both["name"].map(slug)), geometry=points, crs=4326)


def _chosen(raw: Raw) -> pd.DataFrame:
    expectations.check(raw, SOURCE)
    stated = pd.read_csv(CHOSEN)
    listed = pd.read_csv(raw.path(SOURCE)).set_index("name")
    for column, theirs in (("latitude", "lat"), ("longitude", "lon")):
        stated[column] = stated[column].fillna(stated["name"].map(listed[theirs]))
    return stated.assign(name=stated["label"], source=SOURCE)[["name", "kind", *POINT, "source"]]


def slug(name: str) -> str:
    """Make an id of a name.

    Examples
    --------
    >>> slug("Queen's University Belfast")
    'queen-s-university-belfast'
    """
    plain = name.lower().translate(str.maketrans("ŵâôŷî", "waoyi"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
