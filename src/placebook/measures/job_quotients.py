"""Location quotients on jobs beside those on output: two views of what a place does most.

Output can be high because an industry employs many or because each job makes
much. Where the two views disagree, a reader should know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from placebook.measures.specialisation import base_leaves

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["jobs_beside_output", "latest_jobs", "section_of"]

# Output is published for these sections together only.
TOGETHER = {"A": "AB", "B": "AB", "D": "DE", "E": "DE"}
# No business (T), no place (U), and what is not compared.
LEFT_OUT = ("T", "U", "Total")
NEWEST_FIRST = ("employees", "employment")
LEAST_SHARE, LARGE = 0.01, 0.03
ABOVE, BELOW = 1.1, 0.9
COLUMNS = [
    *("section", "period", "measure", "output_share", "job_share", "output_lq", "job_lq"),
    "apart",
]


def section_of(industries: pd.DataFrame) -> pd.Series:
    """Return the section of each finest industry, by its code; AB and DE stand together.

    Parameters
    ----------
    industries
        Columns ``industry``, ``parent``, ``level`` of the finest industries.
    """
    known = industries.drop_duplicates("industry").set_index("industry")
    codes = known.index.to_series().where(known["level"] == "section", known["parent"])
    return codes.str.partition(" ")[0]


def latest_jobs(jobs: pd.DataFrame, place: str, whole: Iterable[str]) -> pd.DataFrame:
    """Set the latest jobs by section in a place beside those of the whole.

    Employees are published for longer than employment, so they come first; places
    for which they are not published have employment.

    Parameters
    ----------
    jobs
        The ``industry_jobs`` table.
    place
        Id of the place.
    whole
        Ids of the nations that add up to the whole.

    Returns
    -------
    DataFrame
        A row a section, AB and DE together: ``jobs``, ``whole_jobs``, and the same for all
        rows ``period``, ``measure``; empty where the place has no jobs.
    """
    mine = jobs[jobs["place"] == place]
    measure = next((name for name in NEWEST_FIRST if (mine["measure"] == name).any()), "")
    rows = jobs[(jobs["measure"] == measure) & ~jobs["industry"].isin(LEFT_OUT)]
    period = int(mine.loc[mine["measure"] == measure, "period"].max()) if measure else 0
    rows = rows[rows["period"] == period]
    rows = rows.assign(section=rows["industry"].replace(TOGETHER))
    here = rows[rows["place"] == place].groupby("section")["jobs"].sum()
    there = rows[rows["place"].isin(list(whole))].groupby("section")["jobs"].sum()
    table = pd.DataFrame({"jobs": here, "whole_jobs": there}).dropna()
    return table.assign(period=period, measure=measure).rename_axis("section").reset_index()


def jobs_beside_output(
    place: pd.DataFrame, whole: pd.DataFrame, jobs: pd.DataFrame
) -> pd.DataFrame:
    """Compare a place's location quotients by section on output and on jobs, in the jobs' year.

    Parameters
    ----------
    place, whole
        GVA by industry, as `base_leaves` takes it, and ``parent``.
    jobs
        As `latest_jobs` gives it; may be empty.

    Returns
    -------
    DataFrame
        A row a section with at least one per cent of output and of jobs:
        ``section``, ``output_share``, ``job_share`` (0 to 1), ``output_lq``,
        ``job_lq``, ``period``, ``measure``, and ``apart``: the two quotients
        lie on different sides of 1, one at 1.1 or more and the other at 0.9 or less,
        and one of the shares is 3 per cent or more.
    """
    if jobs.empty:
        return pd.DataFrame(columns=COLUMNS)
    year = int(jobs["period"].max())
    mine, all_ = (_by_section(rows, year) for rows in (place, whole))
    share, whole_share = mine / mine.sum(), all_ / all_.sum()
    table = jobs.set_index("section")
    job_share = table["jobs"] / table["jobs"].sum()
    table = table.assign(
        output_share=share,
        job_share=job_share,
        output_lq=share / whole_share,
        job_lq=job_share / (table["whole_jobs"] / table["whole_jobs"].sum()),
    ).dropna()
    table = table[table[["output_share", "job_share"]].min(axis=1) >= LEAST_SHARE]
    both = table[["output_lq", "job_lq"]]
    sides = (both.max(axis=1) >= ABOVE) & (both.min(axis=1) <= BELOW)
    large = table[["output_share", "job_share"]].max(axis=1) >= LARGE
    table["apart"] = sides & large
    return table.reset_index()[COLUMNS]


def _by_section(industries: pd.DataFrame, year: int) -> pd.Series:
    rows = base_leaves(industries, year)
    rows = rows[rows["by_business"]]
    return rows["current"].groupby(rows["industry"].map(section_of(rows))).sum()
