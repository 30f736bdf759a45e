"""Maps small enough for every page: topologies of the places, of districts, of nations' regions.

Borders that two areas share are simplified once and stored once, so no slivers
open between them and no border crosses itself. Positions are rounded to a grid.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import shapely
import topojson

from scripts.adapters.nation_regions import nation_region_areas, nation_regions
from scripts.geography import BRITISH_GRID, METADATA, area_places, current_code, districts
from scripts.package import checksum

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["describe", "district_shapes", "topologies"]

WGS84 = "EPSG:4326"
PLACES_TOLERANCE, AREAS_TOLERANCE, REGIONS_TOLERANCE = 700, 500, 1000  # metres
GRID = 100_000  # steps across the UK: about ten metres
PLACES_FILE, AREAS_FILE = "boundaries.topojson", "areas.topojson"
REGIONS_FILE = "nation_regions.topojson"
NAMES = {
    PLACES_FILE: "boundaries",
    AREAS_FILE: "area_boundaries",
    REGIONS_FILE: "nation_region_boundaries",
}
TITLES = {
    PLACES_FILE: "Boundaries of LEPs (May 2021) and nations, simplified",
    AREAS_FILE: "Boundaries of districts (2023), simplified",
    REGIONS_FILE: "Boundaries of ITL 3 regions of Scotland, Wales and Northern Ireland, simplified",
}


def topologies(raw: Raw) -> dict[str, str]:
    """Return the boundary files, as JSON text by file name."""
    return {
        PLACES_FILE: _topology(_places(raw), "places"),
        AREAS_FILE: _topology(_areas(raw), "areas"),
        REGIONS_FILE: _topology(_regions(raw), "regions3"),
    }


def describe(maps: dict[str, str]) -> list[dict]:
    """Return the data package's descriptors of the boundary files."""
    return [
        {
            "name": NAMES[name],
            "title": TITLES[name],
            "path": name,
            "format": "topojson",
            "mediatype": "application/json",
            "encoding": "utf-8",
        }
        | checksum(text)
        for name, text in sorted(maps.items())
    ]


def district_shapes(raw: Raw) -> gpd.GeoDataFrame:
    """Return the 361 districts on the British National Grid, column ``area`` and shapes."""
    layer = gpd.read_file(raw.path("ons_uk_topology_2022"), layer="LTLA").set_crs(WGS84)
    layer["area"] = layer["AREACD"].map(current_code(raw))
    return layer.to_crs(BRITISH_GRID).dissolve("area")[["geometry"]].reset_index()


def _simplified(shapes: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Simplify shapes that fit together without gaps so that they still do.

    Parameters
    ----------
    tolerance
        Side of the largest triangle that may be cut off, in metres.
    """
    simple = shapely.coverage_simplify(shapes.geometry.to_numpy(), tolerance)
    return shapes.set_geometry(simple, crs=BRITISH_GRID)


def _places(raw: Raw) -> gpd.GeoDataFrame:
    """Return LEPs and nations, put together from pieces that no border crosses."""
    members = area_places(raw)
    together = members.sort_values("place").groupby("area")["place"].agg("|".join)
    districts_in = district_shapes(raw)
    pieces = districts_in.assign(piece=districts_in["area"].map(together)).dissolve("piece")
    pieces = _simplified(pieces.reset_index()[["piece", "geometry"]], PLACES_TOLERANCE)
    pieces["id"] = pieces["piece"].str.split("|", regex=False)
    shapes = pieces.explode("id")[["id", "geometry"]].dissolve("id")
    names = pd.read_csv(METADATA / "places.csv").set_index("id")[["name", "kind"]]
    return shapes.join(names).reset_index()[["id", "name", "kind", "geometry"]]


def _areas(raw: Raw) -> gpd.GeoDataFrame:
    shapes = _simplified(district_shapes(raw), AREAS_TOLERANCE).rename(columns={"area": "id"})
    shapes["name"] = shapes["id"].map(districts(raw).set_index("code")["name"])
    return shapes[["id", "name", "geometry"]]


def _regions(raw: Raw) -> gpd.GeoDataFrame:
    """Return ITL 3 regions of three nations, put together from their districts."""
    region = nation_region_areas(raw).set_index("area")["region"]
    shapes = district_shapes(raw)
    shapes = shapes.assign(id=shapes["area"].map(region)).dropna(subset=["id"])
    shapes = _simplified(shapes.dissolve("id").reset_index(), REGIONS_TOLERANCE)
    shapes["name"] = shapes["id"].map(nation_regions(raw).set_index("code")["name"])
    return shapes[["id", "name", "geometry"]]


def _topology(shapes: gpd.GeoDataFrame, name: str) -> str:
    made = topojson.Topology(
        shapes.to_crs(WGS84), prequantize=GRID, topology=True, object_name=name
    )
    topology = json.loads(made.to_json())
    arcs = _positions(topology)
    for geometry in topology["objects"][name]["geometries"]:
        geometry["id"] = geometry["properties"]["id"]
        nested = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        wound = [[_wound(ring, arcs, inner=i > 0) for i, ring in enumerate(p)] for p in nested]
        kept = [[ring for ring in rings if ring] for rings in wound if rings[0]]
        geometry |= {"type": "MultiPolygon", "arcs": kept}
    return json.dumps(topology, separators=(",", ":"), ensure_ascii=False) + "\n"


def _positions(topology: dict) -> list[list[tuple[float, float]]]:
    """Decode the arcs: positions are stored as steps on the grid."""
    decoded = []
    for arc in topology["arcs"]:
        x, y, positions = 0, 0, []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            positions.append((x, y))
        decoded.append(positions)
    return decoded


def _wound(ring: list[int], arcs: list[list[tuple[float, float]]], *, inner: bool) -> list[int]:
    """Return a ring wound as d3 wants it (outside clockwise), or nothing if it has no area.

    On a sphere the winding tells which side is inside: a ring the wrong way
    round paints the rest of the globe.
    """
    positions = [xy for i in ring for xy in (arcs[i] if i >= 0 else arcs[~i][::-1])]
    pairs = zip(positions, positions[1:] + positions[:1], strict=True)
    twice_area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)
    if twice_area == 0:
        return []
    clockwise = twice_area < 0
    return ring if clockwise != inner else [~i for i in reversed(ring)]
