"""Universities, research organisations, Catapult centres and incubators, and where they lie.

Universities are the institutions of the Research Excellence Framework 2021, at their main
address. The others are chosen by hand from two lists of Nesta, with the LEP or nation that their
address lies in: a point that falls elsewhere stops the refresh, and so does one far from the town
of its postcode or the town that the Research Organization Registry gives.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from scripts import boundaries, expectations
from scripts.adapters.asset_checks import distances
from scripts.adapters.ref_institutions import institutions, placed, submissions
from scripts.geography import BRITISH_GRID, METADATA

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["asset_places", "assets"]

ORGANISATIONS, GATEWAY, UNIVERSITIES = "nesta_organisations", "nesta_gtr", "he_provider_locations"
CHOSEN = METADATA / "lookups" / "assets.csv"
POINT = ["latitude", "longitude"]
COLUMNS = ["name", "kind", "postcode", *POINT, "source"]
CHECKED = ["post_town_km", "registry_town_km"]
DIGITS = 5
NEAR_COAST = 2000  # metres: simplified shapes leave some harbours in the sea


def assets(raw: Raw) -> pd.DataFrame:
    """Make the ``assets`` table.

    Raises
    ------
    ValueError
        If a position cannot be that of its address; see `asset_checks.distances`.
    """
    points = _points(raw)
    table = points.drop(columns="geometry").join(distances(raw, points))
    table["area"] = _district(raw, points)
    return pd.DataFrame(
        table[["id", "name", "kind", "postcode", "area", *POINT, *CHECKED, "source"]]
    )


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
            raise ValueError(f"{row.source}: the point of {row.label} is not in {row.place}")
    return pd.DataFrame(found[["asset", "place"]])


@lru_cache(maxsize=1)
def _points(raw: Raw) -> gpd.GeoDataFrame:
    both = pd.concat([_universities(raw)[COLUMNS], _chosen(raw)], ignore_index=True)
    both[POINT] = both[POINT].round(DIGITS)
    points = gpd.points_from_xy(both["longitude"], both["latitude"])
    return gpd.GeoDataFrame(both.assign(id=both["name"].map(slug)), geometry=points, crs=4326)


def _universities(raw: Raw) -> pd.DataFrame:
    seats = institutions(raw, submissions(raw))
    register = pd.read_csv(raw.path(UNIVERSITIES)).set_index("UKPRN")["POSTCODE"]
    own = pd.read_csv(METADATA / "institutions.csv").set_index("ukprn")["postcode"]
    postcode = seats["ukprn"].map(own).fillna(seats["ukprn"].map(register))
    return seats.assign(kind="university", source=UNIVERSITIES, postcode=postcode.fillna(""))


def _chosen(raw: Raw) -> pd.DataFrame:
    """Find the organisations chosen by hand in the lists, at the point stated or the lists'."""
    expectations.check(raw, ORGANISATIONS)
    stated = pd.read_csv(CHOSEN)
    listed = pd.read_csv(raw.path(ORGANISATIONS)).rename(columns={"lat": POINT[0], "lon": POINT[1]})
    gateway = pd.read_csv(raw.path(GATEWAY), sep="\t").rename(columns=str.lower)
    both = pd.concat([listed.assign(source=ORGANISATIONS), gateway.assign(source=GATEWAY)])
    both = both.drop_duplicates(["source", "name"]).set_index(["source", "name"])
    theirs = both.reindex(pd.MultiIndex.from_frame(stated[["source", "name"]]))
    for column in ("postcode", *POINT):
        stated[column] = stated[column].fillna(pd.Series(theirs[column].to_numpy()))
    lost = stated.loc[stated[POINT].isna().any(axis=1), "label"]
    if len(lost):
        raise ValueError(f"{ORGANISATIONS}, {GATEWAY}: no point of {sorted(lost)}")
    spaced = stated["postcode"].fillna("").str.replace(r"\s*(\d[A-Z]{2})$", r" \1", regex=True)
    return stated.assign(name=stated["label"], postcode=spaced)[COLUMNS]


def _district(raw: Raw, points: gpd.GeoDataFrame) -> pd.Series:
    """Return the district of 2023 that each point lies in."""
    shapes = boundaries.district_shapes(raw)
    found = points.to_crs(BRITISH_GRID).sjoin_nearest(shapes, max_distance=NEAR_COAST)
    return found[~found.index.duplicated()]["area"]


def slug(name: str) -> str:
    """Make an id of a name.

    Examples
    --------
    >>> slug("Queen's University Belfast")
    'queen-s-university-belfast'
    """
    plain = name.lower().translate(str.maketrans("ŵâôŷî", "waoyi"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
