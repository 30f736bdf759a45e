"""Labels that stand apart: how much room there is on an axis, and who must move."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["axis_ends", "spread"]

TICKS = 10
# Steps of an axis are 1, 2, 5 or 10 times a power of ten; each from its geometric middle on.
STEPS = ((math.sqrt(50), 10), (math.sqrt(10), 5), (math.sqrt(2), 2), (0, 1))


def axis_ends(low: float, high: float) -> tuple[float, float]:
    """Find where an axis begins and ends that Vega extends to round values.

    Parameters
    ----------
    low, high
        Least and greatest value shown on it.

    Notes
    -----
    As the scales of D3 do it for ten ticks (``scale.nice``).

    Examples
    --------
    >>> axis_ends(432, 722), axis_ends(9.02, 12.8), axis_ends(3, 3)
    ((400, 750), (9.0, 13.0), (3, 3))
    """
    if low == high:
        return low, high
    for _ in range(TICKS):
        step = _step(low, high)
        ends = math.floor(low / step) * step, math.ceil(high / step) * step
        if ends == (low, high):
            break
        low, high = ends
    return low, high


def _step(low: float, high: float) -> float:
    power = 10 ** math.floor(math.log10((high - low) / TICKS))
    return power * next(size for least, size in STEPS if (high - low) / TICKS / power >= least)


def spread(values: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Move labels apart so that they do not overlap, as little as possible.

    Parameters
    ----------
    values
        Where the labels would stand, in data units.
    gaps
        Room that each label needs, in data units.

    Returns
    -------
    list of float
        Positions in the order of `values`.

    Examples
    --------
    >>> spread([1.0, 1.1, 5.0], [1.0, 1.0, 1.0])
    [0.55, 1.55, 5.0]
    """
    order = sorted(range(len(values)), key=lambda i: values[i])
    placed: list[list[int]] = [[i] for i in order]
    centres = [values[i] for i in order]
    heights = [gaps[i] for i in order]
    merged = True
    while merged:
        merged = False
        for k in range(len(placed) - 1):
            if centres[k + 1] - centres[k] < (heights[k] + heights[k + 1]) / 2 - 1e-9:
                _merge(placed, centres, heights, k, values)
                merged = True
                break
    result = dict.fromkeys(order, 0.0)
    for block, centre, height in zip(placed, centres, heights, strict=True):
        bottom = centre - height / 2
        for i in block:
            result[i] = round(bottom + gaps[i] / 2, 6)
            bottom += gaps[i]
    return [result[i] for i in range(len(values))]


def _merge(
    blocks: list[list[int]],
    centres: list[float],
    heights: list[float],
    k: int,
    values: Sequence[float],
) -> None:
    """Join two neighbouring blocks of labels and centre them on the mean of their values."""
    blocks[k] += blocks.pop(k + 1)
    heights[k] += heights.pop(k + 1)
    centres.pop(k + 1)
    centres[k] = sum(values[i] for i in blocks[k]) / len(blocks[k])
