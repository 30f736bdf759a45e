"""Scotland, Wales and Northern Ireland by ITL region: output, people and output per hour.

England's parts in this report are its LEPs; the other nations have none. Their parts are the
regions of the International Territorial Levels (ITL) of 2025, for which ONS publishes output by
industry and of which nearly all are made of whole districts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scripts.adapters.ons_gva_cells import CURRENT, REGIONS, VOLUME, itl_cells
from scripts.adapters.ons_population import SOURCE as PEOPLE
from scripts.adapters.ons_population import district_population
from scripts.adapters.ons_productivity import SOURCE as HOURS
from scripts.adapters.ons_productivity import district_hours, unplaced_hours
from scripts.geography import METADATA, current_code

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["nation_region_areas", "nation_region_gva", "nation_region_values", "nation_regions"]

LOOKUP = "itl_2025_lookup"
NATIONS = {"TLL": "wales", "TLM": "scotland", "TLN": "northern-ireland"}
UK, UK_NAME = "UK", "United Kingdom"
PLACED = "UKX"  # the UK less what is in no region
LEVEL3 = 5
# Arran and the Cumbraes are in the Highlands and Islands; nine in ten people of their district
# are not, so all of it is counted where those live.
DIVIDED = {"S12000021": "TLM93"}
TOUCHED = ("TLM20", "TLM2", "TLM93", "TLM9")
PERIODS, YEARS = (2003, 2013, 2023), 3
LATEST_PEOPLE = 2023
BY = ["region", "industry", "period"]


@lru_cache(maxsize=1)
def _lookup(raw: Raw) -> pd.DataFrame:
    table = pd.read_csv(raw.path(LOOKUP), encoding="utf-8-sig", dtype=str)
    table = table[table["itl1"].isin(NATIONS)]
    whole = table["LAD24CD"].map(DIVIDED)
    return table[whole.isna() | (whole == table["itl3"])]


def nation_regions(raw: Raw) -> pd.DataFrame:
    """Make the ``nation_regions`` table: ITL 2 and ITL 3 regions, and the UK beside them."""
    table = _lookup(raw).assign(nation=_lookup(raw)["itl1"].map(NATIONS), parent="")
    upper = table[["itl2", "itl2name", "nation", "parent"]].assign(level="itl2")
    lower = table[["itl3", "itl3name", "nation", "itl2"]].assign(level="itl3")
    uk = pd.DataFrame([[UK, UK_NAME, "", "", "uk"]])
    columns = ["code", "name", "nation", "parent", "level"]
    named = [frame.set_axis(columns, axis=1) for frame in (upper, lower, uk)]
    return pd.concat(named).drop_duplicates("code").assign(vintage=2025)


def nation_region_areas(raw: Raw) -> pd.DataFrame:
    """Make the ``nation_region_areas`` table: which district lies in which ITL 3 region."""
    table = _lookup(raw)
    areas = table["LAD24CD"].map(current_code(raw))
    return pd.DataFrame({"area": areas, "region": table["itl3"]}).drop_duplicates()


def _leaves() -> pd.Series:
    return pd.read_csv(METADATA / "nation_region_industries.csv", dtype=str)["code"]


@lru_cache(maxsize=1)
def _cells(raw: Raw) -> pd.DataFrame:
    """Return output of ITL 3 regions, of the ITL 2 regions that they make up, and of the UK.

    The industries published for ITL 3 are kept at every level, so that all can be compared.
    """
    cells = itl_cells(raw).rename(columns={"area": "region"})
    smallest = cells[cells["region"].str.len() == LEVEL3]
    here = smallest[smallest["region"].str[:3].isin(NATIONS)]
    wholes = here.assign(region=here["region"].str[:4])
    added = pd.concat([wholes, smallest.assign(region=UK)])
    added = added.groupby(BY, as_index=False)[[CURRENT]].sum(min_count=1)
    return pd.concat([here[[*BY, CURRENT]], added], ignore_index=True)


def nation_region_gva(raw: Raw) -> pd.DataFrame:
    """Make the ``nation_region_gva`` table: means of three years, without imputed rents."""
    cells = _cells(raw)
    finest = cells[cells["industry"].isin(_leaves())]
    means = [
        finest[finest["period"].between(period - YEARS + 1, period)]
        .groupby(["region", "industry"], as_index=False)[CURRENT]
        .mean()
        .assign(period=period)
        for period in PERIODS
    ]
    table = pd.concat(means, ignore_index=True)
    return table.assign(current=table[CURRENT].round(1), source=REGIONS)[[*BY, CURRENT, "source"]]


def _regions_of(raw: Raw) -> pd.Series:
    return nation_region_areas(raw).set_index("area")["region"]


def _added(raw: Raw, values: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Add districts up to their ITL 3 and ITL 2 regions."""
    rows = values.assign(region=values["area"].map(_regions_of(raw))).dropna(subset=["region"])
    both = pd.concat([rows, rows.assign(region=rows["region"].str[:4])])
    return both.groupby(["region", "period"], as_index=False)[columns].sum(min_count=1)


def nation_region_values(raw: Raw) -> pd.DataFrame:
    """Make the ``nation_region_values`` table: people, output, and output per head and hour.

    Output per hour is the output of the districts over their hours. In Northern Ireland it is
    lowered by the hours that ONS cannot place in a district, as for the nation.
    """
    total = _cells(raw).query("industry == 'Total'")
    output = total.rename(columns={CURRENT: "value"})[["region", "period", "value"]]
    published = itl_cells(raw).query("industry == 'Total' and area != @UK")
    published = published.replace({"area": {PLACED: UK}})
    volume = published[published["area"].isin(total["region"])]
    volume = volume.rename(columns={"area": "region", VOLUME: "value"})
    people = district_population(raw).query("period <= @LATEST_PEOPLE")
    people = _added(raw, people, ["value"])
    per_head = output.merge(people, on=["region", "period"], suffixes=("", "_of"))
    per_head["value"] = per_head["value"] * 1e6 / per_head["value_of"]
    hours = _added(raw, district_hours(raw), ["output", "hours"])
    factor = hours["period"].map(unplaced_hours(raw)).where(hours["region"].str[:3] == "TLN", 1.0)
    hours["value"] = hours["output"] / hours["hours"] * factor
    made = {
        "gva": (output, REGIONS),
        "gva_real": (volume, REGIONS),
        "population": (people, PEOPLE),
        "gva_per_head": (per_head, REGIONS),
        "gva_per_hour": (hours, HOURS),
    }
    frames = [
        frame[["region", "period", "value"]].assign(indicator=name, source=source)
        for name, (frame, source) in made.items()
    ]
    table = pd.concat(frames, ignore_index=True).dropna(subset=["value"])
    rounded = table["value"].round(2).where(table["indicator"] == "gva_per_hour")
    adjusted = (table["indicator"] == "gva_per_hour") & (table["region"].str[:3] == "TLN")
    divided = table["region"].isin(TOUCHED) & table["indicator"].isin(
        ["population", "gva_per_head", "gva_per_hour"]
    )
    status = np.where(adjusted | divided, "estimated", "final")
    return table.assign(value=rounded.fillna(table["value"].round(1)), status=status)
