"""Words for location quotients: how many times the UK's share, as far as that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import times
from placebook.narrative.phrases import inside, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["comes", "each", "how_many_times", "join_plain", "many"]

PAIR = 2


def how_many_times(lq: float, low: float, high: float, confidence: str) -> str:
    """Say a quotient with its range, or about how much it is where the range is narrow.

    Examples
    --------
    >>> how_many_times(6.65, 6.1, 7.3, "firm")
    'about 6.7 times'
    >>> how_many_times(3.66, 2.9, 4.6, "rough")
    '2.9 to 4.6 times'
    >>> how_many_times(2.1, 1.64, 2.78, "uncertain")
    'anything from 1.6 to 2.8 times'
    """
    ends = [f"{end:.1f}" for end in (low, high)]
    if confidence == "firm" or ends[0] == ends[1]:
        return f"about {times(lq)}"
    span = f"{ends[0]} to {ends[1]} times"
    return f"anything from {span}" if confidence == "uncertain" else span


def join_plain(items: Sequence[str]) -> str:
    """Join items that end in a bracket: it keeps them apart, so commas and one and will do.

    Examples
    --------
    >>> join_plain(["wood and paper (1.8 times)", "metals (twice)"])
    'wood and paper (1.8 times) and metals (twice)'
    """
    return " and ".join(part for part in (", ".join(items[:-1]), items[-1]) if part)


def many(title: str) -> bool:
    """Tell whether an industry is spoken of as several things.

    Examples
    --------
    >>> many("Wood, paper and printing"), many("Education"), many("Motor trades")
    (True, False, True)
    """
    return " and " in title or title.endswith("s")


def comes(title: str) -> str:
    """Return ``come`` or ``comes``, as the industry wants it."""
    return "come" if many(title) else "comes"


def each(word: str, titles: Iterable[str], last: str = "and") -> str:
    """List names with a preposition, before each of them where one is itself a list.

    Parameters
    ----------
    word
        The preposition.
    titles
        As charts name them.
    last
        The word before the last name.

    Examples
    --------
    >>> each("in", ["Chemistry", "Physics"]), each("on", ["Wholesale", "Wood and paper"])
    ('in chemistry and physics', 'on wholesale, and on wood and paper')
    >>> each("in", ["Rental and leasing", "Wholesale"], "or")
    'in rental and leasing, or in wholesale'
    """
    names = [inside(title) for title in titles]
    if not any(" and " in name for name in names):
        return f"{word} {join(names, last)}"
    parts = [f"{word} {name}" for name in names]
    if len(parts) <= PAIR:
        return f", {last} ".join(parts)
    return f"{'; '.join(parts[:-1])}; {last} {parts[-1]}"
