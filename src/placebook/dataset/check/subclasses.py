"""Subclasses of industry that should add up to their division.

Every figure of the survey of jobs is rounded by itself, so a division may differ from the sum of
its subclasses by some of its jobs; a row that is lost or in the wrong place differs by more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.dataset.check.problem import Problem
    from placebook.dataset.check.tables import Table

__all__ = ["subclass_problems"]

ROUNDING_SHARE, ROUNDING_JOBS = 0.1, 500


def subclass_problems(tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield the divisions of a region that are not about the sum of their subclasses."""
    if not {"region_jobs", "region_jobs_fine", "sic_codes"} <= tables.keys():
        return
    whole, fine = tables["region_jobs"], tables["region_jobs_fine"].frame
    codes = tables["sic_codes"].columns
    division = fine["sic"].map(dict(zip(codes["code"], codes["parent"], strict=True)))
    by = ["region", "sic", "period"]
    sums = fine.assign(sic=division).groupby(by)["jobs"].agg(total="sum", number="size")
    years = set(fine["period"])
    rows = whole.frame[whole.frame["period"].isin(years)].reset_index(names="at")
    both = rows.merge(sums.reset_index(), on=by, how="left").fillna({"total": 0, "number": 0})
    gap = (both["jobs"] - both["total"]).abs()
    most = ROUNDING_SHARE * both["jobs"] + ROUNDING_JOBS
    for row in both[gap > most].itertuples():
        expected = f"about {row.total:.0f}, the sum of its {row.number:.0f} subclasses"
        yield whole.problem(row.at, "jobs", expected)
