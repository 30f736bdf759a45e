"""Jobs by industry, from the Business Register and Employment Survey of Great Britain.

Two measures that must not be chained: employment (employees and working owners; published for
LEPs, 2016 to 2019) and employees (published for NUTS 3 regions, 2015 to 2022). The file for LEPs
names no boundaries. Its LEPs are sums of the NUTS 3 regions that make up the areas of May 2021.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from scripts import expected, nuts
from scripts.adapters.ons_qualifications import OLD_NAMES
from scripts.aggregation import observed
from scripts.geography import METADATA

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["industry_jobs", "observations"]

EMPLOYEES = "bres_employees_nuts3"
YEARS = range(2015, 2020)
OTHER_BASIS = "bres_lep_2015"
NUTS_VINTAGE = 2016
TOTAL, KNOWLEDGE = "Total", ("J", "M")
NATIONS = {"TLL": "wales", "TLM": "scotland"}
PER_CENT = 100
SAME_AREA = 0.01  # figures are rounded


@lru_cache(maxsize=1)
def industry_jobs(raw: Raw) -> pd.DataFrame:
    """Make the ``industry_jobs`` table.

    Raises
    ------
    ValueError
        If a LEP of the file is not the sum of the NUTS 3 regions of its present area.
    """
    table = pd.concat([_employment(raw), _employees(raw)], ignore_index=True)
    keys = table[["place", "period", "industry"]]
    return table.assign(status=table["status"].mask(_spikes(keys), "low_reliability"))


def _spikes(rows: pd.DataFrame) -> pd.Series:
    """Find what the correction bres_wales_digital_2017 is about."""
    return (rows["place"] == "wales") & (rows["period"] == 2017) & (rows["industry"] == "J")  # noqa: PLR2004


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``jobs``, ``employee_jobs`` and ``knowledge_jobs_share``."""
    table = industry_jobs(raw).rename(columns={"jobs": "value"})
    totals = table[table["industry"] == TOTAL]
    made = [
        observed(rows.drop(columns=["measure", "industry", "source"]), indicator, source)
        for indicator, measure in (("jobs", "employment"), ("employee_jobs", "employees"))
        for source, rows in totals[totals["measure"] == measure].groupby("source")
    ]
    return pd.concat([*made, _knowledge(table[table["measure"] == "employees"])])


def _knowledge(employees: pd.DataFrame) -> pd.DataFrame:
    wide = employees.pivot_table(index=["place", "period"], columns="industry", values="value")
    share = PER_CENT * wide[list(KNOWLEDGE)].sum(axis=1) / wide[TOTAL]
    rows = share.rename("value").reset_index()
    doubtful = _spikes(rows.assign(industry="J"))
    status = pd.Series("final", rows.index).mask(doubtful, "low_reliability")
    return observed(rows, "knowledge_jobs_share", EMPLOYEES, status=status)


def _lep_file(raw: Raw, year: int) -> pd.DataFrame:
    """Return jobs by area name (rows) and section (columns) of one year's file."""
    table = pd.read_csv(raw.path(f"bres_lep_{year}"), encoding="utf-8-sig").iloc[1:]
    table = table.set_index("Area")
    sections = [name for name in table.columns if name[1:4] == " : " and name[0].isalpha()]
    return table[sections].astype(float).rename(columns=lambda name: name[0])


def _employment(raw: Raw) -> pd.DataFrame:
    names = pd.read_csv(METADATA / "places.csv").set_index("name")["id"]
    frames = []
    for year in YEARS:
        table = _lep_file(raw, year)
        kind = table.index.str.split(":", n=1).str
        named = table[kind[0].isin(["lep", "country"])]
        named.index = kind[1][kind[0].isin(["lep", "country"])].to_series().replace(OLD_NAMES)
        leps = named.set_index(named.index.map(names))
        regions = table[kind[0] == "nuts316"]
        regions.index = "TL" + regions.index.str[10:13]
        _check_areas(raw, year, leps, regions)
        nations = [regions[regions.index.str[:3] == c].sum().rename(n) for c, n in NATIONS.items()]
        both = pd.concat([leps, pd.DataFrame(nations)])
        frames.append(_long(both, year, "employment", f"bres_lep_{year}"))
    table = pd.concat(frames, ignore_index=True)
    expected.check(table, OTHER_BASIS)
    return table[table["source"] != OTHER_BASIS]


def _long(table: pd.DataFrame, year: int, measure: str, source: str) -> pd.DataFrame:
    """Turn places (rows) by sections (columns) into long rows, with a total."""
    whole = table if TOTAL in table else table.assign(**{TOTAL: table.sum(axis=1)})
    long = whole.rename_axis("place").reset_index()
    long = long.melt("place", var_name="industry", value_name="jobs")
    return long.assign(period=year, measure=measure, status="final", source=source)


def _check_areas(raw: Raw, year: int, leps: pd.DataFrame, regions: pd.DataFrame) -> None:
    whole, parts = leps.sum(axis=1), regions.sum(axis=1)
    for place, codes in _unions(raw).items():
        made = parts.reindex(codes).sum(skipna=False)
        if not abs(whole[place] / made - 1) < SAME_AREA:
            raise ValueError(
                f"bres_lep_{year}: {place} has {whole[place]:.0f} jobs, its NUTS 3 regions {made}"
            )


def _unions(raw: Raw) -> dict[str, list[str]]:
    found = nuts.unions(raw).items()
    return {p: ["TL" + c[2:] for c in codes] for (v, p), codes in found if v == NUTS_VINTAGE}


def _employees(raw: Raw) -> pd.DataFrame:
    table = pd.read_parquet(raw.path(EMPLOYEES))
    table = table.rename(columns={"geography.code": "code", "industry.code": "industry"})
    table["year"] = table["dates.date"].astype(str).str[:4].astype(int)
    expected.check(table, EMPLOYEES)
    frames = []
    for year, rows in table.groupby("year"):
        wide = rows.pivot_table(index="code", columns="industry", values="value")
        made = {p: wide.reindex(codes).sum(skipna=False) for p, codes in _unions(raw).items()}
        large = wide[wide.index.str.fullmatch("TL[A-Z]")]
        made["england"] = large[~large.index.isin(NATIONS)].sum()
        made |= {place: large.loc[code] for code, place in NATIONS.items()}
        frames.append(_long(pd.DataFrame(made).T, int(year), "employees", EMPLOYEES))
    return pd.concat(frames, ignore_index=True)
