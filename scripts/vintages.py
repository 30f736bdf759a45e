"""LEP boundaries changed three times, and figures were measured on each of them.

A changed code is not always a changed area, nor an equal name an equal area. So areas are
compared by the people who live in them, district by district, and everything that joins
figures of different years asks this module first.

The pieces are the 326 English districts of 2016.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from scripts.districts_2016 import (
    changes,
    district_population,
    districts,
    population_by_code,
    successor,
)
from scripts.places import place_ids

if TYPE_CHECKING:
    from scripts.raw import Raw

SAME_AREA = 0.98
"""Share of people in common from which two areas count as the same."""

COMPARABLE = 0.5
"""Share of people in common below which a value is not shown for the present area at all."""

NATIONS = ("england", "scotland", "wales", "northern-ireland")

NUTS_NATION = {"UKL": "wales", "UKM": "scotland", "UKN": "northern-ireland"}

LEP_VINTAGES = (2014, 2017, 2020, 2021)

_REFERENCE_YEAR = 2018
_NATION_CODES = {
    "E92000001": "england",
    "S92000003": "scotland",
    "W92000004": "wales",
    "N92000002": "northern-ireland",
}


def nation_of(nuts: str) -> str:
    """Return the place id of the nation that holds a NUTS region, of any vintage."""
    return NUTS_NATION.get(nuts[:3], "england")


def _from_whole_districts(raw: Raw, source: str, code: str, lep: str) -> pd.DataFrame:
    lookup = pd.read_csv(raw.path(source))
    known = frozenset(lookup[code])
    recodes = changes(raw)
    own = {lad: successor(lad, recodes, known) for lad in districts(raw).index}
    pairs = pd.DataFrame({"lad": own.keys(), code: own.values()}).merge(lookup[[code, lep]])
    return pairs.rename(columns={lep: "lep"}).assign(share=1.0)


@lru_cache
def members(raw: Raw) -> pd.DataFrame:
    """List which districts each LEP held.

    Returns
    -------
    DataFrame
        `vintage`, `lep` (code of that vintage), `lad` (district of 2016), `share` of the
        district that lay in the LEP. A district may lie wholly in two LEPs.
    """
    frames = []
    for year in (14, 17):
        lookup = pd.read_csv(raw.path(f"lad16_lep{year}_lookup"))
        names = {"LAD16CD": "lad", f"LEP{year}CD": "lep"}
        frames.append(lookup.rename(columns=names).assign(vintage=2000 + year))
    for vintage, source, code in (
        (2020, "lad20_lep20_lookup", "LAD20CD"),
        (2021, "lad23_lep21_lookup", "LAD23CD"),
    ):
        whole = _from_whole_districts(raw, source, code, f"LEP{vintage % 100}CD")
        frames.append(whole.assign(vintage=vintage))
    return pd.concat(frames)[["vintage", "lep", "lad", "share"]].reset_index(drop=True)


@lru_cache
def lep_population(raw: Raw) -> pd.DataFrame:
    """Return the people of each LEP within its own boundaries of each vintage.

    Returns
    -------
    DataFrame
        A row for each vintage and LEP code of that vintage, a column for each year.
    """
    people = members(raw).merge(district_population(raw), left_on="lad", right_index=True)
    years = district_population(raw).columns
    weighted = people[years].mul(people["share"], axis=0)
    return weighted.groupby([people["vintage"], people["lep"]]).sum(min_count=1)


@lru_cache
def nation_population(raw: Raw) -> pd.DataFrame:
    """Return people by nation (place id, and united-kingdom; rows) and year (columns)."""
    table = population_by_code(raw).loc[list(_NATION_CODES)].rename(index=_NATION_CODES)
    table.loc["united-kingdom"] = table.sum(min_count=len(NATIONS))
    return table


def _in_common(raw: Raw, now: pd.Series, then: pd.Series) -> float:
    """Return people in both areas over people in either."""
    people = district_population(raw)[_REFERENCE_YEAR]
    shares = pd.DataFrame({"now": now, "then": then}).fillna(0).mul(people, axis=0).dropna()
    return float(shares.min(axis=1).sum() / shares.max(axis=1).sum())


def same_areas(raw: Raw) -> pd.DataFrame:
    """Return the ``place_vintages`` table: `place_vintages`, and which of them are one area.

    Returns
    -------
    DataFrame
        The columns of `place_vintages` and ``same_as``: the earliest vintage of the place
        whose area has at least `SAME_AREA` of its people in common with this one.
    """
    held = _held(raw)
    table = place_vintages(raw)
    same_as = []
    for _, rows in table.groupby("place", sort=False):
        areas = {row.vintage: held[row.vintage, row.code] for row in rows.itertuples()}
        same_as += [
            min(then for then in areas if _in_common(raw, areas[then], area) >= SAME_AREA)
            for area in areas.values()
        ]
    return table.assign(same_as=same_as)


def _held(raw: Raw) -> dict[tuple[int, str], pd.Series]:
    groups = members(raw).groupby(["vintage", "lep"])
    return {key: part.set_index("lad")["share"] for key, part in groups}


@lru_cache
def place_vintages(raw: Raw) -> pd.DataFrame:
    """Say which LEP of each vintage became which place, and how much of it is the same.

    Returns
    -------
    DataFrame
        `place`, `vintage`, `code`, `name`, `overlap`: the people who lived in 2018 within both
        areas, as a share of those within either. Northamptonshire (2014) became part of South
        East Midlands and is no place's predecessor.
    """
    held = _held(raw)
    ids = place_ids()
    rows = []
    for record in pd.read_csv(raw.path("lep_vintage_crosswalk")).to_dict("records"):
        for vintage in LEP_VINTAGES:
            code, name = (record[f"LEP{vintage % 100}{part}"] for part in ("CD", "NM"))
            overlap = _in_common(raw, held[2021, record["LEP21CD"]], held[vintage, code])
            rows.append((ids[record["LEP21CD"]], vintage, code, name, round(overlap, 4)))
    return pd.DataFrame(rows, columns=["place", "vintage", "code", "name", "overlap"])
