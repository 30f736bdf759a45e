"""Where the institutions of the Research Excellence Framework 2021 are.

Each is placed by the coordinates of its main address in the register of providers; those that
the register lacks stand in `metadata/institutions.csv`, with the names for readers of some.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from scripts import geography
from scripts.places import place_ids

if TYPE_CHECKING:
    from scripts.raw import Raw

SOURCE = "ref_2021_results"

_HEADER_ROW = 6
_COLUMNS = {
    "Institution code (UKPRN)": "ukprn",
    "Institution name": "institution",
    "Unit of assessment number": "number",
    "Profile": "profile",
    "FTE of submitted staff": "fte",
    "4*": "four",
    "3*": "three",
}


@lru_cache(maxsize=1)
def submissions(raw: Raw) -> pd.DataFrame:
    """Read the overall profile of every submission.

    A joint submission has one row for each institution, with its own staff and the profile of
    the whole, so rows add up without counting anyone twice.

    Returns
    -------
    DataFrame
        `ukprn`, `institution`, `number` (of the unit of assessment), `fte`,
        `fte_world_leading`, `fte_excellent`.
    """
    table = pd.read_excel(raw.path(SOURCE), header=_HEADER_ROW).rename(columns=_COLUMNS)
    overall = table[table["profile"] == "Overall"][list(_COLUMNS.values())]
    overall = overall.astype({"ukprn": int, "number": int, "four": float, "three": float})
    overall["fte_world_leading"] = overall["fte"] * overall["four"] / 100
    overall["fte_excellent"] = overall["fte"] * overall["three"] / 100
    return overall.drop(columns=["profile", "four", "three"])


def plain_name(name: str) -> str:
    """Take the articles and the second language off an institution's name.

    Examples
    --------
    >>> plain_name("University of Salford, The"), plain_name("Royal College of Art(The)")
    ('University of Salford', 'Royal College of Art')
    >>> plain_name("Swansea University / Prifysgol Abertawe")
    'Swansea University'
    """
    first = name.split(" / ", maxsplit=1)[0]
    return re.sub(r"^The |,? ?\(?\bthe\)?$", "", first, flags=re.IGNORECASE).strip()


def institutions(raw: Raw, rows: pd.DataFrame) -> gpd.GeoDataFrame:
    """List the institutions with the point of their main address.

    Parameters
    ----------
    rows
        At least ``ukprn`` and ``institution``, for instance `submissions`.

    Raises
    ------
    ValueError
        If one has no coordinates, in the register or in `metadata/institutions.csv`.
    """
    table = rows.drop_duplicates("ukprn")[["ukprn", "institution"]].set_index("ukprn")
    register = pd.read_csv(raw.path("he_provider_locations")).set_index("UKPRN")
    own = pd.read_csv(geography.METADATA / "institutions.csv").set_index("ukprn")
    table["name"] = own["name"].reindex(table.index).fillna(table["institution"].map(plain_name))
    for column in ("latitude", "longitude"):
        known = register[column.upper()].reindex(table.index)
        table[column] = own[column].reindex(table.index).fillna(known)
    missing = table[table[["latitude", "longitude"]].isna().any(axis=1)]
    if len(missing):
        raise ValueError(f"no coordinates for {sorted(missing['institution'])}")
    points = gpd.points_from_xy(table["longitude"], table["latitude"])
    return gpd.GeoDataFrame(table.reset_index(), geometry=points, crs="EPSG:4326")


@lru_cache(maxsize=1)
def locations(raw: Raw) -> pd.DataFrame:
    """Say in which places each institution of 2021 lies, as `placed` does."""
    return placed(raw, institutions(raw, submissions(raw)))[["ukprn", "name", "place"]]


def placed(raw: Raw, points: gpd.GeoDataFrame) -> pd.DataFrame:
    """Say in which places points lie: nation, UK and, in England, one LEP or two.

    Parameters
    ----------
    points
        Columns ``ukprn`` (or another key of that name), ``institution`` and the geometry.

    Returns
    -------
    DataFrame
        The columns of `points` and ``place``, a row a point and place.

    Raises
    ------
    ValueError
        If a point lies in no district, or an English one in no LEP.
    """
    columns = [*points.columns.drop("geometry"), "place"]
    points = points.to_crs(geography.BRITISH_GRID)
    nations = _within(points, _districts(raw)).assign(
        place=lambda frame: frame["code"].str[0].map(geography.NATIONS)
    )
    leps = _within(points, geography.lep_boundaries(raw))
    leps = leps.assign(place=leps["code"].map(place_ids()))
    _require(points, nations, "district")
    english = points[points["ukprn"].isin(nations.query("place == 'england'")["ukprn"])]
    _require(english, leps, "LEP")
    whole = points.assign(place="united-kingdom")
    return pd.concat([pd.DataFrame(frame[columns]) for frame in (leps, nations, whole)])


def _districts(raw: Raw) -> gpd.GeoDataFrame:
    layer = gpd.read_file(raw.path("ons_lad_boundaries_2021"))
    return layer.rename(columns={"LAD21CD": "code"})[["code", "geometry"]]


def _within(points: gpd.GeoDataFrame, areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return points.sjoin(areas.to_crs(points.crs), predicate="within")


def _require(points: gpd.GeoDataFrame, found: gpd.GeoDataFrame, kind: str) -> None:
    lost = points[~points["ukprn"].isin(found["ukprn"])]
    if len(lost):
        raise ValueError(f"in no {kind}: {sorted(lost['institution'])}")
