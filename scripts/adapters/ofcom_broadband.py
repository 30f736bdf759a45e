"""Gigabit-capable broadband: what premises can have, from Ofcom's Connected Nations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.adapters.ons_explore import district_rows, read
from scripts.adapters.ons_population import district_population
from scripts.aggregation import nations_of, observed, weighted_means

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["area_observations", "observations"]

SOURCE, INDICATOR = "ofcom_gigabit", "gigabit_broadband"


def _rows(raw: Raw) -> pd.DataFrame:
    return read(raw, SOURCE, "Gigabit capable broadband")


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``gigabit_broadband`` of LEPs (estimated), nations and the UK."""
    people = district_population(raw).rename(columns={"value": "weight"})
    leps = weighted_means(raw, district_rows(raw, _rows(raw)), people)
    return observed(pd.concat([leps, nations_of(_rows(raw))]), INDICATOR, SOURCE)


def area_observations(raw: Raw) -> pd.DataFrame:
    """Return ``gigabit_broadband`` of districts."""
    return observed(district_rows(raw, _rows(raw)), INDICATOR, SOURCE)
