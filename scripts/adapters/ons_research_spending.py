"""Research and development that businesses and the state pay for, by nation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.adapters.ons_explore import read
from scripts.adapters.ons_population import observations as population
from scripts.aggregation import derived, nations_of, observed

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["observations"]

BUSINESS, PUBLIC = "ons_business_rd", "ons_public_rd"
MILLION = 1e6


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``business_rd``, ``business_rd_per_head`` and ``public_rd``."""
    business = nations_of(read(raw, BUSINESS, "Business expenditure on research and development"))
    public = nations_of(read(raw, PUBLIC, "Public-funded expenditure on research and development"))
    per_head = derived(business, population(raw), MILLION)
    return pd.concat(
        [
            observed(business, "business_rd", BUSINESS),
            observed(per_head, "business_rd_per_head", BUSINESS),
            observed(public, "public_rd", PUBLIC),
        ],
        ignore_index=True,
    )
