"""The year's findings: what all places together show, in a few sentences for the front page.

Each sentence is computed from the data of this edition, says the year it speaks
of, and links to the chapters it names by ``place:`` and their id, to other pages by ``page:``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent, quantity, times
from placebook.narrative.phrases import capital, inside, join

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = [
    "distance",
    "industries",
    "listed",
    "more",
    "movers",
    "pay",
    "productivity",
    "research",
]

# A distance between places that changed by less than this has hardly changed.
STEADY = 0.05


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


def movers(table: pd.DataFrame, data: AllPlaces) -> str:
    """Say which place gained most on the UK's output per hour, and which lost most.

    Parameters
    ----------
    table
        As ``measures.first_and_last`` gives it, the UK at 100.
    data
        For the names of places.
    """
    ranked = table.sort_values("change")
    lost, won = ranked.iloc[0], ranked.iloc[-1]
    return (
        f"From {int(won['start'])} to {int(won['end'])}, with the UK at 100, {_place(won, data)} "
        f"moved up most in output per hour, from {won['first']:.0f} to {won['last']:.0f}. "
        f"{capital(_place(lost, data))} moved down most, from {lost['first']:.0f} to "
        f"{lost['last']:.0f}."
    )


def distance(table: pd.DataFrame) -> str:
    """Say whether the highest and the lowest tenth of LEPs have moved apart.

    Parameters
    ----------
    table
        As ``measures.spread_by_year`` gives it, the UK at 100.
    """
    first, last = table.iloc[0], table.iloc[-1]
    before, after = first["high"] - first["low"], last["high"] - last["low"]
    years = f"{int(first['period'])} and {int(last['period'])}"
    between = "between the highest and the lowest tenth of LEPs in output per hour"
    if abs(after / before - 1) < STEADY:
        return f"The distance {between} was about the same in {years}."
    change = "wider" if after > before else "narrower"
    return (
        f"The distance {between} was {change} in {int(last['period'])} than in "
        f"{int(first['period'])}: {after:.0f} points against {before:.0f}, with the UK at 100."
    )


def pay(table: pd.DataFrame, uk: float, data: AllPlaces) -> str:
    """Say between which places median pay ran, and how sure that is.

    Parameters
    ----------
    table
        LEPs in one year: columns ``place``, ``period``, ``value`` (GBP a week).
    uk
        The UK's value in that year.
    data
        For the names of places.
    """
    ranked = table.sort_values("value", ascending=False)
    top, bottom = ranked.iloc[0], ranked.iloc[-1]
    return (
        f"Median weekly pay ran from about {quantity(bottom['value'], 'GBP')} in "
        f"{_place(bottom, data)} to about {quantity(top['value'], 'GBP')} in {_place(top, data)} "
        f"in {int(top['period'])}; the UK’s was {quantity(uk, 'GBP')}. A LEP’s figure is estimated "
        "from those of its districts."
    )


def industries(table: pd.DataFrame, year: int, least: float, data: AllPlaces) -> str:
    """Say which industries of some size stand out most, and where.

    Parameters
    ----------
    table
        As ``measures.strongest_industries`` gives it.
    year
        Of the figures.
    least
        The share of GVA that an industry must have.
    data
        For the names of places.
    """
    named = [
        f"{inside(row['short_title'])} in {_place(row, data)} ({times(row['lq'])})"
        for _, row in table.iterrows()
    ]
    return (
        f"The industries that stood out most against the UK in {year} were {join(named)} the UK’s "
        f"share. Only industries with at least {percent(least)} of a LEP’s GVA are counted."
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
