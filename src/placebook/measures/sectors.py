"""Evidence of innovation by sector and place: industry and research, apart and together.

The Smart Specialisation Hub drew one sheet in 2017 that told for each sector and
place whether activity could be shown. Its scores are not public, so the sheet is
made again here by a rule that anyone can follow, and never as one index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from placebook.measures.specialisation import base_leaves

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "KEYS",
    "average_jobs",
    "nearby_jobs",
    "sector_output",
    "sector_research",
]

# A region that lies in a place but for a few people, by estimate.
WHOLE = 0.99
KEYS = ["sector", "place"]


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


def _against(table: pd.DataFrame, uk: str) -> pd.DataFrame:
    """Divide shares by those of the whole, which is left out of the result."""
    whole = table[table["place"] == uk].set_index("sector")["share"]
    rows = table[table["place"] != uk]
    return rows.assign(lq=rows["share"] / rows["sector"].map(whole)).reset_index(drop=True)
