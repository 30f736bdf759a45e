"""Indicators from tidy CSV files, each told by a row of ``metadata/tidy.csv`` and no code.

A team that adds figures of its own should need a table editor, not Python. The
row says which column holds what; CONTRIBUTING.md tells how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.adapters.ons_population import district_population
from scripts.adapters.tidy_files import read, refuse, registry
from scripts.aggregation import AREA_COLUMNS, COLUMNS, observed, sums, weighted_means
from scripts.geography import districts
from scripts.places import place_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.raw import Raw

__all__ = ["area_observations", "observations"]

RATES = ["area", "period", "value", "lower", "upper"]


def observations(raw: Raw) -> pd.DataFrame:
    """Return the figures of places: as given, and made from districts where the row says so."""
    made = [_places(raw, row) for row in registry()]
    return pd.concat(made, ignore_index=True) if made else pd.DataFrame(columns=COLUMNS)


def area_observations(raw: Raw) -> pd.DataFrame:
    """Return the figures of districts."""
    made = [_districts(raw, row) for row in registry()]
    return pd.concat(made, ignore_index=True) if made else pd.DataFrame(columns=AREA_COLUMNS)


def _known(raw: Raw, row: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of places and of districts; refuse codes that are neither."""
    path = raw.path(row["source"])
    rows = read(path, row)
    ids = place_ids()
    place = rows["place"].map(ids | {name: name for name in ids.values()})
    area = rows["place"].isin(set(districts(raw)["code"]))
    expected = "a place of places.csv (LEPs of May 2021) or the code of a district of 2023"
    refuse(path, rows, row, "place", place.isna() & ~area, expected)
    refuse(path, rows, row, "period", rows.duplicated(["place", "period"]), "no duplicate")
    return rows[~area].assign(place=place[~area]), rows[area].rename(columns={"place": "area"})


def _places(raw: Raw, row: dict[str, str]) -> pd.DataFrame:
    given, parts = _known(raw, row)
    if row["districts"] and len(parts):
        given = given.assign(status=given.get("status", "final"))
        made = COMBINED[row["districts"]](raw, parts)
        key = pd.MultiIndex.from_frame(given[["place", "period"]])
        new = ~pd.MultiIndex.from_frame(made[["place", "period"]]).isin(key)
        given = pd.concat([given, made[new]], ignore_index=True)
    return observed(given, row["indicator"], row["source"])


def _districts(raw: Raw, row: dict[str, str]) -> pd.DataFrame:
    return observed(_known(raw, row)[1], row["indicator"], row["source"])


def _sum(raw: Raw, parts: pd.DataFrame) -> pd.DataFrame:
    return sums(raw, parts[["area", "period", "value"]], nations=True)


def _mean(raw: Raw, parts: pd.DataFrame) -> pd.DataFrame:
    people = district_population(raw).rename(columns={"value": "weight"})
    return weighted_means(raw, parts.reindex(columns=RATES), people)


COMBINED: dict[str, Callable[[Raw, pd.DataFrame], pd.DataFrame]] = {"sum": _sum, "mean": _mean}
