"""Parts of the map drawn again, larger, where the places are too small for a finger.

The shapes stand in the page once, in the map; here they are shown by reference. An enlargement is
for those who point: keyboard and screen reader have met the same links in the map already.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Box", "enlarged_html"]

Box = tuple[float, float, float, float]
"""West, north, east and south in the units of the drawing."""

MARGIN = 4
LETTERS = 26  # of a name that fit in one line
# What a part is called, and the places that it must hold.
PARTS = (
    (
        "From Birmingham to Liverpool and Leeds, enlarged",
        (
            *("liverpool-city-region", "greater-manchester", "leeds-city-region"),
            *("sheffield-city-region", "black-country", "greater-birmingham-and-solihull"),
        ),
    ),
    (
        "London and the places around it, enlarged",
        (
            *("london", "hertfordshire", "buckinghamshire", "thames-valley-berkshire"),
            *("oxfordshire", "south-east-midlands"),
        ),
    ),
)


def enlarged_html(shapes: Sequence[dict[str, Any]], address: Callable[[str], str | None]) -> str:
    """Write the enlargements of the map.

    Parameters
    ----------
    shapes
        What the map shows: ``id``, ``name``, ``kind`` and ``box``, in the order of drawing.
    address
        Gives the address of a place's chapter; None for one without.

    Returns
    -------
    str
        A figure a part; nothing where the map lacks one of the places that a part must hold.
    """
    boxes = {shape["id"]: shape["box"] for shape in shapes}
    figures = [
        _figure(title, _union([boxes[place] for place in held]), shapes, address)
        for title, held in PARTS
        if set(held) <= boxes.keys()
    ]
    return (
        f'<div class="pb-enlarged" aria-hidden="true">{"".join(figures)}</div>' if figures else ""
    )


def _union(boxes: Sequence[Box]) -> Box:
    west, north, east, south = zip(*boxes, strict=True)
    return min(west) - MARGIN, min(north) - MARGIN, max(east) + MARGIN, max(south) + MARGIN


def _figure(
    title: str,
    box: Box,
    shapes: Sequence[dict[str, Any]],
    address: Callable[[str], str | None],
) -> str:
    west, north, east, south = box
    inside = [shape for shape in shapes if _meet(shape["box"], box)]
    drawn = "".join(_link(shape, box, address(shape["id"])) for shape in inside)
    view = f"{west:.0f} {north:.0f} {east - west:.0f} {south - north:.0f}"
    return (
        f'<figure><svg class="pb-map" viewBox="{view}">{drawn}</svg>'
        f"<figcaption>{escape(title)}</figcaption></figure>"
    )


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _link(shape: dict[str, Any], box: Box, address: str | None) -> str:
    shown = f'<use href="#map-{shape["id"]}"/>'
    if address is None:
        return shown
    return (
        f'<a href="{escape(address, quote=True)}" tabindex="-1">'
        f"<title>{escape(shape['name'])}</title>{shown}{_name(shape['name'], box)}</a>"
    )


def _name(name: str, box: Box) -> str:
    """Write a name in the upper left corner, in two lines if it is long."""
    size = (box[2] - box[0]) / LETTERS * 1.6
    split = name.rfind(" ", 0, LETTERS) if len(name) > LETTERS else len(name)
    lines = "".join(
        f'<tspan x="{box[0] + 2:.1f}" dy="{size:.1f}">{escape(line.strip())}</tspan>'
        for line in (name[:split], name[split:])
        if line
    )
    style = f"font-size:{size:.1f}px;stroke-width:{size / 4:.1f}px"
    return f'<text class="pb-name" y="{box[1]:.1f}" style="{style}">{lines}</text>'
