"""A decade of places with what was known at its start: what the test of foresight is made on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.entry import BANDS, band_of, entries
from placebook.measures.relatedness import proximity, relatedness_density

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.measures.snapshot import Snapshot

__all__ = ["decades", "entry_by_density", "followed"]


def followed(
    start: Snapshot, end: Snapshot, near: pd.DataFrame, whole_before: pd.Series
) -> pd.DataFrame:
    """Follow industries over a decade, with what was known at its start.

    Parameters
    ----------
    start, end
        The same places and industries at two times.
    near
        As `proximity` gives it, at the start.
    whole_before
        Output of the whole by industry, some years before the start.

    Returns
    -------
    DataFrame
        As `entries` gives it, with ``log_lq``, ``size`` (log of the place's
        output), ``growth`` (log of the rise of the industry's share of the
        whole before the start), ``density`` (per cent), ``breadth`` (how many
        industries the place is specialised in) and ``ubiquity`` (in how many
        of the places the industry is).
    """
    rows = entries(start, end)
    density = relatedness_density(start.presence, near).stack().rename("density")  # noqa: PD013
    rise = np.log(_shares(start.whole) / _shares(whole_before))
    return rows.join(density, on=["place", "industry"]).assign(
        log_lq=np.log(rows["lq"]),
        size=rows["place"].map(np.log(start.gva.sum(axis=1))),
        growth=rows["industry"].map(rise),
        breadth=rows["place"].map(start.presence.sum(axis=1)).astype("float64"),
        ubiquity=rows["industry"].map(start.presence.sum()).astype("float64"),
    )


def decades(
    places: Mapping[int, Snapshot],
    finest: Mapping[int, Snapshot],
    before: Mapping[int, pd.Series],
) -> list[pd.DataFrame]:
    """Follow places from each period to the next.

    Parameters
    ----------
    places
        By period.
    finest
        The places on which proximity is estimated, by period.
    before
        Output of the whole by industry some years before each period that is
        a start, by that period.

    Returns
    -------
    list
        As `followed` gives it, first decade first.
    """
    return [
        followed(places[start], places[end], proximity(finest[start].presence), before[start])
        for start, end in pairwise(sorted(places))
    ]


def entry_by_density(rows: pd.DataFrame) -> pd.DataFrame:
    """Compare industries with the same quotient and more or less that is related around them.

    Parameters
    ----------
    rows
        As `followed` gives it, of one decade or several.

    Returns
    -------
    DataFrame
        A row a band of quotients: ``above``, ``below``, ``number``, and the
        share that entered in the half with the lower density, ``low``, and in
        the half with the higher, ``high``. The halves are cut within each
        band and decade.
    """
    band = band_of(rows["lq"]).rename("band")
    middle = rows.groupby([rows["start"], band])["density"].transform("median")
    half = pd.Series(np.where(rows["density"] > middle, "high", "low"), rows.index, name="half")
    entered = rows["entered"].astype("float64")
    shares = entered.groupby([band, half]).mean().unstack()  # noqa: PD010  one value a cell
    shares = shares.reindex(index=range(1, len(BANDS)), columns=["low", "high"])
    number = band.value_counts().reindex(shares.index, fill_value=0)
    shares.insert(0, "above", BANDS[:-1])
    shares.insert(1, "below", BANDS[1:])
    shares.insert(2, "number", number)
    return shares.rename_axis(columns=None).reset_index(drop=True)


def _shares(values: pd.Series) -> pd.Series:
    return values / values.sum()
