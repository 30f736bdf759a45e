"""The NUTS 2 regions of the UK, and how much of each place lies in which.

Jobs by fine industry and the figures of Europe's regions are published for these regions alone.
A chapter can show them only if it says how well a region fits its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts import districts_2016, nuts, vintages

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["REFERENCE_YEAR", "VINTAGE", "region_places", "regions"]

VINTAGE = 2016
REFERENCE_YEAR = 2018
NORTHERN_IRELAND = "UKN0"
DIGITS = 4
LEAST = 0.0005  # a smaller share comes of estimates, not of people


def regions(raw: Raw) -> pd.DataFrame:
    """Make the ``regions`` table: 41 regions with the nation that holds each."""
    table = nuts.lookup(raw, VINTAGE)[["nuts2", "nuts2_name"]].drop_duplicates()
    table = table.rename(columns={"nuts2": "code", "nuts2_name": "name"})
    return table.assign(nation=table["code"].map(vintages.nation_of), vintage=VINTAGE)


def region_places(raw: Raw) -> pd.DataFrame:
    """Make the ``region_places`` table, from where people lived in 2018.

    Returns
    -------
    DataFrame
        Columns ``region``, ``place``, ``share_of_place`` and ``share_of_region``: people who
        live in both, as a share of the people of either.
    """
    shared = pd.concat([_leps(raw), _nations(raw)], ignore_index=True)
    regions = shared[shared["nation"]].groupby("region")["people"].sum()
    places = shared.groupby("place")["people"].transform("sum")
    shared["share_of_place"] = (shared["people"] / places).round(DIGITS)
    shared["share_of_region"] = (shared["people"] / shared["region"].map(regions)).round(DIGITS)
    kept = shared[shared[["share_of_place", "share_of_region"]].max(axis=1) >= LEAST]
    return kept[["region", "place", "share_of_place", "share_of_region"]]


def _leps(raw: Raw) -> pd.DataFrame:
    """Return people by region and LEP; seven districts count in two LEPs."""
    people = districts_2016.district_population(raw)[REFERENCE_YEAR]
    lookup = nuts.lookup(raw, VINTAGE).drop_duplicates("lad").set_index("lad")
    places = vintages.place_vintages(raw).query("vintage == 2021").set_index("code")["place"]
    members = vintages.members(raw).query("vintage == 2021")
    rows = members.assign(
        region=members["lad"].map(lookup["nuts2"]),
        place=members["lep"].map(places),
        people=members["lad"].map(people) * members["share"],
    )
    return rows.groupby(["region", "place"], as_index=False)["people"].sum().assign(nation=False)


def _nations(raw: Raw) -> pd.DataFrame:
    people = nuts.nuts2_population(raw).loc[VINTAGE, REFERENCE_YEAR]
    whole = vintages.nation_population(raw)[REFERENCE_YEAR]
    people[NORTHERN_IRELAND] = whole["northern-ireland"]
    rows = people.rename_axis("region").reset_index(name="people")
    return rows.assign(place=rows["region"].map(vintages.nation_of), nation=True)
