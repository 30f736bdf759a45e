"""One rule that brings every Nesta and BEIS indicator to today's places.

For a LEP, in this order:

1. the published value, where it was measured on the present area (98 % of people in common);
2. else the sum (or mean) of NUTS 3 regions that make up the present area exactly;
3. else the published value for the older area, marked with its vintage, if at least half of the
   people are the same;
4. else nothing.

A nation is the sum (or mean) of its NUTS 2 regions, never of LEPs, which overlap. A zero that
stands for an absent row is an inference of ours and so has the status `estimated`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scripts import nuts, vintages
from scripts.adapters import beis_files
from scripts.adapters.beis_files import Recipe, source_id

if TYPE_CHECKING:
    from scripts.raw import Raw

_ROW = ["place", "year", "value", "status", "vintage", "source"]


def _published(raw: Raw, recipe: Recipe) -> pd.DataFrame:
    """Return the values of the LEP file, by place, with `overlap` of their area and today's."""
    areas = vintages.place_vintages(raw).rename(columns={"vintage": "spec", "code": "area"})
    if "lep" not in recipe.leps:
        return areas.iloc[:0].assign(year=0, value=0.0, status="", vintage=0, source="")
    table = beis_files.read_sum(raw, recipe.files, "lep")
    every = table[["year", "spec"]].drop_duplicates().merge(areas, on="spec")
    joined = every.merge(table, on=["year", "spec", "area"], how="left")
    joined["status"] = joined["year"].map(recipe.status)
    if recipe.absent == "zero":
        absent = joined["value"].isna()
        joined.loc[absent & (joined["status"] == "final"), "status"] = "estimated"
        joined["value"] = joined["value"].fillna(0.0)
    joined = joined.dropna(subset="value").rename(columns={"spec": "vintage"})
    return joined.assign(source=source_id(recipe.files[0], "lep"))


def _combine(raw: Raw, recipe: Recipe, parts: pd.DataFrame, level: str) -> float:
    """Add up, or average, the regions of one place and year; NaN if one is missing."""
    if recipe.kind == "sum":
        return float(parts["value"].sum(min_count=1, skipna=recipe.absent == "zero"))
    if recipe.kind == "mean of employed":
        keys = pd.MultiIndex.from_frame(parts[["year", "area"]])
        weights = beis_files.employed(raw, level).reindex(keys).to_numpy()
    else:
        keys = pd.MultiIndex.from_frame(parts[["spec", "area"]])
        weights = nuts.nuts2_population(raw).reindex(keys)[parts["year"].iloc[0]].to_numpy()
        weights = np.where(parts["area"].str.startswith("UKN"), 1.0, weights)
    return float((parts["value"] * weights).sum(skipna=False) / weights.sum())


def _built(raw: Raw, recipe: Recipe) -> pd.DataFrame:
    """Return values for LEPs that are unions of NUTS 3 regions."""
    if "nuts3" not in recipe.leps:
        return pd.DataFrame(columns=_ROW)
    table = beis_files.read_sum(raw, recipe.files, "nuts3")
    rows = []
    for (year, spec), regions in table.groupby(["year", "spec"]):
        by_area = regions.set_index("area")
        for (vintage, place), codes in nuts.unions(raw).items():
            if vintage == spec:
                parts = by_area.reindex(list(codes)).rename_axis("area").reset_index()
                parts = parts.assign(year=year, spec=spec)
                rows.append((place, year, _combine(raw, recipe, parts, "nuts3")))
    frame = pd.DataFrame(rows, columns=["place", "year", "value"])
    frame["status"] = frame["year"].map(recipe.status) if recipe.kind == "sum" else "estimated"
    if recipe.absent == "zero":
        frame.loc[frame["value"].isna() & (frame["status"] == "final"), "status"] = "estimated"
        frame["value"] = frame["value"].fillna(0.0)
    return frame.dropna(subset="value").assign(
        vintage=vintages.LEP_VINTAGES[-1], source=source_id(recipe.files[0], "nuts3")
    )


def leps(raw: Raw, recipe: Recipe) -> pd.DataFrame:
    """Choose one value for each LEP and year by the rule at the head of this module."""
    published = _published(raw, recipe)
    same = published[published["overlap"] >= vintages.SAME_AREA]
    built = _built(raw, recipe)
    taken = pd.MultiIndex.from_frame(same[["place", "year"]])
    built = built[~pd.MultiIndex.from_frame(built[["place", "year"]]).isin(taken)]
    other = published[
        (published["overlap"] < vintages.SAME_AREA)
        & (published["overlap"] >= vintages.COMPARABLE)
        & ~published["place"].isin(set(built["place"]))
    ]
    parts = [part[_ROW] for part in (same, built, other) if len(part)]
    return pd.concat(parts) if parts else same[_ROW]


def nations(raw: Raw, recipe: Recipe) -> pd.DataFrame:
    """Return values for the nations, and for the UK where all four have one."""
    if "nuts2" not in recipe.nations:
        return pd.DataFrame(columns=_ROW)
    table = beis_files.read_sum(raw, recipe.files, "nuts2")
    table = table.assign(place=table["area"].map(vintages.nation_of))
    rows = [
        (place, year, _combine(raw, recipe, parts, "nuts2"))
        for (place, year), parts in table.groupby(["place", "year"])
    ]
    frame = pd.DataFrame(rows, columns=["place", "year", "value"])
    frame = pd.concat([frame, _united_kingdom(raw, recipe, frame)]).dropna(subset="value")
    frame["status"] = frame["year"].map(recipe.status) if recipe.kind == "sum" else "estimated"
    return frame.assign(vintage=pd.NA, source=source_id(recipe.files[0], "nuts2"))


def _united_kingdom(raw: Raw, recipe: Recipe, parts: pd.DataFrame) -> pd.DataFrame:
    wide = parts.pivot_table(index="year", columns="place", values="value")
    if wide.shape[1] < len(vintages.NATIONS):
        return parts.iloc[:0]
    if recipe.kind != "sum":
        people = vintages.nation_population(raw).T[wide.columns].reindex(wide.index)
        wide = wide * people.div(people.sum(axis=1), axis=0)
    values = wide.sum(axis=1, min_count=len(vintages.NATIONS)).dropna()
    return values.rename("value").reset_index().assign(place="united-kingdom")
