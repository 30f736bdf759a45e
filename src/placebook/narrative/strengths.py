"""The answer to the first question, what a place is good at, in words that fit its kind.

A place known for making things is told so; one without a clear strength too; and where a
figure moves too much to be trusted, the answer says that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from placebook.narrative.character import character, england
from placebook.narrative.numbers import count_word, percent, times
from placebook.narrative.phrases import capital, inside, join
from placebook.narrative.quotients import comes, each, how_many_times, join_plain, many

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["answer", "certainty", "closer"]

MOST_OF_UK = "england"
SHOWN, PAIR = 3, 2
MANY_FIELDS = 6
NOTABLE = 1.5
# All fields together against output: strong, and about as much; one field's share far above.
CLEARLY, ABOUT, FAR_MORE = 1.25, 0.95, 1.5
LEAST_POSTS = 20
ELSEWHERE = (
    "campuses of universities based elsewhere, and laboratories of firms and of government, are "
    "not counted in it"
)


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
        return f"{england(found.groups)} {_research(fields, research, data)}"
    sentences = [
        character(found.groups, found.kind, data),
        _clear(found.clear, data),
        _research(fields, research, data),
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


def certainty(year: int) -> str:
    """Say what the ranges are, and what they leave out."""
    return (
        f"Shares are of gross value added in {year}, without imputed rents. A range says how far a "
        "figure moves from year to year and how coarsely it is rounded; what it cannot show is how "
        "good the estimates behind the figures are. Strengths are in order of how much more of "
        "output they bring in than in the UK."
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


def _research(fields: pd.DataFrame, research: pd.DataFrame, data: PlaceData) -> str:
    """Say in which research it is strong, or that it is not."""
    if not data.covers("research"):
        return ""
    if research.empty:
        return f"It has no university or institute of its own in the UK’s assessment; {ELSEWHERE}."
    if fields.empty:
        return (
            "Its university research is small for the size of its economy: in no field of any size "
            "does it do more of the UK’s world-leading work than its share of the UK’s output; "
            f"{ELSEWHERE}."
        )
    most = fields.assign(surplus=fields["fte_world_leading"] * (1 - 1 / fields["intensity"]))
    most = most.sort_values("surplus", ascending=False)
    if len(fields) == 1:
        return f"In research it stands out for one field: it does {_done(most)}; {ELSEWHERE}."
    strong = each("in", most["short_title"].head(PAIR))
    if len(fields) <= MANY_FIELDS:
        return f"In research it stands out {strong}: it does {_done(most)}."
    return _broad(most, strong)


def _broad(most: pd.DataFrame, strong: str) -> str:
    """Tell research in many fields, as strong only if all fields together are."""
    count, overall = count_word(len(most)), most["overall"].iloc[0]
    if overall >= CLEARLY:
        return (
            f"Its research is broad and strong: it stands out in {count} fields, most of all "
            f"{strong}. It does {_done(most)}."
        )
    amount = "less than" if overall < ABOUT else "more than" if overall > 1 / ABOUT else "about"
    return (
        f"In research it stands out in {count} fields, most of all {strong}: it does "
        f"{_done(most)}. Over all fields together it does {amount} that share."
    )


def _done(most: pd.DataFrame) -> str:
    """Say what share of the UK's work it does in its first field, and in that of the most."""
    first, large = most.iloc[0], most[most["fte_world_leading"] >= LEAST_POSTS]
    top = first if large.empty else large.loc[large["uk_share"].idxmax()]
    title = inside(first["short_title"])
    also = f" and {percent(top['uk_share'])} of that in {inside(top['short_title'])}"
    return (
        f"{percent(first['uk_share'])} of the UK’s world-leading work in {title}"
        f"{also if top['uk_share'] >= FAR_MORE * first['uk_share'] else ''}"
        f", with {percent(first['uk_share'] / first['intensity'])} of the UK’s output"
    )
