"""A sector that no official class holds: its jobs, output and research, in three senses.

What counts as materials is a table. So the measures take any such table, and the same code shows
how much an answer depends on where the line is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "SCOPES",
    "place_quotients",
    "rounding_step",
    "sector_classes",
    "sector_jobs",
    "sector_meetings",
    "sector_parts",
    "sector_quotients",
]

SCOPES = ("narrow", "middle", "wide")
# The publisher rounds a cell more coarsely the larger it is; read off the published figures.
STEPS = ((0, 5), (50, 25), (250, 50), (500, 100), (1000, 250), (2500, 500), (5000, 1000))
UNIFORM = 12**-0.5  # standard deviation of an error that is even over one step
NORMAL_95 = 1.96


def sector_classes(definition: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """List the subclasses of industry that a sector holds.

    Parameters
    ----------
    definition
        Columns ``kind``, ``code`` (first digits), ``scope``, ``part``; rows of the kind
        ``industry`` are read.
    codes
        Five-digit subclasses of the classification.

    Returns
    -------
    DataFrame
        ``sic``, ``scope`` (the narrowest) and ``part``, a row a subclass.

    Raises
    ------
    ValueError
        If a row of the definition fits no subclass, or a subclass fits two rows.
    """
    rows = []
    for row in definition[definition["kind"] == "industry"].itertuples():
        fit = [code for code in codes if code.startswith(row.code)]
        if not fit:
            raise ValueError(f"no subclass begins with {row.code}")
        rows += [(code, row.scope, row.part) for code in fit]
    found = pd.DataFrame(rows, columns=["sic", "scope", "part"])
    if found["sic"].duplicated().any():
        raise ValueError(f"in two rows: {sorted(found.loc[found['sic'].duplicated(), 'sic'])}")
    return found


def rounding_step(jobs: pd.Series) -> pd.Series:
    """Return to which step the publisher rounded a number of jobs.

    Examples
    --------
    >>> list(rounding_step(pd.Series([45.0, 175.0, 1250.0])))
    [5, 25, 250]
    """
    edges, steps = zip(*STEPS, strict=True)
    return pd.Series(np.array(steps)[np.searchsorted(edges, jobs, side="right") - 1], jobs.index)


def sector_jobs(jobs: pd.DataFrame, classes: pd.DataFrame) -> pd.DataFrame:
    """Add up the jobs of a sector in each region and year, in each sense.

    Parameters
    ----------
    jobs
        Columns ``region``, ``sic`` (subclasses), ``period``, ``jobs``.
    classes
        As `sector_classes` gives it.

    Returns
    -------
    DataFrame
        ``region``, ``period``, ``scope``, ``jobs``, ``total`` (jobs of all industries),
        ``value`` (the share, in per cent), and ``lower`` and ``upper``, 95 % limits of the share
        from the rounding of the cells alone: the errors of a sum of cells rounded to steps
        ``s`` have the variance ``sum of s² / 12``.
    """
    known = jobs[jobs["jobs"].notna()]
    total = known.groupby(["region", "period"])["jobs"].sum().rename("total")
    mine = known.merge(classes)
    mine = mine.assign(variance=(rounding_step(mine["jobs"]) * UNIFORM) ** 2)
    senses = [
        mine[mine["scope"].isin(SCOPES[: k + 1])].assign(scope=scope)
        for k, scope in enumerate(SCOPES)
    ]
    keys = ["region", "period", "scope"]
    table = pd.concat(senses).groupby(keys)[["jobs", "variance"]].sum().reset_index()
    table = table.merge(total.reset_index())
    value, error = (
        part / table["total"] * 100
        for part in (table["jobs"], NORMAL_95 * table["variance"] ** 0.5)
    )
    table = table.assign(value=value, lower=(value - error).clip(lower=0), upper=value + error)
    return table.drop(columns="variance")


def sector_quotients(table: pd.DataFrame) -> pd.DataFrame:
    """Add each region's location quotient: its share over the share of all regions together.

    Parameters
    ----------
    table
        As `sector_jobs` gives it.

    Returns
    -------
    DataFrame
        With ``whole`` (the share of all regions, in per cent) and ``lq``.
    """
    sums = table.groupby(["period", "scope"])[["jobs", "total"]].transform("sum")
    whole = sums["jobs"] / sums["total"] * 100
    return table.assign(whole=whole, lq=table["value"] / whole)


def sector_parts(jobs: pd.DataFrame, classes: pd.DataFrame) -> pd.DataFrame:
    """Add up the jobs of each part of a sector over all regions, year by year.

    Returns
    -------
    DataFrame
        ``part``, ``scope``, ``first`` and ``last`` (jobs in the first and the last year) and
        ``change`` (a share, -1 to endless); the largest part first.
    """
    rows = jobs[jobs["jobs"].notna()].merge(classes)
    wide = rows.pivot_table(index=["part", "scope"], columns="period", values="jobs", aggfunc="sum")
    first, last = wide[wide.columns.min()], wide[wide.columns.max()]
    table = pd.DataFrame({"first": first, "last": last, "change": last / first - 1})
    return table.sort_values("last", ascending=False).reset_index()


def place_quotients(regions: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """Estimate places' location quotients from those of the regions that they lie in.

    Parameters
    ----------
    regions
        ``region`` and ``lq``.
    shares
        The ``region_places`` table: ``region``, ``place``, ``share_of_place``.

    Returns
    -------
    DataFrame
        ``place``, ``lq`` (mean of its regions' quotients, weighted by where its people live),
        ``region`` (that with most of them) and ``share`` (of its people there, 0 to 1). Places
        whose regions have no figure are left out.
    """
    both = shares.merge(regions[["region", "lq"]])
    both = both.assign(part=both["lq"] * both["share_of_place"])
    sums = both.groupby("place")[["part", "share_of_place"]].sum()
    main = both.sort_values("share_of_place", ascending=False).drop_duplicates("place")
    main = main.set_index("place").reindex(sums.index)
    table = pd.DataFrame(
        {
            "lq": sums["part"] / sums["share_of_place"],
            "region": main["region"],
            "share": main["share_of_place"],
        }
    )
    return table.reset_index()


def sector_meetings(
    output: pd.DataFrame, research: pd.DataFrame, jobs: pd.DataFrame
) -> pd.DataFrame:
    """Set jobs, output and research of a sector in each place beside each other.

    Parameters
    ----------
    output
        ``place``, ``industry``, ``lq``: location quotients of the industries that carry it.
    research
        ``place``, ``field``, ``intensity``: share of the UK's world-leading research over share
        of the UK's output, of the fields that carry it.
    jobs
        ``place`` and ``lq``, as `place_quotients` gives it.

    Returns
    -------
    DataFrame
        A row a place: ``jobs``, ``output`` and ``research``, the highest quotient of each kind
        (missing where there is none), and ``count``, how many of the three are 1 or more; most
        first, then the lowest of the three.
    """
    table = pd.DataFrame(
        {
            "jobs": jobs.groupby("place")["lq"].max(),
            "output": output.groupby("place")["lq"].max(),
            "research": research.groupby("place")["intensity"].max(),
        }
    )
    table["count"] = (table[["jobs", "output", "research"]] >= 1).sum(axis=1)
    least = table[["jobs", "output", "research"]].fillna(0).min(axis=1)
    ordered = table.assign(least=least).sort_values(["count", "least"], ascending=False)
    return ordered.drop(columns="least").rename_axis("place").reset_index()
