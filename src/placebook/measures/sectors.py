"""Evidence of innovation by sector and place: industry and research, apart and together.

The Smart Specialisation Hub drew one sheet in 2017 that told for each sector and
place whether activity could be shown. Its scores are not public, so the sheet is
made again here by a rule that anyone can follow, and never as one index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.specialisation import base_leaves

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "EVIDENCE",
    "LEAST_STAFF",
    "SECTOR_TABLES",
    "STRONG",
    "average_jobs",
    "evidence_by_sector",
    "evidence_of",
    "nearby_jobs",
    "sector_evidence",
    "sector_output",
    "sector_research",
]

STRONG = 1.25
AVERAGE = 1.0
# A region that lies in a place but for a few people, by estimate.
WHOLE = 0.99
LEAST_STAFF = 10
EVIDENCE = ("both", "industry", "research", "neither")
# The tables that evidence is read from, besides output and people.
SECTOR_TABLES = (
    *("innovation_sectors", "innovation_sector_parts"),
    *("region_jobs_fine", "region_places", "research"),
)
# The survey of jobs does not cover Northern Ireland.
COVERED = ("england", "scotland", "wales")
KEYS = ["sector", "place"]


def evidence_of(
    industries: pd.DataFrame,
    tables: Mapping[str, pd.DataFrame],
    people: pd.DataFrame,
    *,
    uk: str,
) -> pd.DataFrame:
    """Measure the evidence of all sectors and places from the tables, in their latest years.

    Parameters
    ----------
    industries
        As `sector_output` takes it.
    tables
        The tables named in `SECTOR_TABLES`.
    people
        Observations of population.
    uk
        Id of the whole.

    Returns
    -------
    DataFrame
        As `sector_evidence` gives it.
    """
    parts, staff = tables["innovation_sector_parts"], tables["research"]
    year = int(industries.loc[industries["current"].notna(), "period"].max())
    output = sector_output(industries, parts, uk, year)
    fine = average_jobs(tables["region_jobs_fine"])
    jobs = nearby_jobs(fine, tables["region_places"], parts, COVERED)
    staff = staff[staff["period"] == staff["period"].max()]
    counted = people[people["period"] == staff["period"].max()].set_index("place")["value"]
    research = sector_research(staff, parts, counted, uk)
    return sector_evidence(tables["innovation_sectors"], output, jobs, research)


def sector_output(
    industries: pd.DataFrame, parts: pd.DataFrame, uk: str, year: int
) -> pd.DataFrame:
    """Location quotients of sectors, from the industries that make them up or hold them.

    Parameters
    ----------
    industries
        GVA by industry of all places and the UK, as `base_leaves` takes it, and ``place``.
    parts
        The ``innovation_sector_parts`` table.
    uk
        Id of the whole.
    year
        The year to measure.

    Returns
    -------
    DataFrame
        ``sector``, ``place``, ``gva`` (GBP million), ``share`` (0 to 1, of the place's output
        without imputed rents), ``lq``.
    """
    rows = base_leaves(industries, year)
    totals = rows.groupby("place")["current"].sum()
    of = parts.loc[parts["kind"] == "industry", ["sector", "code"]]
    held = rows[["place", "industry", "current"]].merge(of, left_on="industry", right_on="code")
    gva = held.groupby(KEYS)["current"].sum().rename("gva").reset_index()
    share = gva["gva"] / gva["place"].map(totals)
    return _against(gva.assign(share=share), uk)


def average_jobs(jobs: pd.DataFrame, count: int = 2) -> pd.DataFrame:
    """Average jobs by region and fine industry over the latest periods: a survey's cells jump.

    Parameters
    ----------
    jobs
        The ``region_jobs_fine`` table, in which no row means no jobs.
    count
        How many periods.

    Returns
    -------
    DataFrame
        ``region``, ``sic``, ``jobs`` and ``period``, the last.
    """
    periods = sorted(jobs["period"].unique())[-count:]
    rows = jobs[jobs["period"].isin(periods)]
    sums = rows.groupby(["region", "sic"], as_index=False)["jobs"].sum()
    return sums.assign(jobs=sums["jobs"] / count, period=periods[-1])


def nearby_jobs(
    jobs: pd.DataFrame, regions: pd.DataFrame, parts: pd.DataFrame, nations: Sequence[str]
) -> pd.DataFrame:
    """Location quotients of sectors by the jobs of the wider regions that a place lies in.

    Jobs by fine industry are published for NUTS 2 regions of Great Britain. A region counts
    for a place with the share of the region's people who live there, so a place that is made
    of whole regions gets its own jobs, and one that is part of a region gets the region's mix.

    Parameters
    ----------
    jobs
        Columns ``region``, ``sic`` (five digits), ``jobs``; one period, or a mean of several.
    regions
        The ``region_places`` table.
    parts
        The ``innovation_sector_parts`` table; its SIC codes are the beginnings of five digits.
    nations
        Ids of the nations that make up the whole.

    Returns
    -------
    DataFrame
        ``sector``, ``place``, ``nearby_jobs``, ``nearby_share`` (0 to 1), ``nearby_lq`` (against
        Great Britain), ``own`` (whether the regions are the place and nothing else).
    """
    of = parts[parts["kind"] == "sic"]
    inside = {
        sector: jobs["sic"].str.startswith(tuple(rows["code"]))
        for sector, rows in of.groupby("sector")
    }
    by_region = pd.DataFrame(
        {
            sector: jobs["jobs"].where(flags, 0).groupby(jobs["region"]).sum()
            for sector, flags in inside.items()
        }
    )
    by_region[""] = jobs.groupby("region")["jobs"].sum()
    weights = regions.pivot_table(
        index="place", columns="region", values="share_of_region", fill_value=0
    )
    weights = weights[weights.columns.intersection(by_region.index)]
    weights = weights[weights.sum(axis=1) > 0]
    held = weights @ by_region.loc[weights.columns]
    whole = held.loc[held.index.intersection(nations)].sum()
    shares = held.div(held[""], axis=0)
    table = pd.DataFrame(
        {
            "nearby_jobs": held.drop(columns="").stack(),  # noqa: PD013  columns become rows
            "nearby_share": shares.drop(columns="").stack(),  # noqa: PD013
            "nearby_lq": (shares / (whole / whole[""])).drop(columns="").stack(),  # noqa: PD013
        }
    )
    own = ((weights == 0) | (weights >= WHOLE)).all(axis=1)
    table = table.rename_axis(["place", "sector"]).reset_index()
    return table.assign(own=table["place"].map(own))


def sector_research(
    research: pd.DataFrame, parts: pd.DataFrame, people: pd.Series, uk: str
) -> pd.DataFrame:
    """World-leading research staff per head in the fields of each sector, against the UK.

    Parameters
    ----------
    research
        Columns ``place``, ``field``, ``fte_world_leading``, of one exercise; the UK among them.
    parts
        The ``innovation_sector_parts`` table.
    people
        Residents by place.
    uk
        Id of the whole.

    Returns
    -------
    DataFrame
        ``sector``, ``place``, ``staff`` (full-time equivalents of world-leading quality),
        ``intensity`` (staff per head over the UK's); a row for every place and every sector
        that has a field, 0 where nothing was submitted.
    """
    of = parts.loc[parts["kind"] == "field", ["sector", "code"]]
    rows = research.merge(of, left_on="field", right_on="code")
    staff = rows.pivot_table(
        index="sector", columns="place", values="fte_world_leading", aggfunc="sum"
    )
    staff = staff.reindex(columns=people.index).fillna(0.0)
    per_head = staff.div(people, axis=1)
    table = pd.DataFrame(
        {
            "staff": staff.stack(),  # noqa: PD013  columns become rows
            "intensity": per_head.div(per_head[uk], axis=0).stack(),  # noqa: PD013
        }
    )
    return table.rename_axis(KEYS).reset_index()


def sector_evidence(
    sectors: pd.DataFrame, output: pd.DataFrame, jobs: pd.DataFrame, research: pd.DataFrame
) -> pd.DataFrame:
    """Put the evidence together: industry, research, both or neither.

    Industry is strong where the quotient is 1.25 or more. Of a sector that is only a part of
    industries, the quotient is that of jobs in the wider region, and it counts only if the
    place's own industries that hold the sector have a quotient of 1 or more; where no jobs are
    published, those industries stand in for it. Research is strong where world-leading
    staff per head are 1.25 times the UK's or more, and at least ten.

    Parameters
    ----------
    sectors
        The ``innovation_sectors`` table.
    output, jobs, research
        As `sector_output`, `nearby_jobs` and `sector_research` give them.

    Returns
    -------
    DataFrame
        `output` with the columns of the others, ``fit``, ``industry`` (the quotient that
        counts), ``basis`` (output, jobs or holders: what it is made from), ``evidence`` (one of
        `EVIDENCE`) and ``researched`` (whether a field belongs to the sector).
    """
    table = output.merge(jobs, on=KEYS, how="left").merge(research, on=KEYS, how="left")
    table["fit"] = table["sector"].map(sectors.set_index("id")["fit"])
    whole, known = table["fit"] == "whole", table["nearby_lq"].notna()
    table["basis"] = np.select([whole, known], ["output", "jobs"], "holders")
    by_jobs = table["basis"] == "jobs"
    table["industry"] = table["nearby_lq"].where(by_jobs, table["lq"])
    strong = table["industry"] >= STRONG
    strong &= ~by_jobs | (table["lq"] >= AVERAGE)
    learned = (table["intensity"] >= STRONG) & (table["staff"] >= LEAST_STAFF)
    table["evidence"] = np.select([strong & learned, strong, learned], EVIDENCE[:3], EVIDENCE[3])
    return table.assign(researched=table["staff"].notna())


def _against(table: pd.DataFrame, uk: str) -> pd.DataFrame:
    """Divide shares by those of the whole, which is left out of the result."""
    whole = table[table["place"] == uk].set_index("sector")["share"]
    rows = table[table["place"] != uk]
    return rows.assign(lq=rows["share"] / rows["sector"].map(whole)).reset_index(drop=True)


def evidence_by_sector(evidence: pd.DataFrame, places: Sequence[str]) -> pd.DataFrame:
    """Count the places in which a sector stands out, by sort of evidence.

    Returns
    -------
    DataFrame
        A row a sector: ``sector``, a column for each of `EVIDENCE`, ``researched``.
    """
    rows = evidence[evidence["place"].isin(places)]
    counts = pd.crosstab(rows["sector"], rows["evidence"])
    counts = counts.reindex(columns=list(EVIDENCE), fill_value=0)
    return counts.assign(researched=rows.groupby("sector")["researched"].any()).reset_index()
