"""Cut from the data package what one chapter may read, and nothing else.

A chapter that sees only its slice cannot depend on anything outside it. So the
slice is what its fingerprint covers, what its downloaded notebook carries, and
what the parts of the book that hang on one place are made from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from placebook.dataset.load import DataPackage
from placebook.dataset.place import ENGLAND, UK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import pandas as pd

__all__ = ["comparable", "slice_package"]

# What places are measured against: England stands in where there is no figure for the UK.
BENCHMARKS = (UK, ENGLAND)
# Of more places than these a notebook that is taken away could not carry all figures.
MOST_TO_CHOOSE = 100
# Of so many others all years are kept of the first headline only, and these years of the rest.
RECENT = 6
BOUNDARIES = "geography/boundaries/"
# What is the same for all places: names, titles, units, classifications, boundaries' history,
# how industries are related, and what conditions places offer.
WHOLE = (
    *("places", "kinds", "place_vintages", "indicators", "industries", "sections"),
    *("research_fields", "research_industries", "industry_proximity", "industry_complexity"),
    *("entry_rates", "conditions", "condition_indicators", "place_conditions"),
    *("place_environments", "innovation_sectors", "innovation_sector_parts"),
)
# Tables whose rows a place reaches through a table of pairs.
REACHED = {
    "areas": ("area_places", "code", "area"),
    "area_observations": ("area_places", "area", "area"),
    "assets": ("asset_places", "id", "asset"),
    "programmes": ("programme_places", "id", "programme"),
    "programme_themes": ("programme_places", "programme", "programme"),
    "regions": ("region_places", "code", "region"),
    "region_standing": ("region_places", "region", "region"),
    "region_likenesses": ("region_places", "region", "region"),
    "case_studies": ("case_study_places", "slug", "case"),
}
# Tables of pairs and reasons that are read for the place alone, not for the UK beside it.
OWN = (
    *("area_places", "asset_places", "programme_places", "region_places", "missing"),
    *("division_jobs", "framework_standing", "peers", "peer_conditions", "case_study_places"),
    "programme_gaps",
)
# Tables that are read for the place and the UK.
WITH_UK = ("industry_gva", "research", "research_funding")
# The nations that jobs are counted in: together they are Great Britain.
BRITAIN = ("england", "scotland", "wales")


def slice_package(
    package: DataPackage, place: str, comparators: Iterable[str], compared: Collection[str] = ()
) -> DataPackage:
    """Cut one chapter's slice.

    Parameters
    ----------
    package
        The whole data package, or a slice that holds this one.
    place
        Id of the chapter's place.
    comparators
        Ids of the places it is set beside; the UK and England always come with them.
    compared
        Indicators kept for every place that could be a comparator, so that the
        choice can be changed later.

    Returns
    -------
    DataPackage
        With the tables that a chapter reads; the others are left out.
    """
    beside = {place, *BENCHMARKS, *comparators}
    inside = _places_in(package, place)
    tables = {name: package[name] for name in WHOLE}
    tables["observations"] = _observations(package, place, beside, inside, set(compared))
    for name in WITH_UK:
        tables[name] = _rows(package, name, "place", {place, UK})
    tables["industry_jobs"] = _rows(package, "industry_jobs", "place", {place, *BRITAIN})
    for name in OWN:
        tables[name] = _rows(package, name, "place", {place})
    if inside:
        tables["area_places"] = tables["area_places"].head(0)
    for name, (pairs, key, pair_key) in REACHED.items():
        tables[name] = _rows(package, name, key, set(tables[pairs][pair_key]))
    tables["sources"] = _sources(package, tables.values())
    in_order = {name: tables[name] for name in package.tables if name in tables}
    return DataPackage(package.folder, package.descriptor, in_order)


def comparable(package: DataPackage, place: str) -> list[str]:
    """List the places that a reader may set beside a place, in the order of the book.

    They are those of its kind, unless these are too many to carry, and those that stand
    beside any kind.
    """
    places = package.places
    cohort = places["kind"] == places.loc[place, "kind"]
    beside = places["kind"].isin(package.kinds_that("beside"))
    chosen = beside | cohort if cohort.sum() <= MOST_TO_CHOOSE else beside
    return [one for one in places.index[chosen] if one not in {place, UK}]


def _places_in(package: DataPackage, place: str) -> set[str]:
    """Find the places of a nation: they are its parts, as districts are those of other places."""
    places = package.places
    return set(places.index[(places["nation"] == place) & (places["id"] != place)])


def _observations(
    package: DataPackage, place: str, beside: set[str], inside: set[str], compared: set[str]
) -> pd.DataFrame:
    """Keep all of the place and its comparators, the headlines of its kind and of its parts."""
    places, rows = package.places, package["observations"]
    cohort = set(places.index[places["kind"] == places.loc[place, "kind"]])
    possible = {*comparable(package, place), *BENCHMARKS}
    order = package.indicators["headline"].dropna()
    keep = np.zeros(len(rows), dtype=bool)
    for indicators, wanted in ((set(order.index), cohort | inside), (compared, possible)):
        theirs = np.zeros_like(keep)
        theirs[package.positions("observations", "place", wanted)] = True
        at = package.positions("observations", "indicator", indicators)
        keep[at] |= theirs[at]
    if len(cohort) > MOST_TO_CHOOSE:
        keep &= _recent(rows, cohort) | (rows["indicator"] == order.idxmin()).to_numpy()
    keep[package.positions("observations", "place", beside)] = True
    return rows[keep]


def _recent(rows: pd.DataFrame, cohort: set[str]) -> np.ndarray:
    """Tell which rows are of the last years that the indicator has for places of the kind."""
    last = rows[rows["place"].isin(cohort)].groupby("indicator")["period"].max()
    return (rows["period"] > rows["indicator"].map(last) - RECENT).to_numpy(bool, na_value=False)


def _sources(package: DataPackage, tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Keep the sources that the slice cites, and those of the boundaries, which no row cites."""
    cited = {source for table in tables if "source" in table for source in table["source"].unique()}
    sources = package["sources"]
    drawn = sources["path"].str.startswith(BOUNDARIES)
    return sources[sources["id"].isin(cited) | drawn]


def _rows(package: DataPackage, name: str, column: str, wanted: set[str]) -> pd.DataFrame:
    return package[name].take(package.positions(name, column, wanted))
