"""LEPs as unions of the regions of the International Territorial Levels (ITL).

Trade, investment and business research are published for ITL regions of 2021 or of 2025. A LEP
has such a figure only if whole regions make up exactly its districts: nothing is shared out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from scripts.geography import current_code, lep_members

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["LEVEL2", "LEVEL3", "exact_union", "named", "regions", "sums", "unions"]

LEVEL2, LEVEL3 = "itl2", "itl3"
OLDER = 2021
LENGTHS = (3, 4)  # of the codes of ITL 1 and ITL 2, which begin those of their parts


@lru_cache(maxsize=4)
def regions(raw: Raw, vintage: int) -> pd.DataFrame:
    """Return which districts lie in which English ITL regions.

    Parameters
    ----------
    vintage
        2021 or 2025.

    Returns
    -------
    DataFrame
        Columns ``lad`` (district as the lookup has it), ``area`` (the district of 2023),
        ``itl2``, ``itl2_name``, ``itl3``.
    """
    if vintage == OLDER:
        table = pd.read_excel(raw.path("itl_2021_lookup"), sheet_name=0)
        names = {"LAD20CD": "lad", "ITL221CD": LEVEL2, "ITL221NM": "itl2_name", "ITL321CD": LEVEL3}
    else:
        table = pd.read_csv(raw.path("itl_2025_lookup"), encoding="utf-8-sig")
        names = {"LAD24CD": "lad", "itl2": LEVEL2, "itl2name": "itl2_name", "itl3": LEVEL3}
    english = table.rename(columns=names)[list(names.values())]
    english = english[english["lad"].str.startswith("E")].drop_duplicates()
    return english.assign(area=english["lad"].map(current_code(raw)))


def named(raw: Raw) -> pd.DataFrame:
    """Return the regions of ITL 2 and ITL 3 of 2021 by name, in all nations.

    Returns
    -------
    DataFrame
        Columns ``name``, without the marks that tell a county from its city, and ``area`` (the
        district of 2023). A district that lies in several regions stands in each.
    """
    table = pd.read_excel(raw.path("itl_2021_lookup"), sheet_name=0)
    table["area"] = table["LAD20CD"].map(current_code(raw))
    both = [
        table[["area", f"ITL{level}21NM"]].set_axis(["area", "name"], axis=1) for level in (2, 3)
    ]
    regions_of = pd.concat(both).drop_duplicates()
    marks = r" CC\b|, (?:City|County) of$| \([^)]*\)$"
    return regions_of.assign(name=regions_of["name"].str.replace(marks, "", regex=True))


@lru_cache(maxsize=8)
def unions(raw: Raw, vintage: int, level: str) -> dict[str, tuple[str, ...]]:
    """Find the LEPs that are exactly made of ITL regions: place id -> region codes."""
    table = regions(raw, vintage)
    members = lep_members(raw).groupby("place")["area"].apply(frozenset)
    found = {str(place): exact_union(table, areas, level) for place, areas in members.items()}
    return {place: codes for place, codes in found.items() if codes}


def exact_union(table: pd.DataFrame, areas: frozenset[str], level: str) -> tuple[str, ...]:
    """Return the regions that together hold exactly these districts; empty if none do.

    Parameters
    ----------
    table
        Columns ``area`` and the one named `level`.
    """
    touched = table.loc[table["area"].isin(areas), level].unique()
    held = set(table.loc[table[level].isin(touched), "area"])
    return tuple(sorted(touched)) if held == areas else ()


def sums(raw: Raw, values: pd.DataFrame, vintage: int) -> pd.DataFrame:
    """Add ITL regions up to LEPs.

    A whole ITL 1 or ITL 2 region stands in for its parts where it has a value, because fewer
    figures are withheld there.

    Parameters
    ----------
    values
        Columns ``code``, ``period``, ``value``; withheld values are absent rows.

    Returns
    -------
    DataFrame
        Columns ``place``, ``period``, ``value``, ``status``: ``partial`` where a region is
        withheld. LEPs that are no union of regions have no row.
    """
    known = values.set_index(["period", "code"])["value"]
    smallest = regions(raw, vintage)[LEVEL3]
    parts = pd.concat([smallest.groupby(smallest.str[:n]).agg(set) for n in LENGTHS])
    rows = []
    for place, codes in unions(raw, vintage, LEVEL3).items():
        for period in values["period"].unique():
            found = _found(known.loc[period], frozenset(codes), parts)
            if found:
                status = "partial" if None in found else "final"
                rows.append((place, period, sum(filter(None, found)), status))
    return pd.DataFrame(rows, columns=["place", "period", "value", "status"])


def _found(known: pd.Series, codes: frozenset[str], parts: pd.Series) -> list[float | None]:
    """Return the values of the fewest regions that make up `codes`, None for a withheld one."""
    left, found = set(codes), []
    for region, within in parts.items():
        if within <= left and region in known.index:
            found.append(float(known[region]))
            left -= within
    found += [float(known[code]) if code in known.index else None for code in sorted(left)]
    return found if any(value is not None for value in found) else []
