"""Put the outlines of two maps into one, so that a chart needs one file for the whole book."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["joined_outlines"]

# A map: its file, its object, the kind of its shapes, and the id of each shape that is kept.
Map = tuple[Path, str, str, dict[str, str]]


def joined_outlines(first: Map, *others: Map) -> str:
    """Write one TopoJSON with the object ``places`` from several.

    All are rounded to the grid of the first, about a hundred metres.

    Returns
    -------
    str
        The text of the file.
    """
    joined = _read(first[0]) | {"objects": {}, "arcs": []}
    joined.pop("bbox", None)
    shapes: list[dict[str, Any]] = []
    for path, layer, kind, ids in (first, *others):
        topology = _read(path)
        kept = [s for s in topology["objects"][layer]["geometries"] if s["id"] in ids]
        arcs = {abs_index for shape in kept for abs_index in _used(shape["arcs"])}
        number = {old: len(joined["arcs"]) + new for new, old in enumerate(sorted(arcs))}
        joined["arcs"] += [_moved(topology, old, joined["transform"]) for old in sorted(arcs)]
        shapes += [_shape(shape, kind, ids, number) for shape in kept]
    joined["objects"]["places"] = {"type": "GeometryCollection", "geometries": shapes}
    return json.dumps(joined, ensure_ascii=False, separators=(",", ":")) + "\n"


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def _used(arcs: Any) -> set[int]:
    """Collect the numbers of arcs, however deep they are nested; a reversed arc is ``~number``."""
    if isinstance(arcs, int):
        return {arcs if arcs >= 0 else ~arcs}
    return set().union(*map(_used, arcs))


def _numbered(arcs: Any, number: dict[int, int]) -> Any:
    if isinstance(arcs, int):
        return number[arcs] if arcs >= 0 else ~number[~arcs]
    return [_numbered(inner, number) for inner in arcs]


def _shape(
    shape: dict[str, Any], kind: str, ids: dict[str, str], number: dict[int, int]
) -> dict[str, Any]:
    place = ids[shape["id"]]
    about = {"id": place, "name": shape["properties"]["name"], "kind": kind}
    arcs = _numbered(shape["arcs"], number)
    return {"type": shape["type"], "id": place, "properties": about, "arcs": arcs}


def _moved(topology: dict[str, Any], arc: int, grid: dict[str, list[float]]) -> list[list[int]]:
    """Write an arc on another grid; steps that vanish there are left out."""
    scale, start = topology["transform"]["scale"], topology["transform"]["translate"]
    at, last, steps = [0, 0], [0, 0], []
    for step in topology["arcs"][arc]:
        at = [at[k] + step[k] for k in (0, 1)]
        point = [
            round((at[k] * scale[k] + start[k] - grid["translate"][k]) / grid["scale"][k])
            for k in (0, 1)
        ]
        if not steps or point != last:
            steps.append([point[k] - last[k] for k in (0, 1)])
        last = point
    return steps
