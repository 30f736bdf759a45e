"""Say in plain words what a refresh would change, for an analyst to sign off."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scripts.changes import TIERS

if TYPE_CHECKING:
    import pandas as pd

    from scripts.changes import Changes

__all__ = ["changelog"]

TOP = 10
AT_MOST = 12


def changelog(changes: Changes) -> str:
    """Write the changes as lines of plain text.

    Returns
    -------
    str
        One line if nothing changed; else a paragraph each on what is new, what
        vanished, periods, revisions in tiers with the largest, codes and texts.
    """
    lines = [
        *_ids("New", changes.new),
        *_ids("Vanished", changes.vanished),
        *_periods(changes.periods),
        *_figures(*changes.figures),
        *_revised(changes.revised),
        *(f"Code changed: {place}, {old} to {new}" for place, (old, new) in changes.codes.items()),
        *([f"Texts of the data dictionary changed: {changes.texts}"] if changes.texts else []),
    ]
    return "\n".join(lines or ["No figure, place, indicator or text has changed."])


def _ids(word: str, ids: dict[str, list[str]]) -> list[str]:
    return [f"{word} {kind}: {_listed(names)}" for kind, names in ids.items() if names]


def _listed(names: list[str]) -> str:
    more = len(names) - AT_MOST
    return ", ".join(names[:AT_MOST]) + (f" and {more} more" if more > 0 else "")


def _periods(periods: pd.DataFrame) -> list[str]:
    lines = []
    for (change, table, indicator), rows in periods.groupby(["change", "table", "indicator"]):
        years = _listed(sorted(rows["period"]))
        lines.append(f"{change.capitalize()} periods: {indicator} in {table}: {years}")
    more = len(lines) - AT_MOST * 2
    return lines[: AT_MOST * 2] + ([f"... and {more} more like these"] if more > 0 else [])


def _figures(added: int, taken: int) -> list[str]:
    return [f"Figures: {added:,} added, {taken:,} taken away"] if added or taken else []


def _revised(revised: pd.DataFrame) -> list[str]:
    if revised.empty:
        return []
    counts = revised["tier"].value_counts()
    tiers = ", ".join(f"{counts.get(tier, 0):,} {tier}" for tier in TIERS)
    lines = [f"Figures revised: {len(revised):,} ({tiers}). The largest:"]
    for row in revised.head(TOP).itertuples():
        where = f"{row.place}, {row.indicator}, {row.period}"
        lines.append(
            f"  {where}: {_number(row.old)} to {_number(row.new)} ({_percent(row.percent)})"
        )
    return lines


def _number(value: float) -> str:
    return "no value" if math.isnan(value) else f"{value:,.7g}"


def _percent(value: float) -> str:
    return f"{value:+.1f} %" if math.isfinite(value) else "no percentage"
