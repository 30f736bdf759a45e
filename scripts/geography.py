"""Places, districts and which lies in which, from the boundary files themselves.

Local Enterprise Partnerships (LEPs) were merged, split and renamed, and seven
districts belong to two of them, so membership is found by laying the districts
of May 2021 over the LEPs of the same month. It is then compared with a lookup
compiled beforehand: if the two differ, nothing is written.

Districts carry the codes of 2023 throughout, the vintage of the regional
accounts; Barnsley and Sheffield, recoded in 2025 without any change of area,
keep their older codes.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = [
    "NATIONS",
    "area_places",
    "areas",
    "current_code",
    "district_codes",
    "districts",
    "lep_boundaries",
    "lep_members",
    "to_district",
]

METADATA = Path(__file__).parent / "metadata"
VINTAGE = 2023
LEP_VINTAGE = 2021
NATIONS = {
    "E": "england",
    "S": "scotland",
    "W": "wales",
    "N": "northern-ireland",
}
RECODED_2025 = {"E08000038": "E08000016", "E08000039": "E08000019"}
BRITISH_GRID = "EPSG:27700"
LEAST_SHARE = 0.5


@lru_cache(maxsize=1)
def district_codes(raw: Raw) -> pd.DataFrame:
    """Return district codes and names of all vintages, with the district of 2023 of each."""
    register = pd.read_csv(raw.path("local_authority_codes"), dtype=str, keep_default_na=False)
    register["district"] = register["LADCD_ACTIVE"].replace(RECODED_2025)
    return register


def current_code(raw: Raw) -> dict[str, str]:
    """Return the district of 2023 that a district code of any vintage is, or is part of.

    Returns
    -------
    dict
        Old or new code to 2023 code; a merged district leads to its successor.
    """
    register = district_codes(raw)
    return dict(zip(register["LADCD"], register["district"], strict=True)) | RECODED_2025


def districts(raw: Raw) -> pd.DataFrame:
    """Return the 361 districts.

    Returns
    -------
    DataFrame
        Columns ``code``, ``name``, ``nation`` (place id), ``region`` (English
        region, else the nation's name), ``region_code``.
    """
    register = district_codes(raw)
    rows = register[register["LADCD"] == register["district"]].sort_values("LADCD")
    nation = rows["CTRYNM"]
    return pd.DataFrame(
        {
            "code": rows["LADCD"],
            "name": rows["LADNM"].str.removesuffix(", City of").str.removesuffix(", County of"),
            "nation": rows["LADCD"].str[0].map(NATIONS),
            "region": rows["RGNNM"].where(rows["RGNNM"] != "", nation),
            "region_code": rows["RGNCD"].where(rows["RGNCD"] != "", rows["CTRYCD"]),
        }
    ).reset_index(drop=True)


def to_district(raw: Raw, codes: pd.Series) -> pd.Series:
    """Return a column of codes as 2023 districts, missing where a code is none.

    Only codes that are a whole district of 2023 are kept: the two recoded in
    2025 are put back, anything older or larger becomes missing.
    """
    known = set(districts(raw)["code"])
    back = codes.str.strip().replace(RECODED_2025)
    return back.where(back.isin(known))


def lep_boundaries(raw: Raw) -> gpd.GeoDataFrame:
    """Return the 38 LEPs of May 2021, columns ``code`` and ``geometry``, in WGS84."""
    leps = gpd.read_file(raw.path("ons_lep_boundaries_2021"))
    return leps.rename(columns={"LEP21CD": "code"})[["code", "geometry"]]


@lru_cache(maxsize=1)
def lep_members(raw: Raw) -> pd.DataFrame:
    """Find which districts lie in which LEP.

    Returns
    -------
    DataFrame
        Columns ``area`` (2023 district) and ``place`` (LEP id); a district
        may be in two.

    Raises
    ------
    ValueError
        If the memberships are not those of the compiled lookup.
    """
    old = gpd.read_file(raw.path("ons_lad_boundaries_2021"))[["LAD21CD", "geometry"]]
    shares = overlap_shares(old.rename(columns={"LAD21CD": "area"}), lep_boundaries(raw))
    found = shares.loc[shares["share"] >= LEAST_SHARE, ["area", "code"]]
    found = found.assign(area=found["area"].map(current_code(raw))).drop_duplicates()
    _check_members(raw, found)
    ids = pd.read_csv(METADATA / "places.csv").set_index("code")["id"]
    members = pd.DataFrame({"area": found["area"], "place": found["code"].map(ids)})
    return members.sort_values(["place", "area"]).reset_index(drop=True)


def overlap_shares(parts: gpd.GeoDataFrame, wholes: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return which share of each part's area lies in each whole.

    Parameters
    ----------
    parts
        Columns ``area`` and ``geometry``.
    wholes
        Columns ``code`` and ``geometry``; may overlap one another.

    Returns
    -------
    DataFrame
        Columns ``area``, ``code``, ``share`` (0 to 1), measured on the British
        National Grid.
    """
    parts = parts.to_crs(BRITISH_GRID).assign(geometry=lambda f: f.geometry.make_valid())
    wholes = wholes.to_crs(BRITISH_GRID).assign(geometry=lambda f: f.geometry.make_valid())
    size = parts.set_index("area").area
    pieces = gpd.overlay(parts, wholes, how="intersection", keep_geom_type=True)
    share = pieces.area / pieces["area"].map(size)
    pieces = pieces.assign(share=share)[["area", "code", "share"]]
    return pieces.groupby(["area", "code"], as_index=False)["share"].sum()


def _check_members(raw: Raw, found: pd.DataFrame) -> None:
    compiled = pd.read_csv(raw.path("lad23_lep21_lookup"))
    expected = set(zip(compiled["LAD23CD"], compiled["LEP21CD"], strict=True))
    got = set(zip(found["area"], found["code"], strict=True))
    if got != expected:
        raise ValueError(
            "districts laid over LEPs give other memberships than lad23_lep21_lookup: "
            f"only from the boundaries {sorted(got - expected)}, "
            f"only in the lookup {sorted(expected - got)}"
        )


def areas(raw: Raw) -> pd.DataFrame:
    """Return the ``areas`` table."""
    table = districts(raw)[["code", "name", "region"]].assign(kind="lad", vintage=VINTAGE)
    return table[["code", "name", "kind", "vintage", "region"]]


def area_places(raw: Raw) -> pd.DataFrame:
    """Return the ``area_places`` table: districts in LEPs and in nations."""
    all_districts = districts(raw).rename(columns={"code": "area", "nation": "place"})
    return pd.concat([lep_members(raw), all_districts[["area", "place"]]], ignore_index=True)
