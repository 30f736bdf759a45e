"""Exports, and foreign direct investment, of regions and the LEPs that are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts import itl
from scripts.adapters.ons_explore import read
from scripts.adapters.ons_population import observations as population
from scripts.aggregation import derived, nations_of, observed

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["observations"]

EXPORTS, FDI = "ons_exports", "ons_fdi"
INWARD, OUTWARD = "Inward foreign direct investment", "Outward foreign direct investment"
MILLION = 1e6
NEW_REGIONS = 2023  # first year on the ITL regions of 2025
NATIONS = {
    "TLB": "E92000001",
    "TLL": "W92000004",
    "TLM": "S92000003",
    "TLN": "N92000002",
}


def observations(raw: Raw) -> pd.DataFrame:
    """Return exports and investment, each also per head."""
    exports, inward, outward = _exports(raw), _investment(raw, INWARD), _investment(raw, OUTWARD)
    people = population(raw)
    return pd.concat(
        [
            observed(exports, "exports", EXPORTS),
            observed(derived(exports, people, MILLION), "exports_per_head", EXPORTS),
            observed(inward, "inward_fdi", FDI),
            observed(derived(inward, people, MILLION), "inward_fdi_per_head", FDI),
            observed(outward, "outward_fdi", FDI),
        ],
        ignore_index=True,
    )


def _values(raw: Raw, source: str, indicator: str) -> pd.DataFrame:
    rows = read(raw, source, indicator)[["code", "period", "value"]]
    # Areas without a code of their own stand in the file as 'na'.
    return rows[rows["code"] != "na"].replace({"code": NATIONS})


def _exports(raw: Raw) -> pd.DataFrame:
    rows = _values(raw, EXPORTS, "Value of UK exports")
    new = rows["period"] >= NEW_REGIONS
    leps = [itl.sums(raw, rows[~new], 2021), itl.sums(raw, rows[new], 2025)]
    return pd.concat([*leps, nations_of(rows).assign(status="final")], ignore_index=True)


def _investment(raw: Raw, indicator: str) -> pd.DataFrame:
    """Return the stock of investment; regions of 2025 throughout, ITL 2 the smallest."""
    rows = _values(raw, FDI, indicator)
    places = itl.unions(raw, 2025, itl.LEVEL2)
    leps = itl.sums(raw, rows, 2025)
    leps = leps[leps["place"].isin(places)]
    return pd.concat([leps, nations_of(rows).assign(status="final")], ignore_index=True)
