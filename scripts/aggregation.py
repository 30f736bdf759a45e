"""From districts to places, without hiding what is missing.

LEPs overlap, so a place's figure is always made from its own districts and a
nation's is never the sum of its LEPs. A missing district leaves a mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scripts.geography import LEP_VINTAGE, NATIONS, area_places, lep_members

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["NATION_CODES", "UK_CODE", "derived", "nations_of", "observed", "sums", "weighted_means"]

COLUMNS = ["place", "indicator", "period", "value", "lower", "upper", "status", "vintage", "source"]
AREA_COLUMNS = ["area", "indicator", "period", "value", "lower", "upper", "status", "source"]
NATION_CODES = {
    "E92000001": "england",
    "S92000003": "scotland",
    "W92000004": "wales",
    "N92000002": "northern-ireland",
}
UK_CODE = {"K02000001": "united-kingdom"}
WHOLES = {*NATIONS.values(), "united-kingdom"}
Z95 = 1.959964
NEGLIGIBLE = 0.02


def observed(frame: pd.DataFrame, indicator: str, source: str, **given: object) -> pd.DataFrame:
    """Complete a frame to the columns of ``observations`` or ``area_observations``.

    Parameters
    ----------
    frame
        At least ``place`` (or ``area``), ``period`` and ``value``.
    indicator, source
        Ids of the tables of these names.
    given
        Columns to set, for instance ``status="estimated"``.
    """
    full = frame.assign(indicator=indicator, source=source, **given)
    for column, usual in (("lower", np.nan), ("upper", np.nan), ("status", "final")):
        if column not in full:
            full[column] = usual
    full = full.dropna(subset=["value"])
    if "area" in full:
        return full[AREA_COLUMNS].reset_index(drop=True)
    vintage = np.where(full["place"].isin(WHOLES), np.nan, LEP_VINTAGE)
    return full.assign(vintage=vintage)[COLUMNS].reset_index(drop=True)


def nations_of(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the nations and the UK, ``code`` turned into ``place``."""
    place = frame["code"].map(NATION_CODES | UK_CODE)
    return frame.assign(place=place).dropna(subset=["place"]).drop(columns="code")


def sums(raw: Raw, values: pd.DataFrame, *, nations: bool = False) -> pd.DataFrame:
    """Add districts up to LEPs, and to nations if asked.

    Parameters
    ----------
    values
        Columns ``area``, ``period``, ``value``; one row a district and period.
    nations
        Also add districts up to nations and the UK; only for figures that are
        not published for them.

    Returns
    -------
    DataFrame
        Columns ``place``, ``period``, ``value``, ``status``; ``partial`` where
        a district is missing, and no row where all are.
    """
    members = _members(raw, nations=nations)
    size = members.groupby("place")["area"].nunique()
    joined = members.merge(values.dropna(subset=["value"]), on="area")
    found = joined.groupby(["place", "period"])["value"].agg(["sum", "count"]).reset_index()
    whole = found["count"] == found["place"].map(size)
    found["status"] = np.where(whole, "final", "partial")
    return found.rename(columns={"sum": "value"}).drop(columns="count")


def _members(raw: Raw, *, nations: bool) -> pd.DataFrame:
    if not nations:
        return lep_members(raw)
    table = area_places(raw)
    everywhere = table[table["place"].isin(NATIONS.values())].assign(place="united-kingdom")
    return pd.concat([table, everywhere], ignore_index=True)


def derived(numerator: pd.DataFrame, denominator: pd.DataFrame, factor: float = 1) -> pd.DataFrame:
    """Divide two sets of figures of the same places and periods.

    Returns
    -------
    DataFrame
        Columns of `numerator`, ``value`` times `factor` over the denominator's;
        places and periods that are in both. The worse status of the two stands.
    """
    by = ["place" if "place" in numerator else "area", "period"]
    beneath = denominator[[*by, "value", "status"]]
    both = numerator.merge(beneath, on=by, suffixes=("", "_beneath"), validate="one_to_one")
    value = factor * both["value"] / both["value_beneath"]
    worse = both["status"].where(both["status"] != "final", both["status_beneath"])
    return both.assign(value=value, status=worse)[[*numerator.columns]]


def weighted_means(
    raw: Raw, rates: pd.DataFrame, weights: pd.DataFrame, members: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Estimate LEP rates as weighted means of district rates.

    The standard error follows from the districts' own limits, taken to be
    independent: se = sqrt(sum(w**2 se**2)) with weights that add up to 1.

    Parameters
    ----------
    rates
        Columns ``area``, ``period``, ``value``, ``lower``, ``upper``.
    weights
        Columns ``area``, ``period``, ``weight``; a period without weights takes
        those of the last period before it.
    members
        Columns ``area`` and ``place``; the districts of the LEPs if not given.

    Returns
    -------
    DataFrame
        Columns ``place``, ``period``, ``value``, ``lower``, ``upper``,
        ``status``: ``estimated``, or ``partial`` where districts with more than
        2 % of the weight have no rate.
    """
    members = lep_members(raw) if members is None else members
    joined = members.merge(pd.DataFrame({"period": rates["period"].unique()}), how="cross")
    joined = joined.merge(rates, on=["area", "period"], how="left")
    joined["weight"] = _weights(joined, weights)
    known = joined["value"].notna()
    error = (joined["upper"] - joined["lower"]) / 2 / Z95
    parts = pd.DataFrame(
        {
            "place": joined["place"],
            "period": joined["period"],
            "all": joined["weight"],
            "known": joined["weight"].where(known, 0),
            "total": (joined["weight"] * joined["value"]).where(known, 0),
            "variance": ((joined["weight"] * error) ** 2).where(known, 0),
            "unsure": (known & error.isna()).astype(int),
        }
    )
    totals = parts.groupby(["place", "period"], as_index=False).sum()
    return _means(totals[totals["known"] > 0])


def _means(totals: pd.DataFrame) -> pd.DataFrame:
    value = totals["total"] / totals["known"]
    margin = Z95 * np.sqrt(totals["variance"]) / totals["known"]
    margin = margin.where(totals["unsure"] == 0)
    gap = 1 - totals["known"] / totals["all"]
    return pd.DataFrame(
        {
            "place": totals["place"],
            "period": totals["period"],
            "value": value,
            "lower": value - margin,
            "upper": value + margin,
            "status": np.where(gap > NEGLIGIBLE, "partial", "estimated"),
        }
    ).reset_index(drop=True)


def _weights(rows: pd.DataFrame, weights: pd.DataFrame) -> pd.Series:
    known = weights.pivot_table(index="period", columns="area", values="weight")
    wanted = sorted({*known.index, *rows["period"]})
    filled = known.reindex(wanted).ffill().bfill()
    long = filled.stack().rename("weight").reset_index()  # noqa: PD013  keeps the index names
    return rows.merge(long, on=["area", "period"], how="left")["weight"].to_numpy()
