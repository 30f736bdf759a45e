"""Entry: which industries became a place's specialisations, and how often that happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.snapshot import LEAST_SHARE, SPECIALISED, specialised

if TYPE_CHECKING:
    from placebook.measures.snapshot import Snapshot

__all__ = ["BANDS", "band_of", "chance_bands", "entries", "entry_rates", "with_chances"]

BANDS = (0.0, 0.5, 0.75, 0.9, SPECIALISED)


def entries(start: Snapshot, end: Snapshot) -> pd.DataFrame:
    """Follow the industries in which places were not specialised at the start.

    Parameters
    ----------
    start, end
        The same places and industries at two times.

    Returns
    -------
    DataFrame
        A row a place and industry with a location quotient below 1 and at
        least half a per cent of the place's GVA at the start, and a known
        quotient at the end: ``place``, ``industry``, ``start``, ``end``
        (periods), ``lq``, ``lq_end``, ``share``, ``entered`` (a quotient of 1
        or more at the end).
    """
    columns = {"lq": start.quotients, "lq_end": end.quotients, "share": start.shares}
    long = pd.concat({name: wide.stack() for name, wide in columns.items()}, axis=1)  # noqa: PD013
    long = long.dropna().reset_index()
    kept = long[~specialised(long["lq"]) & (long["share"] >= LEAST_SHARE)]
    return kept.assign(
        start=start.period, end=end.period, entered=specialised(kept["lq_end"])
    ).reset_index(drop=True)


def entry_rates(followed: pd.DataFrame) -> pd.DataFrame:
    """Count how often industries entered, by the location quotient they began with.

    Parameters
    ----------
    followed
        As `entries` gives it, of one decade or several.

    Returns
    -------
    DataFrame
        A row a band of quotients and decade: ``band`` (from 1), ``start``,
        ``end``, ``above`` (this or more), ``below``, ``number`` of industries
        followed, ``entered`` (how many), ``rate`` (0 to 1; missing where there
        were none).
    """
    by = [band_of(followed["lq"]).rename("band"), followed["start"], followed["end"]]
    counts = followed["entered"].groupby(by).agg(number="size", entered="sum")
    decades = followed[["start", "end"]].drop_duplicates().itertuples(index=False)
    every = [(band, *decade) for decade in decades for band in range(1, len(BANDS))]
    counts = counts.reindex(every, fill_value=0).astype(int).sort_index().reset_index()
    above, below = (counts["band"].map(dict(enumerate(feet, 1))) for feet in (BANDS, BANDS[1:]))
    rate = counts["entered"] / counts["number"].where(counts["number"] > 0)
    columns = ["band", "start", "end", "above", "below", "number", "entered", "rate"]
    return counts.assign(above=above, below=below, rate=rate)[columns]


def with_chances(table: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """Give each industry the lowest and the highest rate that its band of quotients had.

    Parameters
    ----------
    table
        Column ``lq``, below 1.
    rates
        As `entry_rates` gives it, of several decades.
    """
    spans = chance_bands(rates).set_index("band")
    band = band_of(table["lq"])
    return table.assign(
        chance_low=band.map(spans["chance_low"]), chance_high=band.map(spans["chance_high"])
    )


def chance_bands(rates: pd.DataFrame) -> pd.DataFrame:
    """Return the lowest and the highest rate that each band of quotients had.

    Parameters
    ----------
    rates
        As `entry_rates` gives it, of several decades.

    Returns
    -------
    DataFrame
        A row a band: ``band``, ``above``, ``below``, ``chance_low``, ``chance_high`` (0 to 1).
    """
    return (
        rates.groupby("band")
        .agg(
            above=("above", "first"),
            below=("below", "first"),
            chance_low=("rate", "min"),
            chance_high=("rate", "max"),
        )
        .reset_index()
    )


def band_of(quotients: pd.Series) -> pd.Series:
    """Return the number of the band that each quotient lies in, from 1."""
    at = np.searchsorted(BANDS[1:-1], quotients.to_numpy(dtype="float64"), side="right") + 1
    return pd.Series(at, quotients.index)
