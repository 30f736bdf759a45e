"""The places table: order in the book, region, who governs the area now.

LEPs lost their central funding in April 2024 and passed their work to combined
and local authorities, so a reader must be told which of these cover the area.
All of that is worked out here from districts; only names, and what a name hides,
are written by hand in ``metadata/places.csv``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from scripts.geography import (
    BRITISH_GRID,
    LEAST_SHARE,
    LEP_VINTAGE,
    METADATA,
    current_code,
    districts,
    lep_members,
    overlap_shares,
)

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["combined_authorities", "place_ids", "places"]

REGIONS = (
    "North East",
    "North West",
    "Yorkshire and The Humber",
    "East Midlands",
    "West Midlands",
    "East of England",
    "London",
    "South East",
    "South West",
)
LONDON = "E12000007"
OTHER_REGION = 0.05
SUCCESSOR = 0.01
SUCCESSORS_AS_OF = "May 2025"


def place_ids() -> dict[str, str]:
    """Return place id by ONS code."""
    names = pd.read_csv(METADATA / "places.csv", keep_default_na=False)
    return dict(zip(names["code"], names["id"], strict=True))


def places(raw: Raw, population: pd.Series) -> pd.DataFrame:
    """Build the ``places`` table.

    Parameters
    ----------
    raw
        Source files.
    population
        Residents by district code, of one year.
    """
    table = pd.read_csv(METADATA / "places.csv", keep_default_na=False)
    members = lep_members(raw).merge(districts(raw), left_on="area", right_on="code")
    members = members.assign(people=members["area"].map(population))
    region = _region_shares(members)
    table["vintage"] = table["kind"].map({"lep": LEP_VINTAGE}).astype("Int64")
    table["nation"] = table["kind"].map({"lep": "england", "comparator": ""}).fillna(table["id"])
    table["region"] = table["id"].map(region["region"]).fillna(table["name"])
    table.loc[table["kind"] == "comparator", "region"] = ""
    table["successors"] = table["id"].map(_successors(raw, members)).fillna("")
    table["notes"] = _notes(table, region["others"], _shared(members, table))
    table["order"] = _order(table)
    return table.sort_values("order").reset_index(drop=True)


def _region_shares(members: pd.DataFrame) -> pd.DataFrame:
    people = members.groupby(["place", "region"], as_index=False)["people"].sum()
    people["share"] = people["people"] / people.groupby("place")["people"].transform("sum")
    people = people.sort_values("share", ascending=False)
    main = people.groupby("place").nth(0).set_index("place")["region"]
    rest = people[people["share"] >= OTHER_REGION].groupby("place")["region"]
    return pd.DataFrame({"region": main, "others": rest.apply(lambda names: list(names)[1:])})


def _shared(members: pd.DataFrame, table: pd.DataFrame) -> dict[str, str]:
    names = table.set_index("id")["name"]
    twice = members[members.duplicated("area", keep=False)]
    pairs = twice.merge(twice, on="area").query("place_x != place_y")
    sentences = {}
    for place, rows in pairs.groupby("place_x"):
        parts = [
            f"{_listed(sorted(group['name_x']))} {_are(len(group))} also in {names[other]}"
            for other, group in rows.groupby("place_y")
        ]
        sentences[str(place)] = (
            "; ".join(parts) + ": LEPs may overlap, so they must not be added up."
        )
    return sentences


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _notes(table: pd.DataFrame, others: pd.Series, shared: dict[str, str]) -> pd.Series:
    def note(row: pd.Series) -> str:
        beside = others.get(row["id"], [])
        parts = [row["notes"]]
        if beside:
            parts.append(f"Part of it lies in {_listed([_region_name(r) for r in beside])}.")
        parts.append(shared.get(row["id"], ""))
        return " ".join(part for part in parts if part)

    return table.apply(note, axis=1)


def _region_name(region: str) -> str:
    return region if region in {"London", "Yorkshire and The Humber"} else f"the {region}"


def _order(table: pd.DataFrame) -> pd.Series:
    kinds = table["kind"].map({"lep": 0, "nation": 1, "comparator": 2})
    region = (
        table["region"].where(table["kind"] == "lep").map({r: i for i, r in enumerate(REGIONS)})
    )
    name = table["name"].str.removeprefix("The ").where(table["kind"] == "lep", "")
    keys = pd.DataFrame({"kind": kinds, "region": region.fillna(0), "name": name})
    ranked = keys.sort_values(["kind", "region", "name"], kind="stable").index
    return pd.Series(range(1, len(table) + 1), index=ranked)


def _successors(raw: Raw, members: pd.DataFrame) -> dict[str, str]:
    authority = combined_authorities(raw)
    rows = members.assign(authority=members["area"].map(authority))
    names = pd.read_csv(METADATA / "combined_authorities.csv").set_index("code")["name"]
    found = {}
    for place, group in rows.groupby("place"):
        people = group.groupby("authority")["people"].sum() / group["people"].sum()
        people = people[people >= SUCCESSOR].sort_values(ascending=False)
        councils = sorted(group["name"])
        found[str(place)] = "; ".join([*(names[code] for code in people.index), *councils])
    return found


def combined_authorities(raw: Raw) -> dict[str, str]:
    """Return the combined authority of each district that is in one, as of May 2025."""
    layer = gpd.read_file(raw.path("ons_uk_topology_2025"), layer="cauth")
    now = layer[layer["end"].isna()].rename(columns={"areacd": "code"}).set_crs("EPSG:4326")
    old = gpd.read_file(raw.path("ons_lad_boundaries_2021"))[["LAD21CD", "geometry"]]
    old = old.rename(columns={"LAD21CD": "area"}).to_crs(BRITISH_GRID)
    shares = overlap_shares(old, now[["code", "geometry"]])
    inside = shares[shares["share"] >= LEAST_SHARE]
    code = inside["area"].map(current_code(raw))
    found = dict(zip(code, inside["code"], strict=True))
    london = districts(raw).query("region_code == @LONDON")["code"]
    return found | dict.fromkeys(london, LONDON)
