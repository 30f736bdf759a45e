"""What a place might do next: industries around its strengths that are not yet among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from placebook.measures.entry import with_chances
from placebook.measures.relatedness import related_strengths, relatedness_density
from placebook.measures.snapshot import LEAST_SHARE, specialised
from placebook.measures.specialisation import location_quotients

if TYPE_CHECKING:
    import pandas as pd

    from placebook.measures.space import RelatednessSpace

__all__ = ["close_strengths", "opportunities", "strengths_behind", "traded_industries"]


def opportunities(
    place: pd.DataFrame,
    whole: pd.DataFrame,
    year: int,
    space: RelatednessSpace,
    rates: pd.DataFrame,
) -> pd.DataFrame:
    """List the industries that a place has but is not specialised in.

    Parameters
    ----------
    place, whole, year
        As `location_quotients` takes them.
    space
        As `relatedness_space` gives it.
    rates
        The ``entry_rates`` table, as `with_chances` takes it.

    Returns
    -------
    DataFrame
        A row an industry of the space with a location quotient below 1 and at
        least half a per cent of the place's GVA: the columns of `location_quotients`,
        ``local`` (serves people nearby), ``density`` (per cent, `relatedness_density`),
        ``complexity``, and ``chance_low`` and ``chance_high`` (0 to 1: of industries
        with such a quotient, the share that became specialisations within ten years,
        in the decade with fewer and in the decade with more). The likeliest first;
        of equal chances the one with the highest density.
    """
    table = location_quotients(place, whole, year)
    density = relatedness_density(_present(table, space).to_frame("place").T, space.proximity)
    table = table.assign(
        local=table["industry"].map(
            place.drop_duplicates("industry").set_index("industry")["local"]
        ),
        density=table["industry"].map(density.loc["place"]),
        complexity=table["industry"].map(space.complexity),
    )
    possible = table["industry"].isin(space.proximity.index)
    table = table[possible & ~specialised(table["lq"]) & (table["share"] >= LEAST_SHARE)]
    return with_chances(table, rates).sort_values(
        ["chance_high", "density", "industry"], ascending=[False, False, True], ignore_index=True
    )


def strengths_behind(
    place: pd.DataFrame, whole: pd.DataFrame, year: int, space: RelatednessSpace, count: int = 3
) -> pd.DataFrame:
    """List the strengths of a place that each of its other industries could build on.

    Parameters
    ----------
    place, whole, year, space
        As `opportunities` takes them.
    count
        How many strengths to list for each industry.

    Returns
    -------
    DataFrame
        As `related_strengths` gives it, with ``strength_title``.
    """
    table = location_quotients(place, whole, year)
    titles = table.set_index("industry")["short_title"]
    strengths = related_strengths(_present(table, space), space.proximity, count)
    return strengths.assign(strength_title=strengths["strength"].map(titles))


def close_strengths(
    place: pd.DataFrame,
    whole: pd.DataFrame,
    year: int,
    space: RelatednessSpace,
    traded: pd.DataFrame,
    count: int = 3,
) -> pd.DataFrame:
    """List the traded strengths of a place that are closely related to each other industry.

    Close are pairs of industries that districts share more often than the
    median of all pairs. Local industries are found together wherever people
    live, and the smallest carry nothing, so neither counts.

    Parameters
    ----------
    place, whole, year, space, count
        As `strengths_behind` takes them.

    Returns
    -------
    DataFrame
        As `strengths_behind` gives it; an industry without a close strength has no row.
    """
    behind = strengths_behind(place, whole, year, space, count=len(space.proximity))
    sold = traded.loc[traded["strength"], "industry"]
    pairs = space.proximity.to_numpy()[np.triu_indices(len(space.proximity), 1)]
    close = behind[behind["strength"].isin(sold) & (behind["proximity"] > np.median(pairs))]
    return close.groupby("industry", sort=False).head(count).reset_index(drop=True)


def traded_industries(place: pd.DataFrame, whole: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the location quotients of the industries that sell beyond the area.

    A place can lead the world only in what it sells to others (Porter 2003,
    doi:10.1080/0034340032000108688, on traded and local industries).

    Parameters
    ----------
    place, whole, year
        As `location_quotients` takes them; `place` with ``local`` and ``by_business``.

    Returns
    -------
    DataFrame
        As `location_quotients` gives it, without local industries, those that
        no business produces and those under half a per cent of the place's
        GVA; with ``strength``, true where the quotient is 1 or more.
    """
    table = location_quotients(place, whole, year)
    sold = place.loc[~place["local"] & place["by_business"], "industry"]
    table = table[table["industry"].isin(sold) & (table["share"] >= LEAST_SHARE)]
    return table.assign(strength=specialised(table["lq"])).reset_index(drop=True)


def _present(quotients: pd.DataFrame, space: RelatednessSpace) -> pd.Series:
    """Tell which industries of the space the place is specialised in."""
    here = specialised(quotients.set_index("industry")["lq"])
    return here.reindex(space.proximity.index, fill_value=False)
