"""One place's slice of the data package: what a chapter reads.

A chapter needs the place, those it is compared with, and the others of its
kind. Slicing happens here so that measures get plain frames and the template
stays short.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.dataset.load import DataPackage

__all__ = ["UK", "AllPlaces", "Place", "PlaceData", "UnknownPlaceError", "ids_of", "place_of"]

UK = "united-kingdom"
ENGLAND = "england"


class UnknownPlaceError(ValueError):
    """No place has the id that was asked for."""


@dataclass(frozen=True)
class Place:
    """A row of the places table; see the data dictionary for its fields.

    ``peers`` is what places of its kind are called together, for instance ``"LEPs"``.
    """

    id: str
    code: str
    name: str
    name_in_text: str
    kind: str
    vintage: int | None
    nation: str
    region: str
    successors: tuple[str, ...]
    notes: str
    peers: str


@dataclass(frozen=True)
class PlaceData:
    """What a chapter reads.

    Parameters
    ----------
    package
        The slice of the data package that the chapter may read.
    place
        The chapter's place.
    comparators
        Places it is set beside, nearest first: its nation and the UK,
        unless the analyst chose others.
    cohort
        All places of its kind, itself among them: LEPs are compared with
        LEPs, nations with nations.
    """

    package: DataPackage
    place: Place
    comparators: tuple[Place, ...]
    cohort: tuple[Place, ...]

    @property
    def reference(self) -> Place:
        """The UK: the whole of which shares and location quotients are taken."""
        return place_of(self.package, UK)

    @property
    def small_places(self) -> str:
        """What the places are called that the book groups by region: odds are measured on them."""
        kinds = self.package.kinds
        return kinds.loc[kinds["by_region"], "plural"].iloc[0]

    @property
    def has_parts(self) -> bool:
        """Whether smaller areas are known that the place is made of."""
        places = self.package.places
        inside = (places["nation"] == self.place.id) & (places["id"] != self.place.id)
        return bool(inside.any()) or self.covers("area_places")

    def covers(self, table: str) -> bool:
        """Tell whether a table has anything on places like this one or on the UK."""
        return len(self.package[table]) > 0

    def observations(self, *indicators: str, places: Sequence[Place] | None = None) -> pd.DataFrame:
        """Observations of the chapter's place and comparators, or of `places`.

        Returns
        -------
        DataFrame
            Rows of the observations table, with the ``name`` and ``kind`` of the
            place beside, and its ``area``: where that changes along a series, the
            boundaries changed and the series breaks.
        """
        chosen = places if places is not None else (self.place, *self.comparators)
        return _observations(self.package, indicators, chosen)

    def benchmark(self, *indicators: str) -> pd.DataFrame:
        """Observations of the UK; of England for indicators that the UK lacks.

        Some sources leave Northern Ireland out, so that there is no figure for the UK.
        England has nothing to stand beside then.
        """
        uk = self.observations(*indicators, places=[self.reference])
        if self.place.id == ENGLAND:
            return uk
        known = set(uk["indicator"])
        lacking = [indicator for indicator in indicators if indicator not in known]
        instead = self.observations(*lacking, places=[place_of(self.package, ENGLAND)])
        return pd.concat([uk, instead], ignore_index=True)

    def industries(self, place: Place) -> pd.DataFrame:
        """GVA by industry and year of one place, with titles and levels of the industries."""
        return _industries(self.package, [place])

    def research(self, place: Place) -> pd.DataFrame:
        """Research staff and quality of one place by field in the latest exercise, with titles."""
        rows = self.package["research"]
        rows = rows[(rows["place"] == place.id) & (rows["period"] == rows["period"].max())]
        return rows.merge(self.package["research_fields"], left_on="field", right_on="id")

    def assets(self) -> pd.DataFrame:
        """Innovation assets of the place, with the ``district`` of each where the slice has it."""
        rows = self.package["assets"]
        districts = self.package["areas"].set_index("code")["name"]
        return rows.assign(district=rows["area"].map(districts).fillna(""))

    def parts(self, *indicators: str) -> pd.DataFrame:
        """Take indicators in the parts of the place: districts, or LEPs for England.

        Returns
        -------
        DataFrame
            Columns ``part``, ``name``, ``indicator``, ``period``, ``value``, ``lower``,
            ``upper``, ``status``.
        """
        if self.place.id == "england":
            leps = [place_of(self.package, i) for i in ids_of(self.package, "lep")]
            return self.observations(*indicators, places=leps).rename(columns={"place": "part"})
        members = self.package["area_places"]
        members = members.loc[members["place"] == self.place.id, "area"]
        rows = self.package["area_observations"]
        rows = rows[rows["indicator"].isin(indicators) & rows["area"].isin(members)]
        areas = self.package["areas"][["code", "name"]]
        return rows.merge(areas, left_on="area", right_on="code").rename(columns={"area": "part"})


@dataclass(frozen=True)
class AllPlaces:
    """What a page on all places together reads.

    Parameters
    ----------
    package
        The whole data package.
    leps, nations
        Places by kind, in the order of the book.
    reference
        The UK.
    """

    package: DataPackage
    leps: tuple[Place, ...]
    nations: tuple[Place, ...]
    reference: Place

    def observations(self, *indicators: str, places: Sequence[Place]) -> pd.DataFrame:
        """Observations of the places given, with their names beside."""
        return _observations(self.package, indicators, places)

    def industries(self, *places: Place) -> pd.DataFrame:
        """GVA by industry and year of the places given, with titles of the industries."""
        return _industries(self.package, places)

    def region_industries(self) -> pd.DataFrame:
        """GVA by industry of the regions of three nations and of the UK, with titles."""
        rows, titles = self.package["nation_region_gva"], self.package["nation_region_industries"]
        return rows.merge(titles, left_on="industry", right_on="code")

    def research(self) -> pd.DataFrame:
        """Research of all places by field, in each exercise, with titles of the fields."""
        fields = self.package["research_fields"]
        return self.package["research"].merge(fields, left_on="field", right_on="id")


def _industries(package: DataPackage, places: Sequence[Place]) -> pd.DataFrame:
    rows = package["industry_gva"]
    rows = rows[rows["place"].isin([place.id for place in places])]
    return rows.merge(package["industries"], left_on="industry", right_on="code")


def _observations(
    package: DataPackage, indicators: Sequence[str], places: Sequence[Place]
) -> pd.DataFrame:
    rows = package["observations"].iloc[package.positions("observations", "indicator", indicators)]
    rows = rows[rows["place"].isin([place.id for place in places])]
    names = {place.id: place.name for place in places}
    kinds = {place.id: place.kind for place in places}
    named = rows.assign(name=rows["place"].map(names), kind=rows["place"].map(kinds))
    areas = package["place_vintages"][["place", "vintage", "same_as"]]
    dated = named.merge(areas, on=["place", "vintage"], how="left")
    return dated.rename(columns={"same_as": "area"}).fillna({"area": 0}).reset_index(drop=True)


def ids_of(package: DataPackage, kind: str) -> list[str]:
    """List the ids of the places of a kind, in the order of the book."""
    return list(package.places.index[package.places["kind"] == kind])


def place_of(package: DataPackage, identifier: str) -> Place:
    """Look up a place.

    Raises
    ------
    UnknownPlaceError
        If no place has that id; the message names the nearest.
    """
    row = package.place_rows.get(identifier)
    if row is None:
        near = get_close_matches(identifier, package.places.index, n=1, cutoff=0.4)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise UnknownPlaceError(f"no place has the id {identifier!r}{hint}")
    return Place(
        id=row["id"],
        code=row["code"],
        name=row["name"],
        name_in_text=row["name_in_text"],
        kind=row["kind"],
        vintage=None if pd.isna(row["vintage"]) else int(row["vintage"]),
        nation=row["nation"],
        region=row["region"],
        successors=tuple(part for part in row["successors"].split("; ") if part),
        notes=row["notes"],
        peers=package.peers[row["kind"]],
    )
