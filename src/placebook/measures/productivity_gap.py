"""Why output per job differs from the country's: the mix of industries, or what each produces.

A place can lag because its jobs are in industries that produce little everywhere, or because its
industries produce less than the same ones elsewhere. The two call for different answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["gap_by_section", "gap_parts", "section_output"]

REAL_ESTATE = {"68": "L"}
# Households as employers: the survey of jobs does not cover them.
UNCOVERED = "T"
KEYS = ["place", "section"]


def section_output(
    industries: pd.DataFrame, jobs: pd.DataFrame, years: Sequence[int]
) -> pd.DataFrame:
    """Set output and jobs by section of industry side by side, means of some years.

    The regional accounts put farming with mining and energy with water, so the jobs of these
    are added up. Imputed rents and households as employers are left out: nobody is employed in
    the first, and the survey of jobs does not cover the second.

    Parameters
    ----------
    industries
        GVA by industry: columns ``place``, ``industry``, ``level``, ``period``, ``current``.
    jobs
        Rows of one measure of the ``industry_jobs`` table.
    years
        The years whose mean is taken.

    Returns
    -------
    DataFrame
        Columns ``place``, ``section`` (letters), ``gva`` (GBP million a year), ``jobs``.
    """
    rows = industries[industries["period"].isin(years)]
    letters = rows["industry"].str.extract(r"^([A-Z]+) \(")[0]
    letters = letters.where((rows["level"] == "section") & (letters != "L"))
    letters = letters.fillna(rows["industry"].map(REAL_ESTATE))
    made = rows.assign(section=letters).dropna(subset="section")
    made = made[made["section"] != UNCOVERED]
    gva = made.groupby(KEYS)["current"].sum() / len(years)
    holder = {letter: section for section in made["section"].unique() for letter in section}
    held = jobs[jobs["period"].isin(years)]
    held = held.assign(section=held["industry"].map(holder)).dropna(subset="section")
    count = held.groupby(KEYS)["jobs"].sum() / len(years)
    return pd.concat([gva.rename("gva"), count], axis=1).dropna(how="all").fillna(0).reset_index()


def gap_by_section(output: pd.DataFrame, wholes: Sequence[str]) -> pd.DataFrame:
    """Split each place's gap in output per job by section, into mix and within.

    With *s* the share of a section in jobs, *x* its output per job, *y* output per job of all
    sections, *p* the place and no index the whole (Kitagawa 1955): the mix part of a section is
    ``(s_p - s) ((x_p + x) / 2 - y)``, the within part ``(x_p - x) (s_p + s) / 2``. Summed over
    all sections they are ``y_p - y`` exactly, for the shares of both add up to 1. Where a place
    has no jobs in a section, *x* stands in for *x_p*, and output that it has nonetheless is
    within.

    Parameters
    ----------
    output
        As `section_output` gives it.
    wholes
        Places that add up to the whole.

    Returns
    -------
    DataFrame
        Columns ``place``, ``section``, ``share``, ``whole_share`` (of jobs, 0 to 1),
        ``per_job``, ``whole_per_job``, ``mix`` and ``within`` (GBP per job), of all places.
    """
    of = output[output["place"].isin(wholes)].groupby("section")[["gva", "jobs"]].sum()
    of = of.assign(share=of["jobs"] / of["jobs"].sum(), per_job=of["gva"] / of["jobs"] * 1e6)
    average = of["gva"].sum() / of["jobs"].sum() * 1e6
    total = output.groupby("place")["jobs"].transform("sum")
    table = output.assign(
        share=output["jobs"] / total,
        whole_share=output["section"].map(of["share"]),
        whole_per_job=output["section"].map(of["per_job"]),
    )
    own = (output["gva"] / output["jobs"].where(output["jobs"] > 0)) * 1e6
    table["per_job"] = own.fillna(table["whole_per_job"])
    more, higher = table["share"] - table["whole_share"], table["per_job"] - table["whole_per_job"]
    middle = (table["per_job"] + table["whole_per_job"]) / 2
    jobless = (output["gva"] / total * 1e6).where(own.isna(), 0)
    table["mix"] = more * (middle - average)
    table["within"] = higher * (table["share"] + table["whole_share"]) / 2 + jobless
    columns = ["share", "whole_share", "per_job", "whole_per_job", "mix", "within"]
    return table[[*KEYS, *columns]]


def gap_parts(output: pd.DataFrame, wholes: Sequence[str]) -> pd.DataFrame:
    """Add the parts of each place's gap up over sections.

    Returns
    -------
    DataFrame
        A row a place, the highest first: ``place``, ``value`` and ``whole`` (GBP per job),
        ``gap``, ``mix`` and ``within``, which add up to the gap, and the three as shares of
        the whole: ``gap_share``, ``mix_share``, ``within_share``.
    """
    parts = gap_by_section(output, wholes).groupby("place")[["mix", "within"]].sum()
    sums = output.groupby("place")[["gva", "jobs"]].sum()
    whole = output[output["place"].isin(wholes)][["gva", "jobs"]].sum()
    average = whole["gva"] / whole["jobs"] * 1e6
    table = parts.assign(value=sums["gva"] / sums["jobs"] * 1e6, whole=average)
    table["gap"] = table["value"] - average
    for part in ("gap", "mix", "within"):
        table[f"{part}_share"] = table[part] / average
    return table.sort_values("value", ascending=False).reset_index()
