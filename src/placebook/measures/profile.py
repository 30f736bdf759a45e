"""A place's profile: each headline indicator against the UK and among its kind."""

from __future__ import annotations

import pandas as pd

from placebook.measures.comparison import fit_values, latest_values, relative_to
from placebook.measures.ranks import rank_ranges

__all__ = ["framework_cells", "framework_indicators", "framework_profile", "headline_profile"]

ENOUGH = 0.7
KEYS = ["indicator", "period"]
COLUMNS = [
    *("place", "name", "indicator", "period", "value", "reference", "ratio"),
    *("best", "worst", "of", "order"),
]
# They say again what output per hour and per head say, and would count it three times over.
REPEATED = ("gdp_per_head", "gva_per_hour_revised", "gva_per_job")


def headline_profile(
    cohort: pd.DataFrame, reference: pd.DataFrame, indicators: pd.DataFrame
) -> pd.DataFrame:
    """Rank places of a kind on the headline indicators, each beside the UK's value.

    The period is the latest in which at least 70 % of the places have a value
    and the UK has a whole one.

    Parameters
    ----------
    cohort, reference
        Rows of the observations table: all places of the kind; the UK.
    indicators
        The data dictionary, indexed by id.

    Returns
    -------
    DataFrame
        A row a place and indicator: ``place``, ``name``, ``indicator``,
        ``order``, ``period``, ``value``, ``reference``, ``ratio``, ``best``,
        ``worst``, ``of``.
    """
    order = indicators["headline"].dropna().astype(int)
    rows = cohort[cohort["indicator"].isin(order.index)].merge(_whole_periods(reference), on=KEYS)
    places = cohort["place"].nunique()
    latest = latest_values(rows, least=max(2, round(places * ENOUGH)))
    until = latest.groupby("indicator")["period"].max()
    known = rows[rows["period"] <= rows["indicator"].map(until)]
    ranks = _ranks(known, indicators["direction"])
    profile = relative_to(latest, reference).merge(ranks, on=["indicator", "place"])
    profile = profile.assign(order=profile["indicator"].map(order))
    return profile[COLUMNS].sort_values("order", kind="stable", ignore_index=True)


def _whole_periods(reference: pd.DataFrame) -> pd.DataFrame:
    """List the indicators and periods in which the reference has a value to compare with."""
    fit = fit_values(reference)
    return fit.loc[fit["value"] != 0, KEYS]


def _ranks(known: pd.DataFrame, direction: pd.Series) -> pd.DataFrame:
    """Rank the places on each indicator: ``indicator``, ``place``, ``best``, ``worst``, ``of``."""
    tables = [
        rank_ranges(rows, higher_is_first=direction[indicator] != "lower").assign(
            indicator=indicator
        )
        for indicator, rows in known.groupby("indicator")
    ]
    return pd.concat(tables)[["indicator", "place", "best", "worst", "of"]]


def framework_indicators(indicators: pd.DataFrame) -> pd.DataFrame:
    """Keep the rates, shares and amounts per head of which more is better."""
    return indicators[
        indicators["unit"].str.contains("per|percent|Mbit", regex=True)
        & (indicators["direction"] == "higher")
        & ~indicators.index.isin(REPEATED)
    ]


def framework_profile(
    place: pd.DataFrame, reference: pd.DataFrame, indicators: pd.DataFrame
) -> pd.DataFrame:
    """Set a place's indicators beside a benchmark's, in the cells of the Hub's framework.

    Counts and sums are left out, for a large place has more of everything;
    what is left are rates, shares and amounts per head of which more is better.

    Parameters
    ----------
    place, reference
        Rows of the observations table of the place; of the UK, or for an
        indicator of another place that stands in for it.
    indicators
        The data dictionary, indexed by id.

    Returns
    -------
    DataFrame
        A row an indicator, ordered by actor and contribution: ``indicator``,
        ``short_title``, ``actor``, ``contribution``, ``period``, ``value``,
        ``reference``, ``ratio`` and ``against``, the name of the benchmark.
    """
    rates = framework_indicators(indicators)
    rows = place[place["indicator"].isin(rates.index)]
    table = latest_values(relative_to(rows, reference))
    cells = rates[["short_title", "actor", "contribution"]]
    against = reference.drop_duplicates("indicator").set_index("indicator")["name"]
    table = table.join(cells, on="indicator").join(against.rename("against"), on="indicator")
    for column, order in (
        ("actor", ["research", "business", "environment"]),
        ("contribution", ["funding", "talent", "outputs"]),
    ):
        table[column] = pd.Categorical(table[column], order, ordered=True)
    table = table.sort_values(["actor", "contribution", "short_title"], ignore_index=True)
    return table.astype({"actor": "str", "contribution": "str"})


def framework_cells(profile: pd.DataFrame) -> pd.Series:
    """Return the median ratio to the benchmark in each cell of the framework.

    Parameters
    ----------
    profile
        As `framework_profile` gives it.

    Returns
    -------
    Series
        Ratios by ``actor`` and ``contribution``.
    """
    return profile.groupby(["actor", "contribution"])["ratio"].median()
