"""The tables that relatedness is read from, made once a refresh from the other tables.

What is the same for all places, and costs more than a chapter should, is
estimated here by the package's own measures. A test estimates it again from
the committed tables, so that a change of a formula is not forgotten here.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from placebook.measures import Snapshot, entries, entry_rates, estimate_space, snapshot
from scripts.adapters.ons_gva_cells import DISTRICTS
from scripts.adapters.ons_gva_districts import YEARS

__all__ = ["relatedness"]

UK = "united-kingdom"
ANCHOR = "gva_per_hour"
DECADES = ((2003, 2013), (2013, 2023))


def relatedness(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``industry_proximity``, ``industry_complexity`` and ``entry_rates``.

    Parameters
    ----------
    tables
        ``area_industry_gva``, ``area_observations``, ``industry_gva``,
        ``industries`` and ``places`` are used.
    """
    whole = _whole(tables)
    areas = tables["area_industry_gva"]
    districts = snapshot(areas, whole, int(areas["period"].max()), whole_years=YEARS).complete()
    hourly = tables["area_observations"].query("indicator == @ANCHOR")
    space = estimate_space(districts, hourly.groupby("area")["value"].mean())
    return {
        "industry_proximity": _pairs(space.proximity, districts.period),
        "industry_complexity": _complexity(space.complexity, districts),
        "entry_rates": _entry_rates(tables, whole),
    }


def _whole(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the UK's industries with their flags, which may still be text."""
    flags = tables["industries"][["code", "leaf", "in_base", "by_business"]].astype(str)
    flags = flags.assign(**{name: flags[name].str.lower() == "true" for name in flags.columns[1:]})
    rows = tables["industry_gva"].query("place == @UK")
    return rows.merge(flags, left_on="industry", right_on="code")


def _pairs(near: pd.DataFrame, period: int) -> pd.DataFrame:
    """Return each pair once, the industry that comes first in the classification first."""
    first, second = np.triu_indices(len(near), 1)
    codes = near.index.to_numpy()
    values = near.to_numpy()[first, second]
    table = {"industry": codes[first], "other": codes[second], "proximity": values}
    return pd.DataFrame(table).assign(period=period, source=DISTRICTS)


def _complexity(complexity: pd.Series, districts: Snapshot) -> pd.DataFrame:
    table = pd.DataFrame({"complexity": complexity, "areas": districts.presence.sum()})
    return (
        table.rename_axis("industry")
        .reset_index()
        .assign(of=len(districts.gva), period=districts.period, source=DISTRICTS)
    )


def _entry_rates(tables: dict[str, pd.DataFrame], whole: pd.DataFrame) -> pd.DataFrame:
    leps = tables["places"].query("kind == 'lep'")["id"].tolist()
    rows = tables["industry_gva"]
    at = {y: snapshot(rows, whole, y, places=leps) for y in {y for d in DECADES for y in d}}
    followed = [entries(at[start], at[end]) for start, end in DECADES]
    return entry_rates(pd.concat(followed, ignore_index=True)).assign(source=DISTRICTS)
