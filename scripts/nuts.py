"""Regions of the European NUTS classification as building blocks of the report's places.

Much is published for NUTS regions alone. Nations are sums of NUTS 2 regions; a LEP may be a sum
of NUTS 3 regions, but only where those cover exactly its people. Statistics name a NUTS vintage
by its regulation (2013, 2016); ONS names its lookups by the year of force (2015, 2018).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from scripts import districts_2016, vintages

if TYPE_CHECKING:
    from scripts.raw import Raw

_LOOKUPS = {
    2013: ("lad13_nuts15_lookup", "LAD13CD", "15"),
    2016: ("lad18_nuts18_lookup", "LAD18CD", "18"),
}
_SCOTTISH_RECODES = {
    "S12000015": "S12000047",
    "S12000024": "S12000048",
    "S12000046": "S12000049",
    "S12000044": "S12000050",
}


def lookup(raw: Raw, vintage: int) -> pd.DataFrame:
    """Return which districts lie in which NUTS regions.

    Parameters
    ----------
    vintage
        2013 or 2016.

    Returns
    -------
    DataFrame
        Columns ``lad``, ``nuts2``, ``nuts2_name``, ``nuts3``; a Scottish council area may lie
        in several regions.
    """
    source, code, year = _LOOKUPS[vintage]
    table = pd.read_csv(raw.path(source), encoding="utf-8-sig")
    codes = {code: "lad", f"NUTS3{year}CD": "nuts3", f"NUTS2{year}CD": "nuts2"}
    table = table.rename(columns=codes | {f"NUTS2{year}NM": "nuts2_name"})
    return table[["lad", "nuts2", "nuts2_name", "nuts3"]]


@lru_cache
def unions(raw: Raw) -> dict[tuple[int, str], tuple[str, ...]]:
    """Find the LEPs that are unions of NUTS 3 regions.

    Returns
    -------
    dict
        (NUTS vintage, place id) -> the NUTS 3 codes. A LEP is in it only if at least 98 % of
        the people in either area live in both.
    """
    people = districts_2016.district_population(raw)[2018]
    areas = vintages.members(raw)
    now = areas[areas["vintage"] == vintages.LEP_VINTAGES[-1]]
    places = vintages.place_vintages(raw)
    ids = places[places["vintage"] == vintages.LEP_VINTAGES[-1]].set_index("code")["place"]
    found = {}
    for vintage in _LOOKUPS:
        table = lookup(raw, vintage)
        english = table[table["lad"].isin(people.index)].drop_duplicates(["lad", "nuts3"])
        region = english.set_index("lad")["nuts3"]
        for lep, part in now.groupby("lep"):
            parts = exact_union(people, region, frozenset(part["lad"]))
            if parts:
                found[vintage, ids[lep]] = parts
    return found


def exact_union(people: pd.Series, region: pd.Series, lads: frozenset[str]) -> tuple[str, ...]:
    """Return the regions that together are the area of `lads`; empty if they are not."""
    table = pd.DataFrame({"region": region.reindex(people.index), "people": people})
    table["inside"] = table["people"].where(table.index.isin(lads), 0)
    sums = table.groupby("region")[["people", "inside"]].sum()
    chosen = sums[sums["inside"] / sums["people"] >= vintages.COMPARABLE]
    both = chosen["inside"].sum()
    either = table["inside"].sum() + chosen["people"].sum() - both
    return tuple(chosen.index) if both / either >= vintages.SAME_AREA else ()


@lru_cache
def nuts2_population(raw: Raw) -> pd.DataFrame:
    """Return people by NUTS vintage and NUTS 2 region (rows) and year (columns), as weights.

    A Scottish council area in several regions is divided equally among its listed parts, which
    is close enough for a weight. Northern Ireland is one region, so needs no weight here.
    """
    frames = {}
    for vintage in _LOOKUPS:
        table = lookup(raw, vintage)
        table = table[~table["nuts2"].str.startswith("UKN")]
        share = 1 / table.groupby("lad")["lad"].transform("size")
        people = _people_of(raw, table["lad"]).mul(share.to_numpy(), axis=0)
        frames[vintage] = people.groupby(table["nuts2"].to_numpy()).sum(min_count=1)
    return pd.concat(frames)


def _people_of(raw: Raw, lads: pd.Series) -> pd.DataFrame:
    by_code = districts_2016.population_by_code(raw)
    english = districts_2016.district_population(raw)
    elsewhere = by_code.loc[~by_code.index.isin(english.index)]
    people = pd.concat([english, elsewhere])
    return people.loc[lads.replace(_SCOTTISH_RECODES)].reset_index(drop=True)
