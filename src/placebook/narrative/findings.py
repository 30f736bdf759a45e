"""The year's findings: what all places together show, in a few sentences for the front page.

Each sentence is computed from the data of this edition, says the year it speaks
of, and links to the chapters it names by ``place:`` and their id, to other pages by ``page:``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent, quantity
from placebook.narrative.phrases import capital, join

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = ["listed", "more", "productivity", "research"]


def listed(*sentences: str) -> str:
    """Write the findings as a list of Markdown."""
    return "\n".join(f"- {sentence}" for sentence in sentences)


def more(page: str, title: str, *sentences: str) -> str:
    """End a finding with a link to the page that carries it.

    Parameters
    ----------
    page
        Name of the page in the book, for instance ``"national/mapping"``.
    title
        What the link says.

    Examples
    --------
    >>> more("national/mapping", "the map", "One.", "Two.")
    'One. Two. More: [the map](page:national/mapping).'
    """
    return f"{' '.join(sentences)} More: [{title}](page:{page})."


def productivity(table: pd.DataFrame, uk: float, data: AllPlaces) -> str:
    """Say how many LEPs beat the UK's output per hour, and which are at the ends.

    Parameters
    ----------
    table
        LEPs in one year: columns ``place``, ``period``, ``value`` (GBP an hour).
    uk
        The UK's value in that year.
    data
        For the names of places.
    """
    ranked = table.sort_values("value", ascending=False)
    above = count_word(int((ranked["value"] > uk).sum()))
    top, bottom = ranked.iloc[0], ranked.iloc[-1]
    return (
        f"{capital(above)} of the {len(ranked)} LEP areas produced more per hour of work than the "
        f"UK in {int(top['period'])}, when the UK produced {quantity(uk, 'GBP', 2)}. "
        f"{capital(_place(top, data))} produced most, {quantity(top['value'], 'GBP', 2)}, and "
        f"{_place(bottom, data)} least, {quantity(bottom['value'], 'GBP', 2)}."
    )


def research(table: pd.DataFrame, share: float, year: str, data: AllPlaces) -> str:
    """Say how concentrated the research income of universities is.

    Parameters
    ----------
    table
        LEPs: columns ``place`` and ``total`` (GBP).
    share
        Of the three largest totals in the sum of all, from 0 to 1.
    year
        As it is written.
    data
        For the names of places.
    """
    top = table.sort_values("total", ascending=False).head(3)
    names = join([_place(row, data) for _, row in top.iterrows()])
    return (
        f"Three LEPs had {percent(share)} of the research income of universities in all LEPs in "
        f"{year}, the latest year without gaps: {names}. Income is counted at a university’s main "
        "address."
    )


def _place(row: pd.Series, data: AllPlaces) -> str:
    """Link a place to its chapter, by its name as it stands in a sentence."""
    names = {place.id: place.name_in_text for place in (*data.leps, *data.nations)}
    name = names[row["place"]]
    article = "the " if name.startswith("the ") else ""
    return f"{article}[{name.removeprefix('the ')}](place:{row['place']})"
