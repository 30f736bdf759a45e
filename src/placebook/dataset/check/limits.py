"""What values an indicator can have: stated once, in the descriptor.

The resource ``indicators`` may hold a property ``limits``: by unit, or by
indicator where one differs from others of its unit, an object with any of
``minimum``, ``maximum``, ``parts`` (how far the parts may be from the whole,
as a share; without it they do not add up), ``jump`` (a step in a series, in
times, that is wider than usual and yet right) and ``below_one`` (true for a
percentage that may be less than 1 and is no fraction). Another table may hold
``limits`` with a ``jump`` for all of its numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from placebook.dataset.check.tables import Table

__all__ = ["limits_of_indicators", "units_of_indicators"]


def units_of_indicators(tables: dict[str, Table]) -> dict[str, str]:
    """Return the unit of each indicator."""
    if "indicators" not in tables:
        return {}
    columns = tables["indicators"].columns
    return dict(zip(columns["id"], columns["unit"], strict=True))


def limits_of_indicators(tables: dict[str, Table]) -> dict[str, dict[str, float]]:
    """Return the limits of each indicator: its own, else those of its unit."""
    if "indicators" not in tables:
        return {}
    stated = tables["indicators"].resource.get("limits", {})
    units = units_of_indicators(tables)
    return {name: stated.get(name, stated.get(unit, {})) for name, unit in units.items()}
