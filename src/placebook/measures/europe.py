"""Where the UK's regions stand among Europe's, and which regions abroad are most like them.

The three measures have nothing in common but that all of Europe counts them in the same way. They
are put on one scale by where a region stands: the share of other regions with a lower value. A
few regions of head offices and laboratories cannot stretch such a scale, as they would an average.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "EUROPE_YEARS",
    "european_regions",
    "likenesses",
    "percentiles",
    "place_regions",
    "profiles",
    "region_standing",
]

# The latest years in which most countries and the UK have regional figures. In even years many
# countries do not measure regional research; patents end with 2011, the last complete year.
EUROPE_YEARS: dict[str, tuple[int, ...]] = {
    "rd_share_of_gdp": (2015, 2017),
    "epo_patents_per_million": (2009, 2010, 2011),
    "science_technology_people_share": (2017, 2018, 2019),
}
# They have figures of some measures only, so that Europe would end elsewhere for each.
LEFT_OUT = ("Turkey", "Serbia", "Montenegro", "North Macedonia")
UK, UNION = "UK", "EU27_2020"
ALL = 100
LEAST_SHARE = 0.1
WHOLE = 0.995


def european_regions(comparators: pd.DataFrame) -> pd.DataFrame:
    """Keep the regions of the EU, the UK, Iceland, Norway and Switzerland.

    Parameters
    ----------
    comparators
        The ``comparators`` table.
    """
    real = (comparators["level"] == "region") & ~comparators["country"].isin(LEFT_OUT)
    return comparators[real]


def place_regions(pairs: pd.DataFrame, regions: pd.DataFrame, place: str) -> pd.DataFrame:
    """List the regions that a place lies in, those with most of its people first.

    Parameters
    ----------
    pairs
        The ``region_places`` table.
    regions
        The ``regions`` table.
    place
        Id of the place.

    Returns
    -------
    DataFrame
        Columns ``region``, ``name``, ``share_of_place`` and ``share_of_region``; regions that
        hold a tenth of the place's people, or lie wholly in it.
    """
    mine = pairs[pairs["place"] == place]
    enough = (mine["share_of_place"] >= LEAST_SHARE) | (mine["share_of_region"] >= WHOLE)
    named = mine[enough].merge(regions[["code", "name"]], left_on="region", right_on="code")
    ordered = named.sort_values("share_of_place", ascending=False, ignore_index=True)
    return ordered[["region", "name", "share_of_place", "share_of_region"]]


def percentiles(values: pd.Series, among: pd.Series) -> pd.Series:
    """Say of each value what share of others is lower, from 0 to 100; equal ones count half.

    Parameters
    ----------
    values
        Any number of values.
    among
        The values that they are set among. A value that is itself one of them, under the same
        label, is not compared with itself.
    """
    known = among.dropna()
    ordered = np.sort(known.to_numpy())
    found = values.to_numpy()
    itself = np.where(values.index.isin(known.index), 1.0, 0.0)
    lower = np.searchsorted(ordered, found, side="left")
    equal = np.searchsorted(ordered, found, side="right") - lower - itself
    share = (lower + equal / 2) / (len(ordered) - itself) * ALL
    return pd.Series(share, values.index).where(values.notna())


def region_standing(
    comparators: pd.DataFrame, years: Mapping[str, Sequence[int]] = EUROPE_YEARS
) -> pd.DataFrame:
    """Set each of the UK's regions among Europe's, with a range.

    The range covers what the region's percentile was in each of the years given, always among
    the regions of the same year: figures of regions come from samples and move.

    Parameters
    ----------
    comparators
        The ``comparators`` table.
    years
        The years of each indicator, the last of them the one that is shown.

    Returns
    -------
    DataFrame
        A row a region and indicator: ``region``, ``indicator``, ``period``, ``value``,
        ``percentile``, ``low``, ``high``, ``of`` (regions with a value), and for the UK as a
        whole and the EU ``uk``, ``uk_percentile``, ``eu``, ``eu_percentile``.
    """
    tables = [_stand(comparators, indicator, tuple(each)) for indicator, each in years.items()]
    return pd.concat(tables, ignore_index=True)


def _stand(comparators: pd.DataFrame, indicator: str, years: tuple[int, ...]) -> pd.DataFrame:
    rows = comparators[(comparators["indicator"] == indicator) & comparators["period"].isin(years)]
    wide = european_regions(rows).pivot_table(index="code", columns="period", values="value")
    shares = wide.apply(lambda values: percentiles(values, values))
    last = years[-1]
    here = wide.index.str.startswith(UK) & wide[last].notna()
    table = pd.DataFrame(
        {
            "value": wide.loc[here, last],
            "percentile": shares.loc[here, last],
            "low": shares[here].min(axis=1),
            "high": shares[here].max(axis=1),
        }
    )
    wholes = rows[(rows["level"] == "country") & (rows["period"] == last)]
    wholes = wholes.set_index("code")["value"].reindex([UK, UNION])
    at = percentiles(wholes, wide[last])
    table = table.rename_axis("region").reset_index()
    return table.assign(
        indicator=indicator,
        period=last,
        of=int(wide[last].notna().sum()),
        uk=wholes[UK],
        uk_percentile=at[UK],
        eu=wholes[UNION],
        eu_percentile=at[UNION],
    )


def profiles(
    comparators: pd.DataFrame, years: Mapping[str, Sequence[int]] = EUROPE_YEARS
) -> pd.DataFrame:
    """Put regions on one scale: their percentile on each indicator, of the mean of some years.

    Returns
    -------
    DataFrame
        A row a region that has all indicators, by ``code``; a column an indicator, from 0 to 100.
    """
    regions = european_regions(comparators)
    columns = {}
    for indicator, each in years.items():
        rows = regions[(regions["indicator"] == indicator) & regions["period"].isin(each)]
        values = rows.groupby("code")["value"].mean()
        columns[indicator] = percentiles(values, values)
    return pd.DataFrame(columns).dropna()


def likenesses(profile: pd.DataFrame, count: int = 3) -> pd.DataFrame:
    """Find for each of the UK's regions the regions of other countries that are most like it.

    Parameters
    ----------
    profile
        As `profiles` gives it.
    count
        How many to find.

    Returns
    -------
    DataFrame
        Columns ``region``, ``other``, ``order`` (1 is the nearest) and ``gap``: the root of the
        mean squared difference, in percentile points.
    """
    ours = profile.index.str.startswith(UK)
    here, abroad = profile[ours], profile[~ours]
    apart = here.to_numpy()[:, np.newaxis, :] - abroad.to_numpy()[np.newaxis, :, :]
    gaps = np.sqrt((apart**2).mean(axis=2))
    nearest = np.argsort(gaps, axis=1, kind="stable")[:, :count]
    return pd.DataFrame(
        {
            "region": np.repeat(here.index.to_numpy(), count),
            "other": abroad.index.to_numpy()[nearest].ravel(),
            "order": np.tile(np.arange(1, count + 1), len(here)),
            "gap": np.take_along_axis(gaps, nearest, axis=1).ravel(),
        }
    )
