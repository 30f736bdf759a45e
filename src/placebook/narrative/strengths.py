"""The answer to the first question, what a place is good at, in words that fit its kind.

A place known for making things is told so; one without a clear strength too; and where a
figure moves too much to be trusted, the answer says that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from placebook.narrative.character import character, england
from placebook.narrative.numbers import count_word, times
from placebook.narrative.phrases import capital, inside, join
from placebook.narrative.quotients import comes, how_many_times, join_plain, many
from placebook.narrative.strong_research import strong_research

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["answer", "certainty", "closer"]

MOST_OF_UK = "england"
SHOWN, PAIR = 3, 2
NOTABLE = 1.5


class Found(Protocol):
    """What is to be told of a place's strengths, as ``measures.find_strengths`` gives it."""

    groups: pd.DataFrame
    kind: str
    clear: pd.DataFrame
    doubtful: pd.DataFrame
    detail: pd.DataFrame
    by_jobs: pd.DataFrame


def answer(found: Found, fields: pd.DataFrame, research: pd.DataFrame, data: PlaceData) -> str:
    """Answer the first question in three or four sentences.

    Parameters
    ----------
    found
        As ``measures.find_strengths`` gives it.
    fields, research
        As ``measures.strong_fields`` and ``research_strengths`` give them.
    """
    if data.place.id == MOST_OF_UK:
        return f"{england(found.groups)} {strong_research(fields, research, data)}"
    sentences = [
        character(found.groups, found.kind, data),
        _clear(found.clear, data),
        strong_research(fields, research, data),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def closer(found: Found, data: PlaceData) -> str:
    """Add to the answer what jobs show in finer detail, and what is in doubt.

    Parameters
    ----------
    found
        As ``measures.find_strengths`` gives it.
    """
    if data.place.id == MOST_OF_UK:
        return ""
    sentences = [
        _detail(found.clear, found.detail),
        _hidden(found.by_jobs),
        _doubt(found.clear, found.doubtful),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def certainty(year: int, data: PlaceData) -> str:
    """Say what the ranges are, and what they leave out."""
    base = f"Shares are of gross value added in {year}, without imputed rents."
    if data.place.id == MOST_OF_UK:
        return base
    return (
        f"{base} A range says how far a "
        "figure moves from year to year and how coarsely it is rounded; what it cannot show is how "
        "good the estimates behind the figures are. Strengths are in order of how much more of "
        "output they bring in than in the UK, fields of research in order of the posts beyond the "
        "place’s share."
    )


def _clear(clear: pd.DataFrame, data: PlaceData) -> str:
    """Name the clear strengths among the industries that sell beyond the area."""
    if clear.empty:
        return (
            "None of the industries that sell to the rest of the country and the world weighs "
            f"clearly more in {data.place.name_in_text} than in the UK: it is not known for one "
            "trade."
        )
    first = clear.iloc[0]
    lead = f"{inside(first['short_title'])}, at {_times(first)} the UK’s share of output"
    if len(clear) == 1:
        return (
            "Of the industries that sell to the rest of the country and the world, it has one "
            f"clear strength: {lead}."
        )
    rest = clear.iloc[1:SHOWN]
    others = join_plain([f"{inside(row.short_title)} ({_times(row)})" for row in rest.itertuples()])
    verb = "follow" if len(rest) > 1 or many(rest["short_title"].iloc[0]) else "follows"
    return (
        f"Of the industries that sell beyond the area, {count_word(len(clear))} are clear "
        f"strengths: first {comes(first['short_title'])} {lead}; {others} {verb}."
    )


def _times(row: Any) -> str:
    return how_many_times(row.lq, row.low, row.high, row.confidence)


def _detail(clear: pd.DataFrame, detail: pd.DataFrame) -> str:
    """Say what the first strengths are in finer detail, by jobs."""
    top = clear["industry"].head(1 if len(clear) == 1 else PAIR)
    named = clear.set_index("industry")["short_title"]
    found = detail[detail["industry"].isin(top)]
    if found.empty:
        return ""
    same = found["short_title"].str.lower() == found["industry"].map(named).str.lower()
    found = found[~same | (found["mostly"] != "")]
    if len(top) > 1:
        found = found.drop_duplicates("industry")
    if found.empty:
        return ""
    found = found.sort_values("industry", key=lambda codes: codes.map(list(top).index))
    parts = [f"{_trade(row)} ({times(row.lq)}" for row in found.itertuples()]
    parts[0] += f" Great Britain’s share in {int(found['period'].iloc[0])}"
    stand = "stands" if len(parts) == 1 else "stand"
    return (
        f"By jobs, counted in finer detail{_counted_on(found['measured_on'].iloc[0])}, "
        f"{join_plain([f'{part})' for part in parts])} {stand} out."
    )


def _counted_on(regions: str) -> str:
    """Name the regions that stand for a place; nothing where they are the place itself."""
    if not regions:
        return ""
    names = regions.split("; ")
    return f" for the statistical {'region' if len(names) == 1 else 'regions'} of {join(names)}"


def _hidden(by_jobs: pd.DataFrame) -> str:
    """Name what stands out by jobs alone, in an industry that does not by output."""
    if by_jobs.empty:
        return ""
    row = next(by_jobs.itertuples())
    return (
        "One more stands out by jobs, in a broader industry that is no clear strength by output: "
        f"{_trade(row)} ({times(row.lq)} Great Britain’s share in {int(row.period)}, with "
        f"{row.jobs:,.0f} jobs)."
    )


def _trade(row: Any) -> str:
    """Name a division, and the trade that it mostly is here."""
    return f"{row.short_title}, here mostly {row.mostly}" if row.mostly else row.short_title


def _doubt(clear: pd.DataFrame, doubtful: pd.DataFrame) -> str:
    """Warn of a strength that the figures show but do not bear out."""
    shown = clear.head(SHOWN)
    shaky = shown[shown["confidence"] == "uncertain"]
    if len(shaky):
        title = inside(shaky["short_title"].iloc[0])
        return f"The figure for {title} has jumped about of late, so take it with care."
    top = doubtful[doubtful["lq"] >= NOTABLE]
    if top.empty:
        return ""
    row = top.iloc[0]
    return (
        f"{capital(inside(row['short_title']))} may be a strength too, but the figure has moved "
        f"so much of late that it could be {_times(row)} the UK’s share."
    )
