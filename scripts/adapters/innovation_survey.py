"""How many firms innovate: the UK Innovation Survey, every two years.

The figures of the surveys were compiled by hand from government publications. The period is the
last of the three years that a survey asks about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.aggregation import observed
from scripts.geography import METADATA

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["observations"]

SOURCE, INDICATOR = "ukis_innovation_active", "innovation_active"
LEVELS = ("UK", "nation")


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``innovation_active`` of the nations and the UK."""
    names = pd.read_csv(METADATA / "places.csv").set_index("name")["id"]
    table = pd.read_csv(raw.path(SOURCE))
    table = table[table["area_level"].isin(LEVELS)].drop(columns=["area_level", "source"])
    long = table.melt("area", var_name="survey", value_name="value")
    last = long["survey"].str[:2] + long["survey"].str[-2:]
    rows = long.assign(place=long["area"].map(names), period=last.astype(int))
    return observed(rows.drop(columns=["area", "survey"]), INDICATOR, SOURCE)
