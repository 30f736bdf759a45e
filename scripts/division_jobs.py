"""Which divisions of industry stand out on jobs, in finer detail than output is published.

The industry that output calls chemicals, pharmaceuticals and plastics is one thing in
one place and another elsewhere. Jobs by division are published for NUTS 2 regions only. So
each place gets those of the regions that it is made of, or else of the region in which
most of its people live, if it makes up most of that region.
"""

from __future__ import annotations

import pandas as pd

from scripts.geography import METADATA

__all__ = ["division_jobs"]

NAMES = METADATA / "lookups" / "division_names.csv"
WHOLE, MOST, HALF = 0.95, 0.6, 0.5
LEAST_JOBS = 500
STANDS_OUT = 1.25


def division_jobs(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the ``division_jobs`` table.

    Parameters
    ----------
    tables
        ``region_jobs``, ``region_places`` and ``regions`` are used.

    Returns
    -------
    DataFrame
        A row a place and division with at least 500 jobs and a location quotient of
        1.25 or more against Great Britain, in the latest year: ``place``, ``sic``,
        ``short_title``, ``period``, ``measured_on`` (names of the regions; empty where they
        are the place itself), ``jobs``, ``lq``, ``source``.
    """
    jobs = tables["region_jobs"]
    jobs = jobs[jobs["period"] == jobs["period"].max()]
    whole = jobs.groupby("sic")["jobs"].sum()
    names = tables["regions"].set_index("code")["name"]
    made = []
    for place, rows in tables["region_places"].groupby("place"):
        regions = _regions(rows)
        if not len(regions):
            continue
        here = jobs[jobs["region"].isin(regions["region"])].groupby("sic")["jobs"].sum()
        quotients = (here / here.sum()) / (whole / whole.sum())
        table = pd.DataFrame({"jobs": here, "lq": quotients.round(3)})
        label = "" if _is_place(regions) else "; ".join(names[regions["region"]])
        made.append(table.assign(place=place, measured_on=label).reset_index())
    table = pd.concat(made, ignore_index=True)
    table = table[(table["jobs"] >= LEAST_JOBS) & (table["lq"] >= STANDS_OUT)]
    titles = pd.read_csv(NAMES, dtype="string").set_index("sic")["short_title"]
    table = table.assign(
        short_title=table["sic"].map(titles),
        period=int(jobs["period"].max()),
        source=jobs["source"].iloc[0],
    )
    columns = ["place", "sic", "short_title", "period", "measured_on", "jobs", "lq", "source"]
    return table[columns].sort_values(["place", "sic"], ignore_index=True)


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
