"""Where a place stands among its kind in each cell of the Hub's framework, as a range of ranks.

The cells are never added up to one figure. Within a cell, each indicator ranks the
places, so that no unit and no extreme value counts for more than another; the middle of a
place's positions is its position in the cell. How far that hangs on the choice of
indicators is seen by leaving each out in turn.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from placebook.measures.comparison import fit_values, latest_values
from placebook.measures.profile import framework_indicators
from placebook.measures.ranks import rank_ranges

__all__ = ["cell_standing", "framework_standing"]

ENOUGH = 0.7
HALF = 0.5


def framework_standing(cohort: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Rank places of one kind in each cell of the framework.

    Parameters
    ----------
    cohort
        Rows of the observations table: all places of the kind.
    indicators
        The data dictionary, indexed by id.

    Returns
    -------
    DataFrame
        As `cell_standing` gives it, for all cells, with ``actor`` and ``contribution``.
    """
    rates = framework_indicators(indicators)
    rows = cohort[cohort["indicator"].isin(rates.index)]
    least = max(2, round(cohort["place"].nunique() * ENOUGH))
    latest = latest_values(rows, least=least)
    values = latest.pivot_table(index="place", columns="indicator", values="value")
    cells = rates.loc[values.columns].groupby(["actor", "contribution"])
    made = [
        _cell(rows, values[list(names)]).assign(actor=actor, contribution=contribution)
        for (actor, contribution), names in cells.groups.items()
    ]
    return pd.concat(made, ignore_index=True)


def _cell(rows: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """Rank places in one cell; where one indicator is all there is, its last three years count."""
    table = cell_standing(values)
    if values.shape[1] > 1:
        return table
    alone = rows[(rows["indicator"] == values.columns[0]) & rows["place"].isin(values.index)]
    ranges = rank_ranges(fit_values(alone)).set_index("place")[["best", "worst"]]
    return table.drop(columns=["best", "worst"]).join(ranges, on="place")


def cell_standing(values: pd.DataFrame) -> pd.DataFrame:
    """Rank places by the middle of their positions on several indicators.

    A place's position on an indicator is ``(rank - 0.5) / n`` among the *n* places
    that have it, ties in the middle, highest value first. Its position in the cell is the
    median. The range covers its ranks with all indicators, and with each left out. One
    indicator alone gives no range.

    Parameters
    ----------
    values
        A row a place, a column an indicator of which more is better.

    Returns
    -------
    DataFrame
        A row a place with at least half of the indicators: ``place``, ``position``
        (0 is first, 1 last), ``best``, ``worst``, ``of``, ``parts`` (how many indicators).
    """
    known = values[values.notna().mean(axis=1) >= HALF]
    positions = (known.rank(ascending=False) - HALF) / known.notna().sum()
    names = list(known.columns)
    subsets = [names] + [[n for n in names if n != out] for out in names if len(names) > 1]
    ranks = [_ranks(positions[subset].median(axis=1)) for subset in subsets]
    table = pd.DataFrame(
        {
            "position": positions.median(axis=1),
            "best": np.nanmin([best for best, _ in ranks], axis=0).astype(int),
            "worst": np.nanmax([worst for _, worst in ranks], axis=0).astype(int),
            "of": len(known),
            "parts": known.notna().sum(axis=1),
        },
        index=known.index,
    )
    return table.rename_axis("place").reset_index()


def _ranks(positions: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Return the best and the worst rank of each; ties share both, unknown ones have none."""
    return (
        positions.rank(method="min").to_numpy(),
        positions.rank(method="max").to_numpy(),
    )
