"""The year's findings: what all places together show, in a few sentences for the front page.

Each sentence is computed from the data of this edition, says the year it speaks
of, and links to the chapters it names by ``place:`` and their id, to other pages by ``page:``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent
from placebook.narrative.phrases import capital, join

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = ["listed", "more", "productivity", "research"]

# Percent of the UK’s: a smaller difference may be none.
LITTLE = 2


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


def productivity(both: pd.DataFrame, year: int, data: AllPlaces) -> str:
    """Say how many LEPs are clearly ahead of the UK in output per hour, and which are at the ends.

    Only what both releases of the figures show is said.

    Parameters
    ----------
    both
        LEPs: columns ``place``, ``first``, ``last``, in two releases, the UK at 100.
    year
        The year of both.
    data
        For the names of places.
    """
    ahead = int((both[["first", "last"]] >= 100 + LITTLE).all(axis=1).sum())
    top = both.loc[both["first"].idxmax()]
    low = both[["first", "last"]]
    lowest = both[(low <= low.min() + LITTLE).all(axis=1)].sort_values("first")
    names = join([_place(row, data) for _, row in lowest.iterrows()])
    best = "highest in both" if top["last"] == both["last"].max() else "highest in the first"
    ends = (
        f"{capital(names)} were lowest, too close to rank."
        if len(lowest) > 1
        else f"{capital(names)} was lowest in both."
        if len(lowest)
        else ""
    )
    return (
        f"In {year} {count_word(ahead)} of the {len(both)} LEP areas produced at least "
        f"{LITTLE}% more per hour of work than the UK in both releases of the official figures. "
        f"{capital(_place(top, data))} was {best}: {top['first'] - 100:.0f}% above the UK in that "
        f"of June 2024, {top['last'] - 100:.0f}% in that of June 2025. {ends}"
    ).rstrip()


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
