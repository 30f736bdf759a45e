"""Open the data package: once a process, and for each chapter the slice that it may read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from placebook.dataset.descriptor import DESCRIPTOR
from placebook.dataset.load import DataPackage, load
from placebook.dataset.place import UK, AllPlaces, Place, PlaceData, ids_of, place_of
from placebook.dataset.slices import slice_package
from placebook.layout import find_layout

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

__all__ = ["open_all", "open_package", "open_place", "slice_of"]

MOST_COMPARATORS = 3


@lru_cache(maxsize=4)
def _loaded(folder: Path, stamp: int) -> DataPackage:  # noqa: ARG001  the stamp is the cache's key
    return load(folder)


def open_package(data: Path | None = None) -> DataPackage:
    """Load the data package once a process; again only when its descriptor changes.

    Parameters
    ----------
    data
        Folder of the data package; the project's own by default.
    """
    folder = (data or find_layout().data).resolve()
    descriptor = folder / DESCRIPTOR
    return _loaded(folder, descriptor.stat().st_mtime_ns if descriptor.is_file() else 0)


def open_all(*, data: Path | None = None) -> AllPlaces:
    """Open the data package for a page on all places."""
    package = open_package(data)
    by_kind = {
        kind: tuple(place_of(package, i) for i in ids_of(package, kind))
        for kind in ("lep", "nation")
    }
    return AllPlaces(package, by_kind["lep"], by_kind["nation"], place_of(package, UK))


def open_place(
    place: str, comparators: Sequence[str] = (), *, data: Path | None = None
) -> PlaceData:
    """Open the slice of the data package that a chapter reads.

    Parameters
    ----------
    place
        Id of the place, for instance ``"oxfordshire"``.
    comparators
        Ids of places to set it beside; its nation if empty. The UK always comes with them.
    data
        Folder of the data package; the project's own by default.

    Raises
    ------
    UnknownPlaceError
        If an id is not in the places table; the message names the nearest.
    ValueError
        If more than three comparators were chosen.
    """
    package = open_package(data)
    chosen = place_of(package, place)
    return PlaceData(
        package=slice_of(package, place, comparators),
        place=chosen,
        comparators=tuple(place_of(package, i) for i in _beside(chosen, comparators)),
        cohort=tuple(place_of(package, i) for i in ids_of(package, chosen.kind)),
    )


def slice_of(
    package: DataPackage,
    place: str,
    comparators: Sequence[str] = (),
    compared: Collection[str] = (),
) -> DataPackage:
    """Cut one place's slice; see :func:`placebook.dataset.slices.slice_package`.

    Raises
    ------
    UnknownPlaceError
        If an id is not in the places table; the message names the nearest.
    """
    beside = _beside(place_of(package, place), comparators)
    return slice_package(package, place, [place_of(package, i).id for i in beside], compared)


def _beside(place: Place, comparators: Sequence[str]) -> list[str]:
    """List the comparators, the usual ones if none was chosen; the UK is always the last."""
    usual = [place.nation] if place.nation else []
    others = [i for i in dict.fromkeys(comparators or usual) if i not in {place.id, UK}]
    if len(others) > MOST_COMPARATORS:
        raise ValueError(
            f"{len(others)} comparators were chosen for {place.name}; a chart can tell apart "
            f"{MOST_COMPARATORS} beside the UK"
        )
    return [*others, UK]
