"""Every name by which a reader may look for a chapter.

Few people know which Local Enterprise Partnership they live in. So the names of districts of
now and of before, counties, combined authorities, regions and towns are gathered here, each with
the chapters that it leads to. An English name leads to LEPs; others lead to their nation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from scripts import itl, vintages
from scripts.adapters import geonames
from scripts.boundaries import district_shapes
from scripts.geography import METADATA, area_places, district_codes, districts
from scripts.places import combined_authorities

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["place_names"]

TOPOLOGY, REGISTER, LEPS = (
    "ons_uk_topology_2025",
    "local_authority_codes",
    "ons_lep_boundaries_2021",
)
LEAST_PART = 0.01  # of a county's people, for its name to lead to a LEP
COLUMNS = ["name", "kind", "area", "place", "people", "latitude", "longitude", "source"]
KEY = ["name", "kind", "area", "place"]
AUTHORITIES = METADATA / "combined_authorities.csv"
SHORT_NAMES = METADATA / "lookups" / "place_short_names.csv"


def place_names(raw: Raw, places: pd.DataFrame, population: pd.Series) -> pd.DataFrame:
    """Make the ``place_names`` table.

    Parameters
    ----------
    raw
        Source files.
    places
        The ``places`` table.
    population
        Residents by district, of the latest year there is.
    """
    members = _members(raw).assign(people=lambda frame: frame["area"].map(population))
    parts = [
        _chapters(places, members, population),
        _other_lep_names(raw, places, members),
        _regions(places, members),
        _districts(raw, members),
        _former_districts(raw, members),
        *(_groups(*group, members) for group in _grouped(raw)),
        _towns(geonames.towns(raw), "town", members),
        _towns(geonames.other_names(raw), "other name", members),
    ]
    table = pd.concat([part.reindex(columns=COLUMNS) for part in parts], ignore_index=True)
    table["area"] = table["area"].fillna("")
    return table.drop_duplicates(KEY)


def _members(raw: Raw) -> pd.DataFrame:
    """Return districts with the chapters that their people want: LEPs, or the nation."""
    return area_places(raw).query("place != 'england'")


def _chapters(places: pd.DataFrame, members: pd.DataFrame, population: pd.Series) -> pd.DataFrame:
    people = members.groupby("place")["people"].sum()
    english = population[population.index.str.startswith("E")].sum()
    rows = places.loc[places["kind"] != "comparator", ["id", "name", "kind"]]
    rows = rows.rename(columns={"id": "place"}).assign(source=LEPS)
    return rows.assign(people=rows["place"].map(people).fillna(english))


def _other_lep_names(raw: Raw, places: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Return names that LEPs had before, and short ones by which they are known."""
    past = vintages.place_vintages(raw)
    past = past[~past["name"].isin(places["name"])].drop_duplicates(["place", "name"])
    past = past[["place", "name"]].assign(kind="former lep", source="lep_vintage_crosswalk")
    short = pd.read_csv(SHORT_NAMES)[["place", "name"]].assign(kind="other name", source=LEPS)
    both = pd.concat([past, short])
    return both.assign(people=both["place"].map(members.groupby("place")["people"].sum()))


def _regions(places: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Return English regions with their LEPs, as the book groups them."""
    leps = places.loc[places["kind"] == "lep", ["id", "region"]].set_axis(["place", "name"], axis=1)
    people = leps["place"].map(members.groupby("place")["people"].sum())
    return leps.assign(kind="region", people=people, source=REGISTER)


def _districts(raw: Raw, members: pd.DataFrame) -> pd.DataFrame:
    names = districts(raw).set_index("code")["name"]
    return members.assign(name=members["area"].map(names), kind="district", source=REGISTER)


def _former_districts(raw: Raw, members: pd.DataFrame) -> pd.DataFrame:
    """Return names of districts that were merged or renamed, with what they are part of."""
    codes = district_codes(raw)
    past = codes.loc[codes["LADCD"] != codes["district"], ["LADNM", "district"]]
    rows = past.set_axis(["name", "area"], axis=1).merge(members.drop(columns="people"), on="area")
    now = rows["area"].map(districts(raw).set_index("code")["name"])
    return rows[rows["name"] != now].assign(kind="former district", source=REGISTER)


def _grouped(raw: Raw) -> list[tuple[str, str, pd.DataFrame]]:
    """Return areas made of districts: kind, source, and a table of ``name`` and ``area``."""
    councils = pd.read_csv(AUTHORITIES).set_index("code")["name"]
    led = pd.Series(combined_authorities(raw)).map(councils)
    layers = {layer: _within(raw, layer) for layer in ("cty", "mcty", "cauth")}
    ended = layers["cty"]["end"].notna()
    past = layers["cauth"][layers["cauth"]["end"].notna()]
    return [
        ("county", TOPOLOGY, pd.concat([layers["cty"][~ended], layers["mcty"]])),
        ("former county", TOPOLOGY, layers["cty"][ended]),
        ("combined authority", TOPOLOGY, led.rename_axis("area").rename("name").reset_index()),
        ("former combined authority", TOPOLOGY, past),
        ("statistical region", "itl_2021_lookup", itl.named(raw)),
    ]


def _within(raw: Raw, layer: str) -> gpd.GeoDataFrame:
    """Return which districts lie in the areas of a layer, by a point inside each district."""
    shapes = gpd.read_file(raw.path(TOPOLOGY), layer=layer).set_crs("EPSG:4326")
    inner = district_shapes(raw)
    inner = inner.set_geometry(inner.representative_point()).to_crs("EPSG:4326")
    return inner.sjoin(shapes.rename(columns={"areanm": "name"}), predicate="within")


def _groups(kind: str, source: str, parts: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Return a row a name and chapter, with the people that both have in common."""
    pairs = parts[["name", "area"]].drop_duplicates().merge(members, on="area")
    common = pairs.groupby(["name", "place"], as_index=False)["people"].sum()
    share = common["people"] / common.groupby("name")["people"].transform("sum")
    return common[share >= LEAST_PART].assign(kind=kind, source=source)


def _towns(towns: pd.DataFrame, kind: str, members: pd.DataFrame) -> pd.DataFrame:
    found = towns.merge(members[["area", "place"]], on="area")
    return found.assign(kind=kind, source=geonames.SOURCE)
