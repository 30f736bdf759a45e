"""A look back over all years: where a place has come from, before anyone says where it is going."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.measures.dispersion import spread_by_year
from placebook.measures.dynamics import LATELY, changed_specialisations, exchanged, most_grown
from placebook.measures.hindsight import nearest_then

if TYPE_CHECKING:
    import pandas as pd

    from placebook.measures.history import History

__all__ = ["LookBack", "look_back"]


@dataclass(frozen=True)
class LookBack:
    """What the past years of a place show.

    Parameters
    ----------
    own
        Output per hour beside the UK's: ``period``, ``ratio``, in order of the years.
    spread
        As `spread_by_year` gives it for the same ratios of all places of the kind.
    changed
        As `changed_specialisations` gives it.
    nearest
        As `nearest_then` gives it.
    start, then, end
        First year with output by industry; the year ten before the last; the last.
    """

    own: pd.DataFrame
    spread: pd.DataFrame
    changed: pd.DataFrame
    nearest: pd.DataFrame
    start: int
    then: int
    end: int

    @property
    def exchanged(self) -> tuple[str, str] | None:
        """What may only be counted elsewhere now, as :func:`exchanged` finds it."""
        return exchanged(self.changed)

    @property
    def most_grown(self) -> pd.Series | None:
        """The old specialisation that gained most weight, as :func:`most_grown` finds it."""
        return most_grown(self.changed)


def look_back(history: History, relative: pd.DataFrame, place: str, end: int) -> LookBack:
    """Look back over all years of output by industry and of output per hour.

    Parameters
    ----------
    history
        As `industry_history` gives it.
    relative
        As `relative_to` gives it, of output per hour in all places of the kind.
    place
        Id of the place.
    end
        The last year of output by industry.
    """
    start, then = int(history.quotients.columns.min()), end - LATELY
    return LookBack(
        own=relative[relative["place"] == place].sort_values("period"),
        spread=spread_by_year(relative.assign(value=relative["ratio"])),
        changed=changed_specialisations(history, start, end),
        nearest=nearest_then(history, then, end),
        start=start,
        then=then,
        end=end,
    )
