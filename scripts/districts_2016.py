"""English districts of 2016, the pieces of which LEPs of every vintage are put together.

Populations are published on the districts of 2023. Where several of 2016 were merged into one
of those, its people are divided among them by their numbers of 2011 lower-layer super output
areas, which were built to hold about 1,600 people each.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from scripts.raw import Raw


def changes(raw: Raw) -> dict[str, str]:
    """Return old district code -> new, for mergers and plain recodes."""
    table = pd.read_csv(raw.path("ons_area_changes"), encoding="utf-8-sig")
    kept = table[table["type"].isin(["merger", "new_code"])]
    return dict(zip(kept["oldcd"], kept["newcd"], strict=True))


def successor(code: str, changes: dict[str, str], known: frozenset[str]) -> str:
    """Follow the changes of a district code to the first that `known` holds.

    Raises
    ------
    ValueError
        If the chain ends before it meets a known code.
    """
    while code not in known:
        if code not in changes:
            raise ValueError(f"district {code}: no successor among the known codes")
        code = changes[code]
    return code


@lru_cache
def population_by_code(raw: Raw) -> pd.DataFrame:
    """Return mid-year population (people): a row for each area code, a column for each year."""
    table = pd.read_csv(raw.path("ons_population"))
    return table.pivot_table(index="geography_code", columns="date", values="value")


@lru_cache
def districts(raw: Raw) -> pd.DataFrame:
    """List the English districts of 2016.

    Returns
    -------
    DataFrame
        Indexed by code; `lad23`: the district of 2023 that holds it; `part`: the share of that
        district's people who live in it.
    """
    lookup = pd.read_csv(raw.path("lad16_lep17_lookup"))
    areas = (lookup["lsoa11_count"] / lookup["share"]).round().groupby(lookup["LAD16CD"]).first()
    known = frozenset(population_by_code(raw).index)
    recodes = changes(raw)
    holder = [successor(code, recodes, known) for code in areas.index]
    table = pd.DataFrame({"lad23": holder, "areas": areas.to_numpy()}, index=areas.index)
    table["part"] = table["areas"] / table.groupby("lad23")["areas"].transform("sum")
    return table[["lad23", "part"]]


@lru_cache
def district_population(raw: Raw) -> pd.DataFrame:
    """Return people by district of 2016 (rows) and year (columns)."""
    table = districts(raw)
    return (
        population_by_code(raw).loc[table["lad23"]].set_axis(table.index).mul(table["part"], axis=0)
    )
