"""Words on specialisations: which were gained and lost, which are emerging and which fade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word
from placebook.narrative.phrases import capital, inside, join, plural
from placebook.narrative.quotients import each

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["specialisations", "specialisations_title", "threshold_note"]

NAMED = 4


def specialisations(table: pd.DataFrame, data: PlaceData, start: int, end: int) -> str:
    """Say which specialisations were gained, kept and lost, and what is under way.

    Parameters
    ----------
    table
        As ``measures.changed_specialisations`` gives it.
    start, end
        First year of the first three, last of the last three.
    """
    name = data.place.name_in_text
    when = f"From {_three(start + 2)} to {_three(end)}"
    gained, lost, kept = (_names(table, "change", kind) for kind in ("gained", "lost", "kept"))
    rising, fading = (_names(table, "trend", kind) for kind in ("emerging", "fading"))
    sentences = [
        f"{when} {name} gained a specialisation {_listed(gained)}."
        if gained
        else f"{when} {name} gained no new specialisation.",
        f"It lost its specialisation {_listed(lost)}." if lost else "",
        f"It stayed specialised {_listed(kept)}." if kept else "",
        f"Emerging over the last ten years, though still short of the UK’s share: "
        f"{_plainly(rising)}."
        if rising
        else "",
        f"Fading, though still at the UK’s share or above it: {_plainly(fading)}."
        if fading
        else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _names(table: pd.DataFrame, column: str, kind: str) -> list[str]:
    """List industries of a kind, those with the largest share now first."""
    rows = table[table[column] == kind].sort_values("share_end", ascending=False)
    return [inside(title) for title in rows["short_title"]]


def _listed(names: list[str]) -> str:
    """List the first few with their preposition."""
    return each("in", names[:NAMED]) + _others(names)


def _plainly(names: list[str]) -> str:
    return join(names[:NAMED]) + _others(names)


def _others(names: list[str]) -> str:
    return ", among others" if len(names) > NAMED else ""


def _three(last: int) -> str:
    """Write three years as a span.

    Examples
    --------
    >>> _three(2023)
    '2021–23'
    """
    first = last - 2
    century = first // 100 != last // 100
    return f"{first}–{last if century else f'{last % 100:02d}'}"


def specialisations_title(table: pd.DataFrame, start: int) -> str:
    """Title the chart of changed specialisations with how many came and went."""
    gained = int((table["change"] == "gained").sum())
    lost = int((table["change"] == "lost").sum())
    since = f"since {_three(start + 2)}"
    if not gained and not lost:
        return f"No specialisation gained or lost {since}"
    came = plural(gained, "specialisation") if gained else "no specialisation"
    return capital(f"{came} gained and {count_word(lost) if lost else 'none'} lost {since}")


def threshold_note() -> str:
    """Say when a specialisation counts as gained or lost, emerging or fading."""
    return (
        "Ring: the first three years; dot: the last three. Gained: the location quotient rose from "
        "below 1 to 1.25 or more. Lost: the reverse. Emerging: between 0.7 and 1, and up over ten "
        "years by 15% and by more than its noise. Fading: still 1 or more, and down by as much. "
        "Industries of at least 0.5% of GVA, without imputed rents and households as employers."
    )
