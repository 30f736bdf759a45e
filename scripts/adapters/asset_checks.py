"""Whether each asset's position can be that of its address, by two independent lists of towns.

Lists of organisations put some of them at the address of a branch, a funder or another body of
like name. A position is believed only near the town after which its postcode area is named, and
near the town that the Research Organization Registry gives for an organisation of that name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from scripts.adapters.geonames import towns
from scripts.geography import BRITISH_GRID, METADATA

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["FURTHEST", "distances", "explain", "name_key"]

REGISTRY = "ror_towns"
POSTCODE_AREAS = METADATA / "lookups" / "postcode_areas.csv"
EXPLAINED = METADATA / "lookups" / "assets_far.csv"
FURTHEST = 30  # kilometres
POST_TOWN, REGISTRY_TOWN = "post_town_km", "registry_town_km"
WITHIN_LETTERS = r"^[A-Z]+"
COMMON = re.compile(r"\b(the|of|and|university|united kingdom|limited|ltd)\b|[^a-z ]")


def distances(raw: Raw, points: gpd.GeoDataFrame) -> pd.DataFrame:
    """Measure how far each asset lies from both towns.

    Parameters
    ----------
    points
        Columns ``id``, ``name``, ``postcode`` and the geometry.

    Returns
    -------
    DataFrame
        By the index of `points`: ``post_town_km`` and ``registry_town_km``, in whole kilometres;
        missing without a postcode, or without an organisation of that name in the registry.

    Raises
    ------
    ValueError
        If one is further than `FURTHEST` and `lookups/assets_far.csv` does not say why, or says
        why for one that is not.
    """
    grid = points.to_crs(BRITISH_GRID).geometry
    found = pd.DataFrame(
        {
            POST_TOWN: grid.distance(_post_towns(raw, points), align=True) / 1000,
            REGISTRY_TOWN: grid.distance(_registry_towns(raw, points), align=True) / 1000,
        }
    )
    # Where there is no town there is no distance; projected, it would be endless.
    found = found.where(found < float("inf")).round()
    explain(points["id"], found)
    return found.astype("Int64")


def explain(ids: pd.Series, found: pd.DataFrame) -> None:
    """Stop if a distance is too long and has no reason, or has a reason and is not.

    Raises
    ------
    ValueError
        Naming the assets and the checks.
    """
    far = {
        (ids[index], check)
        for check in found.columns
        for index in found.index[found[check] > FURTHEST]
    }
    stated = pd.read_csv(EXPLAINED)
    explained = set(zip(stated["asset"], stated["check"], strict=True))
    if far != explained:
        raise ValueError(
            f"assets far from their town without a reason: {sorted(far - explained)}; "
            f"reasons for assets that are not: {sorted(explained - far)}"
        )


def _post_towns(raw: Raw, points: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Return the middle of the town that each asset's postcode area is named after."""
    largest = towns(raw).drop_duplicates("name").set_index("name")
    named = pd.read_csv(POSTCODE_AREAS, keep_default_na=False).set_index("postcode_area")["town"]
    area = points["postcode"].str.extract(f"({WITHIN_LETTERS})", expand=False)
    town = area.map(named)
    unknown = sorted(set(area.dropna()) - set(named.index)) + sorted(
        set(named) - set(largest.index)
    )
    if unknown:
        raise ValueError(f"{POSTCODE_AREAS.name}: no town for {unknown}")
    return _on_grid(largest.reindex(town)[["longitude", "latitude"]], points.index)


def _registry_towns(raw: Raw, points: gpd.GeoDataFrame) -> gpd.GeoSeries:
    registry = pd.read_csv(raw.path(REGISTRY)).sort_values("id")
    by_name = registry.assign(key=registry["name"].map(name_key)).drop_duplicates("key")
    by_name = by_name.set_index("key").rename(columns={"lat": "latitude", "lon": "longitude"})
    return _on_grid(by_name.reindex(points["name"].map(name_key)), points.index)


def _on_grid(towns: pd.DataFrame, index: pd.Index) -> gpd.GeoSeries:
    places = gpd.points_from_xy(towns["longitude"], towns["latitude"], crs="EPSG:4326")
    return gpd.GeoSeries(places, index=index).to_crs(BRITISH_GRID)


def name_key(name: str) -> str:
    """Reduce an organisation's name to what two lists are likely to share.

    Examples
    --------
    >>> name_key("The University of Bath") == name_key("Bath, University of")
    True
    """
    return " ".join(sorted(COMMON.sub(" ", name.lower().replace("&", "and")).split()))
