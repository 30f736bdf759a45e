"""Draw the map of all places as SVG with a link in each place: no script needed to use it."""

from __future__ import annotations

import json
import math
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = ["map_svg", "project"]

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


def map_svg(topology: Path, address: Callable[[str], str | None]) -> str:
    """Write the map of places.

    Parameters
    ----------
    topology
        TopoJSON with an object ``places`` whose geometries have ``id``,
        ``name`` and ``kind``.
    address
        Gives the address of a place's chapter; None for one without.

    Returns
    -------
    str
        An ``<svg>`` with a link, a name and a shape for every LEP and for
        Scotland, Wales and Northern Ireland. England is its LEPs.
    """
    shapes = _shapes(json.loads(topology.read_text(encoding="utf-8")))
    shapes = [shape for shape in shapes if shape["id"] != "england"]
    points = [point for shape in shapes for ring in shape["rings"] for point in ring]
    scale = _fit(points)
    height = round(max(scale(point)[1] for point in points)) + 8
    nations = [shape for shape in shapes if shape["kind"] == "nation"]
    leps = sorted((shape for shape in shapes if shape["kind"] == "lep"), key=lambda s: -s["size"])
    drawn = "\n".join(_link(shape, scale, address(shape["id"])) for shape in [*nations, *leps])
    return (
        f'<svg class="pb-map" viewBox="0 0 {WIDTH} {height}" role="group" '
        f'aria-label="Map of all places. The list below holds the same links.">\n{drawn}\n</svg>'
    )


def _link(shape: dict[str, Any], scale: Callable[[Point], Point], address: str | None) -> str:
    name = escape(shape["name"])
    path = f'<path class="pb-{shape["kind"]}" d="{_path(shape["rings"], scale)}"/>'
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
