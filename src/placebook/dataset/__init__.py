"""The data package in memory: loaded once, sliced by place, never computed with."""

from placebook.dataset.descriptor import read_descriptor
from placebook.dataset.digests import table_digests
from placebook.dataset.holdings import holds
from placebook.dataset.load import DataPackage, MissingTableError, load
from placebook.dataset.opening import open_all, open_package, open_place, slice_of
from placebook.dataset.place import AllPlaces, Place, PlaceData, UnknownPlaceError
from placebook.dataset.slices import comparable
from placebook.dataset.trace import UntraceableError, trace_value

__all__ = [
    "AllPlaces",
    "DataPackage",
    "MissingTableError",
    "Place",
    "PlaceData",
    "UnknownPlaceError",
    "UntraceableError",
    "comparable",
    "holds",
    "load",
    "open_all",
    "open_package",
    "open_place",
    "read_descriptor",
    "slice_of",
    "table_digests",
    "trace_value",
]
