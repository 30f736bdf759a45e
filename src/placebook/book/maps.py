"""Draw the map of all places as SVG with a link in each place: no script needed to use it."""

from __future__ import annotations

import json
import math
from html import escape
from typing import TYPE_CHECKING, Any

from placebook.book.enlarged import Box, enlarged_html

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = ["WIDTH", "Box", "drawn_places", "map_svg", "maps_html", "project"]

WIDTH = 560
Point = tuple[float, float]


def project(longitude: float, latitude: float) -> Point:
    """Project degrees as the National Grid does, near enough for a drawing.

    A transverse Mercator projection on a sphere with its meridian at 2 degrees
    west (Snyder 1987, equations 8-1 to 8-4); units are radians.
    """
    lam, phi = math.radians(longitude + 2), math.radians(latitude)
    b = math.cos(phi) * math.sin(lam)
    return 0.5 * math.log((1 + b) / (1 - b)), math.atan2(math.tan(phi), math.cos(lam))


def maps_html(
    topology: Path, address: Callable[[str], str | None], order: Sequence[str] = ()
) -> str:
    """Write the map of places as `map_svg` does, and enlargements of where they are small."""
    shapes, height, _ = drawn_places(topology, order)
    drawn = _svg(shapes, height, address) + enlarged_html(shapes, address)
    return f'<div class="pb-maps">{drawn}</div>'


def map_svg(topology: Path, address: Callable[[str], str | None], order: Sequence[str] = ()) -> str:
    """Write the map of places.

    Parameters
    ----------
    topology
        TopoJSON with an object ``places`` whose geometries have ``id``,
        ``name`` and ``kind``.
    address
        Gives the address of a place's chapter; None for one without.
    order
        Ids of the places to draw, in the order in which the keyboard meets them; all if empty.

    Returns
    -------
    str
        An ``<svg>`` with a link, a name and a shape for every LEP and for
        Scotland, Wales and Northern Ireland. England is its LEPs.
    """
    shapes, height, _ = drawn_places(topology, order)
    return _svg(shapes, height, address)


def drawn_places(
    topology: Path, order: Sequence[str] = ()
) -> tuple[list[dict[str, Any]], int, Callable[[Point], Point]]:
    """Lay the places out on a drawing `WIDTH` wide.

    Returns
    -------
    tuple
        The shapes in the order of drawing, with ``path`` and ``box``; the height; and what puts
        a projected point on the drawing.
    """
    shapes = _shapes(json.loads(topology.read_text(encoding="utf-8")))
    shapes = [shape for shape in shapes if shape["id"] != "england"]
    if order:
        shapes = [shape for shape in shapes if shape["id"] in order]
    scale = _fit([point for shape in shapes for ring in shape["rings"] for point in ring])
    for shape in shapes:
        shape["path"] = _path(shape["rings"], scale)
        shape["box"] = _box([scale(point) for ring in shape["rings"] for point in ring])
    place = {name: position for position, name in enumerate(order)}
    shapes.sort(key=lambda shape: (place.get(shape["id"], len(place)), -shape["size"]))
    return shapes, round(max(shape["box"][3] for shape in shapes)) + 8, scale


def _box(points: Sequence[Point]) -> Box:
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def _svg(shapes: list[dict[str, Any]], height: int, address: Callable[[str], str | None]) -> str:
    drawn = "\n".join(_link(shape, address(shape["id"])) for shape in shapes)
    return (
        f'<svg class="pb-map" viewBox="0 0 {WIDTH} {height}" role="group" '
        f'aria-label="Map of all places. The list below holds the same links.">\n{drawn}\n</svg>'
    )


def _link(shape: dict[str, Any], address: str | None) -> str:
    name = escape(shape["name"])
    path = f'<path id="map-{shape["id"]}" class="pb-{shape["kind"]}" d="{shape["path"]}"/>'
    if address is None:
        return f"<g><title>{name}: no chapter in this edition</title>{path}</g>"
    return (
        f'<a href="{escape(address, quote=True)}" aria-label="{escape(shape["name"], quote=True)}">'
        f"<title>{name}</title>{path}"
        f'<text class="pb-name" x="4" y="24" aria-hidden="true">{name}</text></a>'
    )


def _path(rings: Sequence[Sequence[Point]], scale: Callable[[Point], Point]) -> str:
    parts = []
    for ring in rings:
        drawn = [f"{x:.1f} {y:.1f}" for x, y in map(scale, ring)]
        kept = [p for k, p in enumerate(drawn) if k == 0 or p != drawn[k - 1]]
        if len(kept) > 3:  # noqa: PLR2004  fewer corners have no area
            parts.append(f"M{'L'.join(kept)}Z")
    return "".join(parts)


def _fit(points: Sequence[Point]) -> Callable[[Point], Point]:
    """Scale projected points to the drawing's width, north up."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    north = max(y for _, y in points)
    factor = (WIDTH - 8) / (east - west)
    return lambda point: (4 + (point[0] - west) * factor, 4 + (north - point[1]) * factor)


def _shapes(topology: dict[str, Any]) -> list[dict[str, Any]]:
    arcs = _arcs(topology)
    shapes = []
    for geometry in topology["objects"]["places"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
        shapes.append({**geometry["properties"], "rings": rings, "size": _size(rings)})
    return shapes


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append(project(x * kx + dx, y * ky + dy))
        decoded.append(points)
    return decoded


def _ring(indexes: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in indexes:
        arc = list(reversed(arcs[~index])) if index < 0 else arcs[index]
        points.extend(arc[1:] if points else arc)
    return points


def _size(rings: Sequence[Sequence[Point]]) -> float:
    """Area of the rings (the shoelace formula); small places are drawn last, on top."""
    return sum(
        abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)))
        for ring in rings
    )
