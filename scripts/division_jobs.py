"""Which divisions of industry stand out on jobs, in finer detail than output is published.

The industry that output calls chemicals, pharmaceuticals and plastics is one thing in
one place and another elsewhere. Jobs by division are published for NUTS 2 regions only. So
each place gets those of the regions that it is made of, or else of the region in which
most of its people live, if it makes up most of that region.

A division can be one trade in one place: metals are nuclear fuel in Cumbria; ships and
aircraft are ships there, and aircraft in Lancashire. So the subclass that has most of a
division's jobs is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.geography import METADATA

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["division_jobs"]

NAMES = METADATA / "lookups" / "division_names.csv"
FINER = METADATA / "lookups" / "subclass_names.csv"
WHOLE, MOST, HALF = 0.95, 0.6, 0.5
LEAST_JOBS = 500
STANDS_OUT = 1.25
MOSTLY = 0.75
YEARS = 3


def division_jobs(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the ``division_jobs`` table.

    Parameters
    ----------
    tables
        ``region_jobs``, ``region_jobs_fine``, ``region_places`` and ``regions`` are used.

    Returns
    -------
    DataFrame
        A row a place and division with at least 500 jobs and a location quotient of
        1.25 or more against Great Britain, in the latest year: ``place``, ``sic``,
        ``short_title``, ``mostly`` (our name of the subclass with three quarters of the jobs
        or more; empty where there is none, or where it is the whole division), ``period``,
        ``measured_on`` (names of the regions; empty where they are the place itself),
        ``jobs``, ``share`` (of all jobs there), ``lq``, ``lq_low`` (the lowest of the last
        three years: a division that has jumped is none to rely on), ``source``.

    Raises
    ------
    ValueError
        If a subclass that has most of a division's jobs has no name of ours.
    """
    every, fine = tables["region_jobs"], _latest(tables["region_jobs_fine"])
    jobs = _latest(every)
    names = tables["regions"].set_index("code")["name"]
    made = []
    for place, rows in tables["region_places"].groupby("place"):
        regions = _regions(rows)
        if not len(regions):
            continue
        here, finer = _by_industry(jobs, regions), _by_industry(fine, regions)
        quotients = _quotients(every, regions)
        table = pd.DataFrame({"jobs": here, "share": (here / here.sum()).round(5)})
        table["lq"] = quotients.iloc[:, -1].round(3)
        table["lq_low"] = quotients.min(axis=1, skipna=False).fillna(0).round(3)
        table["main"] = _main_subclass(here, finer)
        label = "" if _is_place(regions) else "; ".join(names[regions["region"]])
        made.append(table.assign(place=place, measured_on=label).reset_index())
    table = pd.concat(made, ignore_index=True)
    table = table[(table["jobs"] >= LEAST_JOBS) & (table["lq"] >= STANDS_OUT)]
    titles = table["sic"].map(_names(NAMES))
    table = table.assign(
        short_title=titles,
        mostly=_finer_names(table["main"], titles),
        period=int(jobs["period"].max()),
        source=jobs["source"].iloc[0],
    )
    columns = ["place", "sic", "short_title", "mostly", "period", "measured_on"]
    columns += ["jobs", "share", "lq", "lq_low", "source"]
    return table[columns].sort_values(["place", "sic"], ignore_index=True)


def _latest(jobs: pd.DataFrame) -> pd.DataFrame:
    return jobs[jobs["period"] == jobs["period"].max()]


def _quotients(jobs: pd.DataFrame, regions: pd.DataFrame) -> pd.DataFrame:
    """Take location quotients of the last three years: a row a division, a column a year."""
    years = sorted(jobs["period"].unique())[-YEARS:]
    jobs = jobs[jobs["period"].isin(years)]
    mine, whole = (
        rows.pivot_table(index="sic", columns="period", values="jobs", aggfunc="sum")
        for rows in (jobs[jobs["region"].isin(regions["region"])], jobs)
    )
    return (mine / mine.sum()) / (whole / whole.sum())


def _by_industry(jobs: pd.DataFrame, regions: pd.DataFrame) -> pd.Series:
    """Add the jobs of some regions up, by code of industry."""
    return jobs[jobs["region"].isin(regions["region"])].groupby("sic")["jobs"].sum()


def _main_subclass(divisions: pd.Series, subclasses: pd.Series) -> pd.Series:
    """Find for each division the subclass that has three quarters of its jobs or more."""
    largest = subclasses.groupby(subclasses.index.str[:2]).agg(["idxmax", "max"])
    enough = largest["max"] >= MOSTLY * divisions.reindex(largest.index)
    return largest["idxmax"].where(enough).reindex(divisions.index)


def _finer_names(main: pd.Series, titles: pd.Series) -> pd.Series:
    """Name main subclasses, where that says more than the name of their division."""
    named = main.map(_names(FINER))
    nameless = sorted(main[main.notna() & named.isna()].unique())
    if nameless:
        raise ValueError(f"{FINER.name}: no name for {', '.join(nameless)}")
    return named.where(named != titles, "").fillna("")


def _names(path: Path) -> pd.Series:
    return pd.read_csv(path, dtype="string").set_index("sic")["short_title"]


def _regions(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the regions that stand for a place; none where they would say little about it."""
    whole = rows[rows["share_of_region"] >= WHOLE]
    if whole["share_of_place"].sum() >= MOST:
        return whole
    most = rows[(rows["share_of_place"] >= MOST) & (rows["share_of_region"] >= HALF)]
    return most.nlargest(1, "share_of_place")


def _is_place(regions: pd.DataFrame) -> bool:
    inside = (regions["share_of_region"] >= WHOLE).all()
    return bool(inside and regions["share_of_place"].sum() >= WHOLE)
