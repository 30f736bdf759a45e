"""The boundaries that maps are drawn from: one file for the whole book.

Charts name the file and the browser reads it once, for a topology inside a
chart costs Altair thirty times as long to write. A notebook that stands alone
has no file beside it that a browser could read, so it brings the topology in.
"""

from __future__ import annotations

from typing import Any

__all__ = ["ADDRESS", "PLACES", "bring_boundaries", "with_boundaries"]

# As seen from a template, and from a page of the site: both have the data beside them.
ADDRESS = "../data/boundaries.topojson"
PLACES = {"type": "topojson", "feature": "places"}

_brought: dict[str, Any] = {}


def bring_boundaries(topology: dict[str, Any]) -> None:
    """Draw all maps from now on from this topology, instead of from the file.

    Parameters
    ----------
    topology
        TopoJSON with the object ``places``.
    """
    _brought.clear()
    _brought.update(topology)


def with_boundaries(node: Any, topology: dict[str, Any] | None = None) -> Any:
    """Put the topology where a specification names the file.

    Parameters
    ----------
    node
        A Vega-Lite specification or anything that holds some.
    topology
        What to put there; by default what `bring_boundaries` was given. If
        that is nothing, `node` comes back as it is.
    """
    shapes = _brought if topology is None else topology
    if not shapes:
        return node
    if isinstance(node, list):
        return [with_boundaries(item, shapes) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("url") == ADDRESS:
        return {"values": shapes, "format": node["format"]}
    return {key: with_boundaries(value, shapes) for key, value in node.items()}
