"""Output per hour and per job: true ratios of sums for every place.

The productivity release of June 2024 is the last that carries hours and jobs of
each district, so a LEP's figure can be its output over its hours. Later releases
give ratios alone; series are not continued with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.adapters.ons_explore import district_rows, read
from scripts.aggregation import derived, observed, sums
from scripts.geography import to_district

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["area_observations", "observations"]

SOURCE = "ons_productivity_lad_2024"
LATER = "ons_productivity_2025"
UK_LESS_EXTRA_REGIO = "UKX"


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
    area = to_district(raw, both["code"])
    known = both.assign(area=area).dropna(subset=["area"])
    output, of = (
        sums(raw, known[["area", "period", column]].rename(columns={column: "value"}), nations=True)
        for column in ("output", "value_of")
    )
    table = derived(output, of)
    uk = both.loc[both["code"] == UK_LESS_EXTRA_REGIO, ["period", "value"]]
    uk = uk.assign(place="united-kingdom", status="final")
    return pd.concat([table[table["place"] != "united-kingdom"], uk], ignore_index=True)


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``gva_per_hour`` and ``gva_per_job``."""
    per_hour = _ratio(raw, "A3", "Productivity Hours")
    per_job = _ratio(raw, "B3", "Productivity Jobs")
    return pd.concat(
        [observed(per_hour, "gva_per_hour", SOURCE), observed(per_job, "gva_per_job", SOURCE)],
        ignore_index=True,
    )


def area_observations(raw: Raw) -> pd.DataFrame:
    """Return ``gva_per_hour`` of districts, as published a year later."""
    rows = district_rows(raw, read(raw, LATER, "Gross value added per hour worked"))
    return observed(rows, "gva_per_hour", LATER)
