"""Pay, work and qualifications, from surveys of households and employers.

For LEPs, all but qualifications at level 4 are estimates from district rates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.adapters.ons_explore import district_rows, read
from scripts.adapters.ons_population import district_population
from scripts.aggregation import nations_of, observed, weighted_means

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["area_observations", "observations"]

PAY, WORK, WORK_NI = "ons_weekly_pay", "ons_employment_rate", "nisra_employment_rate"
LEVEL3, LEVEL3_NI = "ons_qualifications_level3", "nisra_qualifications_level3"
NONE = "ons_no_qualifications"
NAMES = {
    PAY: "Gross median weekly pay",
    WORK: "Employment rate",
    WORK_NI: "Employment rate (Northern Ireland)",
    LEVEL3: "Level 3 or above qualifications (Great Britain)",
    LEVEL3_NI: "Level 3 or above qualifications (Northern Ireland)",
    NONE: "No qualifications",
}
INDICATORS = {
    "weekly_pay": PAY,
    "employment_rate": WORK,
    "qualifications_level3": LEVEL3,
    "no_qualifications": NONE,
}
NORTHERN_IRELAND = {"employment_rate": WORK_NI, "qualifications_level3": LEVEL3_NI}


def observations(raw: Raw) -> pd.DataFrame:
    """Return the four indicators of LEPs, nations and the UK."""
    made = []
    for indicator, source in INDICATORS.items():
        rows = read(raw, source, NAMES[source])
        leps = weighted_means(raw, district_rows(raw, rows), _people(raw))
        both = pd.concat([leps, _provisional(indicator, nations_of(rows))], ignore_index=True)
        made.append(observed(both, indicator, source))
    return pd.concat([*made, _northern_ireland(raw, made)], ignore_index=True)


def _people(raw: Raw) -> pd.DataFrame:
    return district_population(raw).rename(columns={"value": "weight"})


def _provisional(indicator: str, rows: pd.DataFrame) -> pd.DataFrame:
    newest = (rows["period"] == rows["period"].max()) & (rows["status"] == "final")
    final = indicator != "weekly_pay"
    return rows if final else rows.assign(status=rows["status"].mask(newest, "provisional"))


def _northern_ireland(raw: Raw, made: list[pd.DataFrame]) -> pd.DataFrame:
    """Return what only the Northern Ireland files have."""
    have = pd.concat(made)[["place", "indicator", "period"]]
    frames = []
    for indicator, source in NORTHERN_IRELAND.items():
        rows = nations_of(read(raw, source, NAMES[source]))
        frames.append(observed(rows, indicator, source))
    extra = pd.concat(frames, ignore_index=True)
    known = extra.merge(have, how="left", indicator=True)["_merge"] == "both"
    return extra[~known.to_numpy()]


def area_observations(raw: Raw) -> pd.DataFrame:
    """Return pay and employment rate of districts, with limits."""
    frames = []
    for indicator in ("weekly_pay", "employment_rate"):
        sources = [INDICATORS[indicator], NORTHERN_IRELAND.get(indicator)]
        for source in filter(None, sources):
            rows = district_rows(raw, read(raw, source, NAMES[source]))
            frames.append(observed(_provisional(indicator, rows), indicator, source))
    table = pd.concat(frames, ignore_index=True)
    return table.drop_duplicates(["area", "indicator", "period"])
