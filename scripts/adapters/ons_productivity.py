"""Output per hour and per job, in two releases that must not be mixed.

The release of June 2024 is the last that carries hours and jobs of each district,
so a LEP's figure can be its output over its hours. That of June 2025 goes a year
further and raises the past by some 3 %, but gives ratios alone; there the hours
of a district follow from its output and its ratio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts import expected
from scripts.adapters.ons_explore import district_rows, read
from scripts.adapters.ons_gva_cells import CURRENT, district_cells
from scripts.aggregation import derived, observed, sums
from scripts.geography import to_district

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["SOURCE", "area_observations", "district_hours", "observations", "unplaced_hours"]

SOURCE, LATER = "ons_productivity_lad_2024", "ons_productivity_2025"
UK_LESS_EXTRA_REGIO = "UKX"
LATER_CODES = {
    "K99000002": "united-kingdom",  # less extra-regio
    "TLB": "england",
    "TLM": "scotland",
    "TLL": "wales",
    "TLN": "northern-ireland",
    "TLI": "london",
}
NORTHERN_IRELAND = "northern-ireland"


def _sheet(raw: Raw, name: str) -> pd.DataFrame:
    sheet = pd.read_excel(raw.path(SOURCE), sheet_name=name, header=4)
    years = [column for column in sheet.columns if str(column)[-4:].isdigit()]
    long = sheet.melt(id_vars="LAD_Code", value_vars=years, var_name="period")
    long["period"] = long["period"].str[-4:].astype(int)
    long["value"] = pd.to_numeric(long["value"], errors="coerce")
    return long.rename(columns={"LAD_Code": "code"}).dropna(subset=["code", "value"])


def _ratio(raw: Raw, rates: str, inputs: str) -> pd.DataFrame:
    """Return output over input by place: rate times input, summed, over the sum of inputs."""
    both = _sheet(raw, rates).merge(
        _sheet(raw, inputs), on=["code", "period"], suffixes=("", "_of")
    )
    both["output"] = both["value"] * both["value_of"]
    known = both.assign(area=to_district(raw, both["code"])).dropna(subset=["area"])
    table = _over(raw, known, "output", "value_of")
    uk = both.loc[both["code"] == UK_LESS_EXTRA_REGIO, ["period", "value"]]
    uk = uk.assign(place="united-kingdom", status="final")
    return pd.concat([table[table["place"] != "united-kingdom"], uk], ignore_index=True)


def _over(raw: Raw, rows: pd.DataFrame, upper: str, lower: str) -> pd.DataFrame:
    """Return the sum of one column of districts over that of another, by place."""
    above, beneath = (
        sums(raw, rows[["area", "period", column]].rename(columns={column: "value"}), nations=True)
        for column in (upper, lower)
    )
    return derived(above, beneath)


def _later(raw: Raw) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the release of 2025: as published for wholes, and made from districts."""
    rows = read(raw, LATER, "Gross value added per hour worked")
    place = rows["code"].map(LATER_CODES)
    published = rows.assign(place=place).dropna(subset=["place"]).drop(columns="code")
    output = district_cells(raw).query("industry == 'Total'")[["area", "period", CURRENT]]
    parts = district_rows(raw, rows).merge(output, on=["area", "period"])
    parts["hours"] = parts[CURRENT] / parts["value"]
    return published, _over(raw, parts, CURRENT, "hours")


def district_hours(raw: Raw) -> pd.DataFrame:
    """Return output and hours of districts: ``area``, ``period``, ``output``, ``hours``."""
    both = _sheet(raw, "A3").merge(
        _sheet(raw, "Productivity Hours"), on=["code", "period"], suffixes=("", "_of")
    )
    both = both.assign(area=to_district(raw, both["code"]), output=both["value"] * both["value_of"])
    known = both.rename(columns={"value_of": "hours"}).dropna(subset=["area"])
    return known[["area", "period", "output", "hours"]]


def unplaced_hours(raw: Raw) -> pd.Series:
    """Return by year how far Northern Ireland's districts alone overstate its output per hour."""
    return _overstated(*_later(raw))


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``gva_per_hour``, ``gva_per_hour_revised`` and ``gva_per_job``."""
    published, made = _later(raw)
    expected.check(made, LATER)
    wholes = published["place"].unique()
    leps = made[~made["place"].isin(wholes)].assign(status="estimated")
    revised = pd.concat([leps, published], ignore_index=True)
    per_hour = _with_unplaced_hours(_ratio(raw, "A3", "Productivity Hours"), published, made)
    per_job = _ratio(raw, "B3", "Productivity Jobs")
    return pd.concat(
        [
            observed(per_hour, "gva_per_hour", SOURCE),
            observed(revised, "gva_per_hour_revised", LATER),
            observed(per_job, "gva_per_job", SOURCE),
        ],
        ignore_index=True,
    )


def _with_unplaced_hours(
    table: pd.DataFrame, published: pd.DataFrame, made: pd.DataFrame
) -> pd.DataFrame:
    """Lower Northern Ireland by the hours that ONS cannot place in a district.

    The release of 2025 shows how far its districts alone overstate it.
    """
    here = table["place"] == NORTHERN_IRELAND
    factor = table["period"].map(_overstated(published, made)).where(here, 1.0)
    status = table["status"].mask(here, "estimated")
    return table.assign(value=table["value"] * factor, status=status)


def _overstated(published: pd.DataFrame, made: pd.DataFrame) -> pd.Series:
    """Return Northern Ireland's published value over that of its districts, by year."""
    whole, parts = (
        frame[frame["place"] == NORTHERN_IRELAND].set_index("period")["value"]
        for frame in (published, made)
    )
    return whole / parts


def area_observations(raw: Raw) -> pd.DataFrame:
    """Return ``gva_per_hour`` of districts, and the newest ``gva_per_hour_revised``."""
    rows = _sheet(raw, "A3")
    own = rows.assign(area=to_district(raw, rows["code"])).dropna(subset=["area"])
    later = district_rows(raw, read(raw, LATER, "Gross value added per hour worked"))
    newest = later[later["period"] == later["period"].max()]
    return pd.concat(
        [
            observed(own.drop(columns="code"), "gva_per_hour", SOURCE),
            observed(newest, "gva_per_hour_revised", LATER),
        ],
        ignore_index=True,
    )
