"""Residents by place: the denominator of every figure per head."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from scripts.aggregation import nations_of, observed, sums
from scripts.geography import districts, to_district

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["area_observations", "district_population", "observations"]

SOURCE = "ons_population"


@lru_cache(maxsize=1)
def _table(raw: Raw) -> pd.DataFrame:
    table = pd.read_csv(raw.path(SOURCE))
    table = table.rename(columns={"geography_code": "code", "date": "period"})
    return table[["code", "period", "value"]].dropna(subset=["value"])


@lru_cache(maxsize=1)
def district_population(raw: Raw) -> pd.DataFrame:
    """Return residents by district: columns ``area``, ``period``, ``value``."""
    table = _table(raw)
    rows = table.assign(area=to_district(raw, table["code"])).dropna(subset=["area"])
    return rows[["area", "period", "value"]].reset_index(drop=True)


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``population``: LEPs from their districts, the UK from the four nations."""
    nations = nations_of(_table(raw)).assign(status="final")
    whole = nations.groupby("period", as_index=False)["value"].agg(["sum", "count"])
    uk = whole[whole["count"] == districts(raw)["nation"].nunique()]
    uk = pd.DataFrame({"period": uk["period"], "value": uk["sum"], "place": "united-kingdom"})
    leps = sums(raw, district_population(raw))
    table = pd.concat([leps, nations, uk.assign(status="final")], ignore_index=True)
    return observed(table, "population", SOURCE)


def area_observations(raw: Raw) -> pd.DataFrame:
    """Return ``population`` of districts."""
    return observed(district_population(raw), "population", SOURCE)
