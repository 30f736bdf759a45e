"""From observations to a panel: one outcome of many places over years, and those treated in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pandas as pd

__all__ = [
    "LEAST_DONORS",
    "LEAST_YEARS",
    "Study",
    "StudyError",
    "outcome_panel",
    "refusal",
    "study",
]

# Fewer years before the start cannot tell a good fit from a lucky one; fewer donors leave the
# placebos with nothing to say.
LEAST_YEARS = 6
LEAST_DONORS = 10


class StudyError(ValueError):
    """The data cannot carry this study; the message says why in a sentence."""


@dataclass(frozen=True)
class Study:
    """An outcome of treated places and of donors, before and after a start.

    Parameters
    ----------
    treated
        Outcome by year of the treated places together: their mean.
    donors
        Outcome by year (rows) of each place that was not treated (columns).
    start
        First year that counts as after.
    """

    treated: pd.Series
    donors: pd.DataFrame
    start: int

    @property
    def before(self) -> np.ndarray:
        """Which years lie before the start."""
        return np.asarray(self.donors.index < self.start)


def outcome_panel(observations: pd.DataFrame) -> pd.DataFrame:
    """Set one indicator out by year (rows) and place (columns), without places that have gaps.

    Parameters
    ----------
    observations
        Columns ``place``, ``period``, ``value``; rows of one indicator.

    Returns
    -------
    DataFrame
        In the indicator's unit, sorted by year. The years are those that the most places have.
    """
    wide = observations.pivot_table(index="period", columns="place", values="value").sort_index()
    common = wide.notna().sum(axis=1)
    years = wide.index[common >= common.max()]
    return wide.loc[years].dropna(axis="columns")


def study(
    panel: pd.DataFrame, treated: Sequence[str], start: int, excluded: Collection[str] = ()
) -> Study:
    """Set the treated places against all others.

    Parameters
    ----------
    panel
        As `outcome_panel` gives it.
    treated
        Ids of the places that the programme reached. Several are taken together, as their mean.
    start
        First year in which it could have had an effect.
    excluded
        Places that are no fit donors: reached by the same or a like programme.

    Raises
    ------
    StudyError
        If a treated place has no whole series, or too few years or donors are left.
    """
    unknown = [place for place in treated if place not in panel.columns]
    if unknown or not treated:
        raise StudyError(f"There is no whole series for {', '.join(unknown) or 'any place'}.")
    donors = panel.drop(columns=[*treated, *(set(excluded) & set(panel.columns) - set(treated))])
    before, after = int((panel.index < start).sum()), int((panel.index >= start).sum())
    if before < LEAST_YEARS:
        raise StudyError(
            f"The series begins in {panel.index.min()}: it has {before or 'no'} years before "
            f"{start}, and at least {LEAST_YEARS} are needed to judge whether the comparison fits."
        )
    if not after:
        raise StudyError(f"The series ends before {start}.")
    if donors.shape[1] < LEAST_DONORS:
        raise StudyError(
            f"Only {donors.shape[1]} places are left to compare with; at least {LEAST_DONORS} "
            "are needed."
        )
    return Study(panel[list(treated)].mean(axis=1), donors, start)


def refusal(panel: pd.DataFrame, treated: Sequence[str], start: int) -> str:
    """Say why a study cannot be made; nothing if it can."""
    try:
        study(panel, treated, start)
    except StudyError as error:
        return str(error)
    return ""
