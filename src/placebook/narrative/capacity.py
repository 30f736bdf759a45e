"""The answer to the second question: where a place might lead the world.

The answer differs in kind for a place with many strengths and one with few,
and it never says more than past decades bear out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent, times
from placebook.narrative.phrases import capital, inside
from placebook.narrative.quotients import comes, each, how_many_times, many

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["answer", "can_foresee", "closer", "limits"]

# As in the words on specialisation: what stands out.
DISTINCT, SEVERAL = 1.5, 3
VERGE, PAIR = 0.9, 2
MOST_OF_UK = "england"


def answer(
    options: pd.DataFrame,
    traded: pd.DataFrame,
    fields: pd.DataFrame,
    meets: pd.DataFrame,
    data: PlaceData,
) -> str:
    """Answer the second question in a paragraph: what there is to lead from, and what comes next.

    Parameters
    ----------
    options
        As ``narrative.opportunity.in_words`` gives it, with the columns of
        ``measures.with_course``.
    traded
        As ``measures.traded_industries`` gives it, with the columns of ``with_ranges``.
    fields, meets
        As ``measures.strong_fields`` and ``meetings`` give them.
    """
    if not can_foresee(data):
        return (
            "England is most of the UK, so hardly any industry can weigh much more or less here. "
            "The chapters on its LEPs show where within England the strengths lie, where research "
            "and industry meet, and what could come next."
        )
    sentences = [_base(traded, data)]
    if data.covers("research"):
        sentences.append(_research(fields, meets))
    near = _nearest(options)
    if len(near):
        sentences.append(_next(near, data))
    return " ".join(sentences)


def closer(options: pd.DataFrame, meets: pd.DataFrame, data: PlaceData) -> str:
    """Add to the answer what the likeliest industry could build on; nothing for England.

    Parameters
    ----------
    options, meets
        As `answer` takes them.
    """
    near = _nearest(options)
    if near.empty or not can_foresee(data):
        return ""
    parts = [_return(near.iloc[0]), _beside(near.iloc[0], meets, data)]
    return " ".join(part for part in parts if part)


def _nearest(options: pd.DataFrame) -> pd.DataFrame:
    """Order what sells beyond the area and could become a specialisation, the nearest first."""
    near = options[~options["local"] & options["open"]]
    return near.sort_values("lq", ascending=False)


def can_foresee(data: PlaceData) -> bool:
    """Tell whether nearness to the UK says anything: not for what is most of the UK."""
    return data.place.id != MOST_OF_UK


def _base(traded: pd.DataFrame, data: PlaceData) -> str:
    """Say which strengths there are to lead from."""
    far = traded[(traded["lq"] >= DISTINCT) & traded["strength"]]
    surplus = (far["share"] - far["whole_share"]).sort_values(ascending=False)
    far = far.loc[surplus.index]
    name = data.place.name_in_text
    if len(far) >= SEVERAL:
        return (
            f"{capital(name)} has a base to lead from: by our best estimates "
            f"{count_word(len(far))} of its sure strengths weigh more than one and a half times as "
            f"much here as in the UK, with {_first(far)} first."
        )
    if len(far):
        verb = "weigh" if len(far) > 1 or many(far["short_title"].iloc[0]) else "weighs"
        return (
            f"The base that {name} could lead from is narrow. Of its sure strengths only "
            f"{_all(far)} {verb} more than one and a half times as much here as in "
            "the UK, by our best estimates."
        )
    return _no_base(traded, name)


def _no_base(traded: pd.DataFrame, name: str) -> str:
    """Say that nothing stands far out, and what comes first."""
    sure = traded[traded["strength"]]
    start = (
        f"No industry of {name} that sells beyond the area stands far enough out to lead from: "
        "none of its sure strengths weighs one and a half times as much as in the UK."
    )
    if sure.empty:
        return start
    top = sure.iloc[0]
    span = how_many_times(top["lq"], top["low"], top["high"], top["confidence"])
    title = inside(top["short_title"])
    return (
        f"{start} Nearest {comes(top['short_title'])} {title}, at {span} the UK’s share of output."
    )


def _first(rows: pd.DataFrame) -> str:
    return inside(rows["short_title"].iloc[0])


def _all(rows: pd.DataFrame) -> str:
    titles = [inside(title) for title in rows["short_title"]]
    if len(titles) <= PAIR and not any(" and " in title for title in titles):
        return " and ".join(titles)
    return each("", titles).strip() if len(titles) == 1 else ", and ".join(titles)


def _research(fields: pd.DataFrame, meets: pd.DataFrame) -> str:
    """Say where strong research and strong industry meet, or what is missing."""
    both = meets[meets["strength"]].drop_duplicates("industry")
    if len(both):
        more = ", among others" if len(both) > SEVERAL else ""
        names = each("in", both["short_title"].head(SEVERAL))
        return f"Strong research meets industry that weighs more here than in the UK {names}{more}."
    if fields.empty:
        return (
            "Little or none of the UK’s world-leading research is done by universities based here; "
            "no figures cover the laboratories of firms and of government."
        )
    if meets.empty:
        strong = each("in", fields["short_title"].head(PAIR))
        its = "Its one strong field of research," if len(fields) == 1 else "Its strongest research,"
        named = inside(fields["short_title"].iloc[0]) if len(fields) == 1 else strong
        return f"{its} {named}, goes with none of its larger industries."
    first = meets.iloc[0]
    return (
        "None of its strong industries has strong research beside it. The nearest pair is "
        f"{inside(first['field_title'])} with {inside(first['short_title'])}, which "
        f"{'have' if many(first['short_title']) else 'has'} {_short_of(first['lq'])}."
    )


def _short_of(lq: float) -> str:
    """Say how near an industry that is no strength comes to the UK's share."""
    if lq >= 1:
        return "about the UK’s share, too little more to count as a strength"
    return f"{percent(lq)} of the UK’s share"


def _next(sold: pd.DataFrame, data: PlaceData) -> str:
    """Say which industries come nearest to a specialisation, and how often such became one."""
    first = sold.iloc[0]
    verge = sold.loc[sold["lq"] >= VERGE, "short_title"].head(PAIR)
    if len(verge):
        where = ", or ".join(f"in {inside(title)}" for title in verge)
        return (
            f"A new specialisation is likeliest {where}: {first['chance']} of "
            f"{data.small_places}’ industries as near to the UK’s share reached it within ten "
            "years."
        )
    return (
        f"No new specialisation is close. {capital(inside(first['short_title']))} "
        f"{comes(first['short_title'])} nearest, with {percent(first['lq'])} of the UK’s share; of "
        f"{data.small_places}’ industries at that level, {first['chance']} reached it within ten "
        "years."
    )


def _return(first: pd.Series) -> str:
    """Say if what comes nearest was a specialisation when the figures begin."""
    if not first["specialised_first"]:
        return ""
    they = "they" if many(first["short_title"]) else "it"
    return (
        f"For {inside(first['short_title'])} it would be a return: about {first['year_first']} "
        f"{they} had {times(first['lq_first'])} the UK’s share."
    )


def _beside(first: pd.Series, meets: pd.DataFrame, data: PlaceData) -> str:
    """Say what the likeliest industry is found with elsewhere, and which research goes with it."""
    title = inside(first["short_title"])
    be = "are" if many(first["short_title"]) else "is"
    known = meets.loc[meets["industry"] == first["industry"], "field_title"].head(PAIR)
    sentences = []
    beside = first["beside"][:PAIR]
    if beside:
        weigh = "weigh" if len(beside) > 1 or many(beside[0]) else "weighs"
        sentences.append(
            f"Elsewhere {title} {be} often found together {each('with', beside)}, "
            f"which {weigh} more in {data.place.name_in_text} than in the UK."
        )
    if len(known):
        subject = "here" if beside else title
        sentences.append(f"Strong research {each('in', known)} could help {subject}.")
    return " ".join(sentences)


def limits(data: PlaceData) -> str:
    """Say what the answer rests on and what it cannot say."""
    nation = (
        f" The odds are those of {data.small_places}, which are smaller than "
        f"{data.place.name_in_text}: take them as a rough guide."
    )
    beside = (
        "All of this sets the place beside the UK, not the world. A strength is sure if it sells "
        "beyond the area and its whole range is above the UK’s share."
    )
    if not can_foresee(data):
        return "All of this sets the place beside the UK, not the world."
    return (
        f"{beside} What could come next goes by how "
        "near an industry’s share of output is to the UK’s, for in the past that told most. "
        "Being found together says what an industry could build on, not that it will come."
        f"{nation if data.place.nation == data.place.id else ''}"
    )
