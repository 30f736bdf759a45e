"""Gross value added (GVA), in current prices, real terms and per head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scripts.adapters.ons_gva_cells import CURRENT, DISTRICTS, district_cells
from scripts.adapters.ons_gva_industry import industry_gva
from scripts.adapters.ons_population import area_observations as area_population
from scripts.adapters.ons_population import observations as population
from scripts.aggregation import derived, observed

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["area_observations", "observations"]

CITY_OF_LONDON = "E09000001"  # some 13,000 residents and GBP 109 billion of output
MILLION = 1e6


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``gva``, ``gva_real`` and ``gva_per_head`` of all places."""
    total = industry_gva(raw).query("industry == 'Total'").drop(columns="industry")
    gva = total.assign(value=total["current"])
    per_head = derived(gva, population(raw), MILLION)
    tables = {"gva": gva, "gva_per_head": per_head, "gva_real": gva.assign(value=gva["volume"])}
    frames = [_by_source(table, indicator) for indicator, table in tables.items()]
    return pd.concat(frames, ignore_index=True)


def _by_source(table: pd.DataFrame, indicator: str) -> pd.DataFrame:
    frames = [observed(rows, indicator, str(source)) for source, rows in table.groupby("source")]
    return pd.concat(frames, ignore_index=True)


def area_observations(raw: Raw) -> pd.DataFrame:
    """Return ``gva`` and ``gva_per_head`` of districts; per head not for the City of London."""
    cells = district_cells(raw).query("industry == 'Total'")
    status = np.where(cells["period"] == cells["period"].max(), "provisional", "final")
    gva = cells.assign(value=cells[CURRENT], status=status)[["area", "period", "value", "status"]]
    lived_in = gva[gva["area"] != CITY_OF_LONDON]
    per_head = derived(lived_in, area_population(raw), MILLION)
    return pd.concat(
        [observed(gva, "gva", DISTRICTS), observed(per_head, "gva_per_head", DISTRICTS)],
        ignore_index=True,
    )
