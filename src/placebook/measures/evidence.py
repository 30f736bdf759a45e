"""The evidence of sectors and places put together: industry, research, both or neither.

The rule is one that anyone can follow with two figures, and never one index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.sectors import (
    KEYS,
    average_jobs,
    nearby_jobs,
    sector_output,
    sector_research,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "EVIDENCE",
    "LEAST_STAFF",
    "SECTOR_TABLES",
    "STRONG",
    "evidence_by_sector",
    "evidence_of",
    "sector_evidence",
]

STRONG = 1.25
AVERAGE = 1.0
LEAST_STAFF = 10
EVIDENCE = ("both", "industry", "research", "neither")
# The tables that evidence is read from, besides output and people.
SECTOR_TABLES = (
    *("innovation_sectors", "innovation_sector_parts"),
    *("region_jobs_fine", "region_places", "research"),
)
# The survey of jobs does not cover Northern Ireland.
COVERED = ("england", "scotland", "wales")


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


def together_by_chance(evidence: pd.DataFrame, places: Sequence[str]) -> float:
    """Expect how often industry and research would stand out together if neither drew the other.

    For each sector the product of the two counts over the number of places, all added up.

    Parameters
    ----------
    evidence
        As `sector_evidence` gives it.
    places
        The places to count.
    """
    counts = evidence_by_sector(evidence, places).query("researched")
    industry, research = (counts["both"] + counts[kind] for kind in ("industry", "research"))
    return float((industry * research / len(places)).sum())


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
