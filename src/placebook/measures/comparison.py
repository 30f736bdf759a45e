"""Set a place's value beside another's: latest values, and the one relative to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "as_index",
    "fit_values",
    "latest_pairs",
    "latest_parts",
    "latest_shared",
    "latest_values",
    "relative_to",
    "same_year",
    "stacked",
    "value_at",
    "with_total",
]

UNFIT = ("suppressed", "partial")


def latest_values(observations: pd.DataFrame, least: int = 1) -> pd.DataFrame:
    """Keep each indicator's latest period that at least `least` places have.

    Suppressed and partial values are left out: they would be compared with
    whole ones.

    Parameters
    ----------
    observations
        Rows of the observations table.
    least
        How many places must have a value.

    Returns
    -------
    DataFrame
        The rows of the chosen periods.
    """
    fit = fit_values(observations)
    counts = fit.groupby(["indicator", "period"])["place"].nunique()
    enough = counts[counts >= least].reset_index()
    latest = enough.groupby("indicator")["period"].max().rename("latest")
    rows = fit.join(latest, on="indicator")
    return rows[rows["period"] == rows["latest"]].drop(columns="latest").reset_index(drop=True)


def fit_values(observations: pd.DataFrame) -> pd.DataFrame:
    """Leave out what must not be compared: suppressed, partial and missing values."""
    return observations[~observations["status"].isin(UNFIT) & observations["value"].notna()]


def relative_to(values: pd.DataFrame, reference: pd.DataFrame) -> pd.DataFrame:
    """Divide values by the reference's value of the same indicator and period.

    Parameters
    ----------
    values, reference
        Columns ``indicator``, ``period``, ``value``, ``status``.

    Returns
    -------
    DataFrame
        `values` with ``reference`` and ``ratio``; rows without a whole
        reference value, or with one that is zero, are left out.
    """
    keys = ["indicator", "period"]
    base = fit_values(reference)[[*keys, "value"]].rename(columns={"value": "reference"})
    both = values.merge(base, on=keys)
    both = both[both["reference"].notna() & (both["reference"] != 0)]
    return both.assign(ratio=pd.to_numeric(both["value"] / both["reference"])).reset_index(
        drop=True
    )


def latest_shared(observations: pd.DataFrame, place: str) -> pd.DataFrame:
    """Keep, for each indicator, the latest period that the place shares with most others.

    Places are then read across in one year, not each in its latest. Among the
    periods that the place has, the one with most places wins, then the latest.
    """
    fit = fit_values(observations)
    mine = fit.loc[fit["place"] == place, ["indicator", "period"]]
    shared = fit.merge(mine, on=["indicator", "period"])
    counts = shared.groupby(["indicator", "period"])["place"].nunique().reset_index(name="count")
    best = counts.sort_values(["count", "period"]).groupby("indicator").tail(1)
    rows = shared.merge(best[["indicator", "period"]], on=["indicator", "period"])
    return rows.reset_index(drop=True)


def latest_pairs(
    place: pd.DataFrame, reference: pd.DataFrame, indicators: Sequence[str]
) -> pd.DataFrame:
    """Set a place beside the reference in the latest period that both have.

    Returns
    -------
    DataFrame
        As `relative_to`, one row an indicator, in the order given.
    """
    both = relative_to(place[place["indicator"].isin(indicators)], reference)
    latest = latest_values(both)
    order = {indicator: position for position, indicator in enumerate(indicators)}
    return latest.sort_values("indicator", key=lambda ids: ids.map(order), ignore_index=True)


def latest_parts(parts: pd.DataFrame, reference: pd.DataFrame) -> pd.DataFrame:
    """Keep the latest period that most parts of a place and the reference share.

    Parameters
    ----------
    parts
        One indicator: columns ``part``, ``name``, ``indicator``, ``period``,
        ``value``, ``status``.
    reference
        Rows of the observations table.
    """
    periods = reference.loc[reference["indicator"].isin(parts["indicator"].unique()), "period"]
    shared = parts[parts["period"].isin(periods)].rename(columns={"part": "place"})
    return latest_values(shared, least=max(1, round(shared["place"].nunique() * 0.9)))


def value_at(observations: pd.DataFrame, indicator: str, period: int) -> float:
    """Look one value up; missing if there is none."""
    rows = observations[
        (observations["indicator"] == indicator) & (observations["period"] == period)
    ]
    return float(rows["value"].iloc[0]) if len(rows) else float("nan")


def as_index(relative: pd.DataFrame) -> pd.DataFrame:
    """Write ratios to the reference as an index in which the reference is 100."""
    return relative.assign(value=relative["ratio"] * 100)


def stacked(*tables: pd.DataFrame) -> pd.DataFrame:
    """Put tables of the same columns one under the other."""
    return pd.concat(tables, ignore_index=True)


def with_total(per_head: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Set the total beside the amount per head, of the same place and period."""
    total = totals[["place", "period", "value"]].rename(columns={"value": "total"})
    return per_head.merge(total, on=["place", "period"])


def same_year(first: pd.DataFrame, last: pd.DataFrame, period: int) -> pd.DataFrame:
    """Set two releases of one figure side by side, in one year.

    Parameters
    ----------
    first, last
        Columns ``place``, ``name``, ``period``, ``value``.

    Returns
    -------
    DataFrame
        Columns ``place``, ``name``, ``first``, ``last``, what changed most first.
    """
    earlier, later = (
        rows[rows["period"] == period].set_index(["place", "name"])["value"]
        for rows in (first, last)
    )
    table = pd.DataFrame({"first": earlier, "last": later}).dropna().reset_index()
    change = (table["last"] - table["first"]).abs()
    return table.loc[change.sort_values(ascending=False, kind="stable").index].reset_index(
        drop=True
    )
