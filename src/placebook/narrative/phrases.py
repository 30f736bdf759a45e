"""The phrase book: the only place where a number becomes a comparison in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, ordinal, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.dataset import Place

__all__ = [
    "SAME",
    "capital",
    "compared",
    "difference",
    "inside",
    "join",
    "plural",
    "possessive",
    "rank_phrase",
    "short_rank",
    "some_of",
    "trend",
    "with_article",
]

SAME, LITTLE, WELL = 0.02, 0.05, 0.2
PAIR = 2
NAMES = ("English", "European", "Eurostat", "Horizon", "Innovate", "Welsh")


def capital(sentence: str) -> str:
    """Begin a sentence with a capital and leave the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def inside(title: str) -> str:
    """Write a title inside a sentence: small first letter, unless it is a name.

    Examples
    --------
    >>> inside("Legal and accounting"), inside("R&D and design"), inside("English language")
    ('legal and accounting', 'R&D and design', 'English language')
    """
    first = title.partition(" ")[0]
    named = first in NAMES or any(letter.isupper() for letter in first[1:])
    return title if named else title[:1].lower() + title[1:]


def join(items: Sequence[str], word: str = "and") -> str:
    """Join items as a sentence does; with semicolons where an item is itself a list.

    Examples
    --------
    >>> join(["coal", "iron", "steel"])
    'coal, iron and steel'
    >>> join(["arts and sport", "retail"])
    'arts and sport; and retail'
    >>> join(["staff", "students per 1,000 people"])
    'staff and students per 1,000 people'
    >>> join(["coal", "iron", "steel"], "or")
    'coal, iron or steel'
    """
    if len(items) <= 1:
        return "".join(items)
    if any(" and " in item or ", " in item for item in items):
        return f"{'; '.join(items[:-1])}; {word} {items[-1]}"
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def plural(count: int, singular: str, several: str = "") -> str:
    """Write a count with its noun.

    Examples
    --------
    >>> plural(1, "industry", "industries"), plural(4, "industry", "industries")
    ('one industry', 'four industries')
    """
    noun = singular if count == 1 else several or f"{singular}s"
    return f"{count_word(count)} {noun}"


def some_of(count: int, total: int) -> str:
    """Write how many of a number: none of the eight, all eight, three of the eight, both.

    Examples
    --------
    >>> some_of(1, 1)
    'the only one'
    >>> some_of(0, 8), some_of(8, 8), some_of(3, 8)
    ('none of the eight', 'all eight', 'three of the eight')
    >>> some_of(0, 2), some_of(2, 2)
    ('neither of the two', 'both')
    """
    if count == total == 1:
        return "the only one"
    if count == total:
        return "both" if total == PAIR else f"all {count_word(total)}"
    no = "neither" if total == PAIR else "none"
    return f"{count_word(count) if count else no} of the {count_word(total)}"


def possessive(name: str) -> str:
    """Write a name's possessive.

    Examples
    --------
    >>> possessive("Oxfordshire"), possessive("the Marches"), possessive("Wales")
    ('Oxfordshire’s', 'the Marches’', 'Wales’s')
    """
    return f"{name}’" if name.lower().startswith("the ") and name.endswith("s") else f"{name}’s"


def compared(ratio: float) -> str:
    """Say how a value stands to another, by their ratio.

    Examples
    --------
    >>> compared(1.01), compared(1.04), compared(0.9), compared(1.5)
    ('about the same as', 'a little above', 'below', 'well above')
    """
    gap = ratio - 1
    if abs(gap) < SAME:
        return "about the same as"
    side = "above" if gap > 0 else "below"
    if abs(gap) < LITTLE:
        return f"a little {side}"
    return f"well {side}" if abs(gap) >= WELL else side


def difference(ratio: float) -> str:
    """Say the size of a difference, and its direction.

    Examples
    --------
    >>> difference(1.27), difference(0.91), difference(1.004)
    ('27% above', '9% below', 'about the same as')
    """
    if abs(ratio - 1) < SAME:
        return "about the same as"
    return f"{percent(abs(ratio - 1))} {'above' if ratio > 1 else 'below'}"


def trend(change: float) -> str:
    """Say a relative change in the past tense.

    Examples
    --------
    >>> trend(0.124), trend(-0.03), trend(0.004)
    ('grew by 12%', 'fell by 3%', 'hardly changed')
    """
    if abs(change) < 0.01:  # noqa: PLR2004
        return "hardly changed"
    return f"{'grew' if change > 0 else 'fell'} by {percent(abs(change))}"


def rank_phrase(best: int, worst: int, of: int, place: Place) -> str:
    """Say where a place stands among its kind, as a range; nothing where a rank says nothing.

    A range of one rank is the same in all years and within all limits: always that.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> rank_phrase(3, 6, 38, SimpleNamespace(peers="LEPs"))
    'between 3rd and 6th of the 38 LEPs'
    >>> rank_phrase(2, 2, 38, SimpleNamespace(peers="LEPs"))
    'always 2nd of the 38 LEPs'
    >>> rank_phrase(1, 1, 1, SimpleNamespace(peers="LEPs"))
    ''
    """
    if of < 2:  # noqa: PLR2004
        return ""
    among = f"of the {count_word(of)} {place.peers}"
    if best == worst:
        return f"always {ordinal(best)} {among}"
    return f"between {ordinal(best)} and {ordinal(worst)} {among}"


def short_rank(best: int, worst: int, of: int) -> str:
    """Write a rank range for a chart, where there is no room for a sentence.

    Examples
    --------
    >>> short_rank(8, 11, 38), short_rank(2, 2, 38)
    ('8th to 11th of 38', 'always 2nd of 38')
    """
    if best == worst:
        return f"always {ordinal(best)} of {of}"
    return f"{ordinal(best)} to {ordinal(worst)} of {of}"


def with_article(name: str) -> str:
    """Put the article before the few names of districts that want one.

    Examples
    --------
    >>> with_article("Isle of Wight"), with_article("Orkney Islands"), with_article("Leeds")
    ('the Isle of Wight', 'the Orkney Islands', 'Leeds')
    """
    wants = name.startswith(("Isle", "City of", "Vale of", "Scottish B"))
    return f"the {name}" if wants or name.endswith(" Islands") else name
