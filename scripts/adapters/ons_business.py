"""Business demography: births, deaths, stock, fast growth and survival of firms.

The reference tables give counts for districts of the vintage of each year. Old
districts are whole parts of the present ones, so their counts are added up.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from scripts import expected
from scripts.adapters.ons_population import observations as population
from scripts.aggregation import derived, nations_of, observed, sums
from scripts.geography import current_code, districts

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["observations"]

SOURCE = "ons_business_demography"
TABLES = {
    "births": ("1.1a", "1.1b", "1.1c", "1.1d"),
    "deaths": ("2.1a", "2.1b", "2.1c", "2.1d"),
    "active": ("3.1a", "3.1b", "3.1c", "3.1d"),
    "high_growth": ("7.1a", "7.1b", "7.1c", "7.1d"),
    "ten_or_more": ("7.3a", "7.3b", "7.3c", "7.3d"),
}
COUNTS = {
    "business_births": "births",
    "business_deaths": "deaths",
    "active_businesses": "active",
    "high_growth_businesses": "high_growth",
}
RATES = {
    "birth_rate": ("births", "active"),
    "death_rate": ("deaths", "active"),
    "high_growth_share": ("high_growth", "ten_or_more"),
}
SURVIVAL_TABLE, BIRTH_YEAR = "5.1a", 2019
BORN, SURVIVORS = 2, 11
# Thousands of firms were registered and closed again, in Bromsgrove at one address.
AGENTS = {
    "worcestershire": range(2019, 2024),
    "greater-birmingham-and-solihull": range(2019, 2022),
    "leicester-and-leicestershire": range(2020, 2023),
}
FLOWS = ("births", "deaths")
PER_CENT, PER_TEN_THOUSAND = 100, 10_000
PROVISIONAL = 2  # years of deaths that later reactivations will lower
FIRST_YEAR, LAST_YEAR = 2000, 2100


@lru_cache(maxsize=1)
def _book(raw: Raw) -> dict[str, pd.DataFrame]:
    names = [f"Table {t}" for tables in TABLES.values() for t in tables]
    names.append(f"Table {SURVIVAL_TABLE}")
    return pd.read_excel(raw.path(SOURCE), sheet_name=names, header=None)


def _rows(sheet: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that begin with an area's code, spaces stripped."""
    code = sheet[0].astype(str).str.strip()
    return sheet.assign(code=code)[code.str.fullmatch(r"[A-Z]\d{8}")]


def _count(raw: Raw, kind: str) -> pd.DataFrame:
    """Return one count of all areas: columns ``code``, ``period``, ``value``."""
    frames = []
    for name in TABLES[kind]:
        sheet = _book(raw)[f"Table {name}"]
        for column, year in _years(sheet).items():
            rows = _rows(sheet)
            value = pd.to_numeric(rows[column], errors="coerce")
            frames.append(pd.DataFrame({"code": rows["code"], "period": year, "value": value}))
    return pd.concat(frames, ignore_index=True).dropna(subset=["value"])


def _years(sheet: pd.DataFrame) -> dict[int, int]:
    """Return the year of each column, from the row above the first area."""
    header = sheet.loc[: _rows(sheet).index[0] - 1].ffill().iloc[-1]
    numbers = pd.to_numeric(header, errors="coerce")
    years = numbers[numbers.between(FIRST_YEAR, LAST_YEAR)].astype(int)
    return {int(column): int(year) for column, year in years.items()}


def _places(raw: Raw, counts: pd.DataFrame) -> pd.DataFrame:
    district = counts["code"].map(current_code(raw))
    known = counts.assign(area=district).dropna(subset=["area"])
    known = known.groupby(["area", "period"], as_index=False)["value"].sum()
    _check_districts(raw, known)
    nations = nations_of(counts).assign(status="final")
    return pd.concat([sums(raw, known), nations], ignore_index=True)


def _check_districts(raw: Raw, known: pd.DataFrame) -> None:
    for year, rows in known.groupby("period"):
        gone = set(districts(raw)["code"]) - set(rows["area"])
        if gone:
            raise ValueError(f"{SOURCE}, {year}: no figure for districts {sorted(gone)[:5]}")


def _survival(raw: Raw) -> pd.DataFrame:
    rows = _rows(_book(raw)[f"Table {SURVIVAL_TABLE}"])
    parts = []
    for column in (SURVIVORS, BORN):
        value = pd.to_numeric(rows[column], errors="coerce")
        counts = pd.DataFrame({"code": rows["code"], "period": BIRTH_YEAR, "value": value})
        parts.append(_places(raw, counts.dropna(subset=["value"])))
    return derived(parts[0], parts[1], PER_CENT)


def _flagged(table: pd.DataFrame) -> pd.DataFrame:
    """Mark the LEPs and years where registrations at one address swamp the figures."""
    pairs = {(place, year) for place, years in AGENTS.items() for year in years}
    swamped = [key in pairs for key in zip(table["place"], table["period"], strict=True)]
    return table.assign(status=table["status"].mask(swamped, "low_reliability"))


def observations(raw: Raw) -> pd.DataFrame:
    """Return counts, rates, density and survival of LEPs, nations and the UK."""
    expected.check(_count(raw, "births"), SOURCE)
    counts = {kind: _places(raw, _count(raw, kind)) for kind in TABLES}
    counts |= {kind: _flagged(counts[kind]) for kind in FLOWS}
    recent = counts["deaths"]["period"] > counts["deaths"]["period"].max() - PROVISIONAL
    known = counts["deaths"]["status"] != "final"
    counts["deaths"]["status"] = counts["deaths"]["status"].mask(recent & ~known, "provisional")
    tables = {indicator: counts[kind] for indicator, kind in COUNTS.items()}
    for indicator, (part, whole) in RATES.items():
        tables[indicator] = derived(counts[part], counts[whole], PER_CENT)
    tables["business_density"] = derived(counts["active"], population(raw), PER_TEN_THOUSAND)
    tables["survival_five_year"] = _flagged(_survival(raw))
    made = [observed(table, indicator, SOURCE) for indicator, table in tables.items()]
    return pd.concat(made, ignore_index=True)
