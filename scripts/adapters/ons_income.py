"""Household income and gross domestic product per head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.adapters.ons_explore import district_rows, read
from scripts.adapters.ons_population import district_population
from scripts.aggregation import nations_of, observed, weighted_means

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["observations"]

INCOME, PRODUCT = "ons_gdhi", "ons_gdp_per_head"
NATIONS = {"TLB": "E92000001", "TLM": "S92000003", "TLL": "W92000004", "TLN": "N92000002"}
CURRENT_PRICES = "Gross domestic product per head at current market price"


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``gdhi_per_head`` and ``gdp_per_head``.

    A LEP's figure weights its districts by population, which gives the ratio of
    the sums: income and product per head are themselves divided by population.
    """
    income = read(raw, INCOME, "Gross disposable household income")
    return pd.concat(
        [
            observed(_places(raw, income), "gdhi_per_head", INCOME),
            observed(_places(raw, _product(raw)), "gdp_per_head", PRODUCT),
        ],
        ignore_index=True,
    )


def _product(raw: Raw) -> pd.DataFrame:
    """Read a file with the columns of Explore Local Statistics under other names."""
    table = pd.read_csv(raw.path(PRODUCT))
    rows = table[table["Indicator"] == CURRENT_PRICES]
    names = {"AREACD": "code", "Period": "period", "Observation": "value"}
    rows = rows.rename(columns=names)[list(names.values())].dropna(subset=["value"])
    rows["code"] = rows["code"].replace(NATIONS)
    return rows.assign(lower=float("nan"), upper=float("nan"), status="final")


def _places(raw: Raw, rows: pd.DataFrame) -> pd.DataFrame:
    people = district_population(raw).rename(columns={"value": "weight"})
    parts = district_rows(raw, rows)
    leps = weighted_means(raw, parts, people)
    leps["status"] = leps["status"].replace("estimated", "final")
    table = pd.concat([leps, nations_of(rows).assign(status="final")], ignore_index=True)
    newest = (table["period"] == table["period"].max()) & (table["status"] == "final")
    return table.assign(status=table["status"].mask(newest, "provisional"))
