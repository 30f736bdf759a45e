"""The data package in memory: loaded once, sliced by place, never computed with."""

from placebook.dataset.load import DataPackage, load
from placebook.dataset.place import Place, PlaceData, UnknownPlaceError, open_place

__all__ = ["DataPackage", "Place", "PlaceData", "UnknownPlaceError", "load", "open_place"]
