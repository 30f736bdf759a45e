"""Clear strengths: traded industries that weigh more here than in the whole, beyond doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.measures.character import kind_of_economy
from placebook.measures.snapshot import CLEARLY_SPECIALISED

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = [
    "Strengths",
    "clear_strengths",
    "doubtful_strengths",
    "find_strengths",
    "leading_divisions",
    "only_by_jobs",
    "only_sure",
]

EDGE = 1.1
PER_INDUSTRY, FAR = 2, 2.0
# One job in 250 more than the whole's share: what people who live there would name.
MUCH = 0.004


@dataclass(frozen=True)
class Strengths:
    """What there is to say of what a place is good at.

    Parameters
    ----------
    groups, kind
        As `broad_groups` and `kind_of_economy` give them.
    clear, doubtful
        As `clear_strengths` and `doubtful_strengths` give them.
    detail
        As `leading_divisions` gives it; may be empty.
    by_jobs
        As `only_by_jobs` gives it; may be empty.
    """

    groups: pd.DataFrame
    kind: str
    clear: pd.DataFrame
    doubtful: pd.DataFrame
    detail: pd.DataFrame
    by_jobs: pd.DataFrame


def find_strengths(groups: pd.DataFrame, traded: pd.DataFrame, detail: pd.DataFrame) -> Strengths:
    """Sort a place's strengths into clear and doubtful ones.

    Parameters
    ----------
    groups
        As `broad_groups` gives it.
    traded
        As `traded_industries` gives it, with the columns of `with_ranges`.
    detail
        As `leading_divisions` gives it.
    """
    clear = clear_strengths(traded)
    return Strengths(
        groups,
        kind_of_economy(groups),
        clear,
        doubtful_strengths(traded),
        detail,
        only_by_jobs(detail, clear),
    )


def clear_strengths(traded: pd.DataFrame) -> pd.DataFrame:
    """Keep the traded industries with a quotient of 1.25 or more whose whole range is above 1.

    Parameters
    ----------
    traded
        As `traded_industries` gives it, with the columns of `with_ranges`.

    Returns
    -------
    DataFrame
        Rows of `traded`, in order of how much more of output the industry brings in
        than in the whole: a high quotient of a small industry does not come first.
    """
    clear = traded[(traded["lq"] >= CLEARLY_SPECIALISED) & traded["surely_above"]]
    surplus = (clear["share"] - clear["whole_share"]).sort_values(ascending=False)
    return clear.loc[surplus.index].reset_index(drop=True)


def only_sure(traded: pd.DataFrame) -> pd.DataFrame:
    """Call a strength only what has a quotient of 1.1 or more and a whole range above 1.

    Parameters
    ----------
    traded
        As `clear_strengths` takes it.
    """
    return traded.assign(strength=(traded["lq"] >= EDGE) & traded["surely_above"])


def doubtful_strengths(traded: pd.DataFrame) -> pd.DataFrame:
    """Keep those with a quotient of 1.25 or more whose range goes down to 1 or below."""
    doubtful = (traded["lq"] >= CLEARLY_SPECIALISED) & ~traded["surely_above"]
    return traded[doubtful].reset_index(drop=True)


def leading_divisions(
    divisions: pd.DataFrame, industries: pd.DataFrame, least: float = 1.5
) -> pd.DataFrame:
    """Find within each industry the divisions that stand out most on jobs.

    Parameters
    ----------
    divisions
        Rows of the ``division_jobs`` table of one place.
    industries
        The ``industries`` table: columns ``code``, ``sic`` (a division, or the
        first and the last), ``leaf``.
    least
        Location quotient that a division must have. It must also have 1.25 in each of the
        last three years: the survey can jump.

    Returns
    -------
    DataFrame
        Rows of `divisions` with ``industry``, ``local`` (whether it serves its own area only)
        and ``surplus`` (jobs above the whole's share, as a share of all jobs), at most two an
        industry: first those with twice the whole's share or more, then those with most
        surplus.
    """
    owner = _owners(industries[industries["leaf"] & industries["in_base"]])
    local = industries.set_index("code")["local"]
    rows = divisions[(divisions["lq"] >= least) & (divisions["lq_low"] >= CLEARLY_SPECIALISED)]
    rows = rows.assign(industry=rows["sic"].map(owner))
    rows = rows.assign(
        local=rows["industry"].map(local), surplus=rows["share"] * (1 - 1 / rows["lq"])
    )
    rows = rows.assign(far=rows["lq"] >= FAR).dropna(subset="industry")
    rows = rows.sort_values(["far", "surplus"], ascending=False)
    return rows.groupby("industry", sort=False).head(PER_INDUSTRY).reset_index(drop=True)


def only_by_jobs(detail: pd.DataFrame, clear: pd.DataFrame) -> pd.DataFrame:
    """Find the division that stands out most by jobs in an industry that does not by output.

    Output is published for broad industries, and can hide in one what people there would
    name first. Jobs are published for regions; those that are not the place itself would
    lend it what its neighbours are known for, so they do not count.

    Parameters
    ----------
    detail
        As `leading_divisions` gives it.
    clear
        As `clear_strengths` gives it.

    Returns
    -------
    DataFrame
        At most one row of `detail`: in a traded industry that is no clear strength, with
        twice the whole's share or more in each of the last three years, and one job in 250
        more than that share.
    """
    hidden = ~detail["local"].astype(bool) & ~detail["industry"].isin(clear["industry"])
    own = detail["measured_on"] == ""
    rows = detail[hidden & own & (detail["lq_low"] >= FAR) & (detail["surplus"] >= MUCH)]
    return rows.nlargest(1, "surplus").reset_index(drop=True)


def _owners(industries: pd.DataFrame) -> Mapping[str, str]:
    """Tell which industry each two-digit division belongs to."""
    owner = {}
    for code, sic in zip(industries["code"], industries["sic"], strict=True):
        first, _, last = str(sic).partition("-")
        for division in range(int(first), int(last or first) + 1):
            owner[f"{division:02d}"] = code
    return owner
