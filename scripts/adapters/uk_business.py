"""Businesses on the register on one day in March, by district.

Business demography counts every firm that was active at any time of a year. The register of one
day is the other usual count; having both shows that their difference is one of definition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.aggregation import nations_of, observed, sums
from scripts.geography import districts

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["observations"]

SOURCE, INDICATOR = "uk_business_2024", "registered_businesses"
SHEET, YEAR = "Table 1", 2024
HEADER, WHOLE = 3, "Total"


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``registered_businesses`` of LEPs, nations and the UK."""
    counts = _counts(raw)
    areas = counts.rename(columns={"code": "area"})
    gone = set(districts(raw)["code"]) - set(areas["area"])
    if gone:
        raise ValueError(f"{SOURCE}: no figure for districts {sorted(gone)[:5]}")
    both = pd.concat([sums(raw, areas), nations_of(counts)], ignore_index=True)
    return observed(both.fillna({"status": "final"}), INDICATOR, SOURCE)


def _counts(raw: Raw) -> pd.DataFrame:
    """Return enterprises of every area: columns ``code``, ``period``, ``value``."""
    sheet = pd.read_excel(raw.path(SOURCE), sheet_name=SHEET, header=HEADER)
    code = sheet.iloc[:, 0].astype(str).str.extract(r"^([A-Z]\d{8}) : ", expand=False)
    value = pd.to_numeric(sheet[WHOLE], errors="coerce")
    return pd.DataFrame({"code": code, "period": YEAR, "value": value}).dropna()
