"""The answer to the third question: where a place is heading, and how far that can be foreseen.

It looks back more than ahead, because the past says how much a look ahead is worth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from placebook.narrative.links import page_link
from placebook.narrative.numbers import count_word, percent
from placebook.narrative.phrases import inside, join
from placebook.narrative.productivity import frontier, start
from placebook.narrative.quotients import each, many

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["answer", "caution", "hindsight", "lately"]

SHOWN, LISTED = 2, 4
MOST_OF_UK = "england"


class Past(Protocol):
    """What the past years show, as ``measures.look_back`` gives it."""

    own: pd.DataFrame
    spread: pd.DataFrame
    changed: pd.DataFrame
    exchanged: tuple[str, str] | None
    most_grown: pd.Series | None
    nearest: pd.DataFrame
    start: int
    then: int


def answer(back: Past, crossing: pd.DataFrame, fields: pd.DataFrame, data: PlaceData) -> str:
    """Answer the third question in a paragraph.

    Parameters
    ----------
    back
        As ``measures.look_back`` gives it.
    crossing, fields
        As ``measures.cross_cutting`` and ``strong_fields`` give them.
    """
    sentences = [start(back.own, data), frontier(back.own, back.spread, data)]
    if data.place.id != MOST_OF_UK:
        sentences += [_gained_and_lost(back.changed, back.start), _most_grown(back.most_grown)]
        sentences.append(_crossing(crossing, fields))
    else:
        told = page_link("national/productivity", "The page on productivity")
        sentences.append(f"{told} tells how its places have moved.")
    return " ".join(sentence for sentence in sentences if sentence)


def lately(back: Past, data: PlaceData) -> str:
    """Add to the answer what the last ten years have moved; nothing for England.

    Parameters
    ----------
    back
        As `answer` takes it.
    """
    if data.place.id == MOST_OF_UK:
        return ""
    sentences = [
        _under_way(back.changed),
        _exchanged(back.exchanged),
        hindsight(back.nearest, back.then),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def caution(data: PlaceData) -> str:
    """Say what past decades teach about looking ahead."""
    if data.place.id == MOST_OF_UK:
        return ""
    return (
        "None of this is a forecast. Tested on the LEPs over two decades, what told best which "
        "industries a place would enter was how near it already was; knowing in addition what is "
        "related to its strengths added almost nothing. Shares over time are means of three years, "
        "so the last year alone can differ."
    )


def _gained_and_lost(changed: pd.DataFrame, since: int) -> str:
    """Say what has been gained and lost over the whole time, of what sells beyond the area."""
    gained, lost = (_titles(changed, "change", kind) for kind in ("gained", "lost"))
    start = f"Since about {since + 1}"
    if not gained and not lost:
        return (
            f"{start} no industry that sells beyond the area has risen from below the UK’s share "
            "to a quarter above it, or fallen the other way."
        )
    if not gained:
        noun = "specialisation" if len(lost) == 1 else "specialisations"
        return (
            f"{start} it has, among the industries that sell beyond the area, lost its {noun} "
            f"{each('in', lost)}, and gained none."
        )
    came = f"{start} it has become specialised {each('in', gained)}."
    return f"{came} It is no longer specialised {each('in', lost, 'or')}." if lost else came


def _most_grown(row: pd.Series | None) -> str:
    """Name the specialisation of old that has grown most in the place's output."""
    if row is None:
        return ""
    name, have = inside(row["short_title"]), "have" if many(row["short_title"]) else "has"
    return (
        f"Of the industries that had the UK’s share already, {name} {have} gained most weight: "
        f"from {row['lq_start']:.1f} to {row['lq_end']:.1f} times that share."
    )


def _under_way(changed: pd.DataFrame) -> str:
    """Say what has been rising and what fading in the last ten years."""
    rising, fading = (_rows(changed, "trend", kind) for kind in ("emerging", "fading"))
    up = _moves(rising, "risen")
    down = _moves(fading, "come down")
    if up and down:
        return f"In the last ten years {up}, while {down}."
    return f"In the last ten years {up or down}." if up or down else ""


def _exchanged(pair: tuple[str, str] | None) -> str:
    """Doubt a fall and a rise that may be the same firms, counted in another industry."""
    if pair is None:
        return ""
    lost, gained = (inside(title) for title in pair)
    return (
        f"But about as much of output as {lost} lost, {gained} gained: some of it may be the same "
        "firms, now counted in another industry."
    )


def _moves(rows: pd.DataFrame, verb: str) -> str:
    """Say from where to where that industry moved whose move weighs most in the place's output."""
    if rows.empty:
        return ""
    weight = (1 - rows["lq_before"] / rows["lq_end"]).abs() * rows["share_end"]
    first = rows.loc[weight.idxmax()]
    have = "have" if many(first["short_title"]) else "has"
    return f"{inside(first['short_title'])} {have} {verb} {_from_to(first)}"


def _from_to(row: pd.Series) -> str:
    """Write two quotients, as percentages of the UK's share where both are below it."""
    before, after = row["lq_before"], row["lq_end"]
    if max(before, after) < 1 and percent(after) == "100%":
        return f"from {percent(before)} to almost the UK’s share"
    if max(before, after) < 1:
        return f"from {percent(before)} to {percent(after)} of the UK’s share"
    return f"from {before:.1f} to {after:.1f} times the UK’s share"


def _rows(changed: pd.DataFrame, column: str, kind: str) -> pd.DataFrame:
    rows = changed[(changed[column] == kind) & ~changed["local"]]
    return rows.sort_values("share_end", ascending=False)


def _titles(changed: pd.DataFrame, column: str, kind: str) -> list[str]:
    return list(_rows(changed, column, kind)["short_title"].head(SHOWN))


def hindsight(nearest: pd.DataFrame, year: int) -> str:
    """Say how those fared that stood nearest to a specialisation ten years before.

    Parameters
    ----------
    nearest
        As ``measures.nearest_then`` gives it.
    year
        The year ten before the last.
    """
    if nearest.empty:
        return (
            f"In {year} no industry that sells beyond the area had between three quarters and all "
            "of the UK’s share, so there was little to foresee."
        )
    count, made = len(nearest), nearest[nearest["entered"]]
    what = "industry that sells" if count == 1 else "industries that sell"
    first = (
        f"In {year} {count_word(count)} {what} beyond the area had between three quarters and all "
        "of the UK’s share"
    )
    if made.empty:
        return f"{first}; {'it is' if count == 1 else 'all are'} still below it."
    if len(made) == count:
        return f"{first}; {'it has' if count == 1 else 'all have'} since reached it."
    names = join([inside(title) for title in made["short_title"].head(LISTED)])
    have = "has" if len(made) == 1 else "have"
    among = "among them " if len(made) > LISTED else ""
    return f"{first}; {count_word(len(made))} {have} since reached it: {among}{names}."


def _crossing(crossing: pd.DataFrame, fields: pd.DataFrame) -> str:
    """Name the fields of research that go with several strong industries."""
    if fields.empty:
        return ""
    if crossing.empty:
        return (
            "By our pairing of fields with industries, none of its strong research goes with a "
            "strong industry."
        )
    first = crossing.iloc[0]
    field = inside(first["field_title"])
    industries = [inside(title) for title in first["industries"][:SHOWN]]
    if first["count"] > 1:
        return (
            f"Strong research in {field} goes with {count_word(int(first['count']))} of its strong "
            f"industries: {each('with', first['industries'])}."
        )
    return (
        f"Strong research in {field} stands beside a strong industry that can use it, "
        f"{industries[0]}."
    )
