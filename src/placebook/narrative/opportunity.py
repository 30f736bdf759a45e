"""Words about where a place might lead: what it has, what could come next, and what research adds.

The answer differs in kind for a place with many strengths and one with few,
and it never says more than past decades bear out.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, odds, percent
from placebook.narrative.phrases import capital, inside, join, plural, possessive
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = [
    "answer",
    "bands",
    "in_words",
    "limits",
    "meeting_table",
    "next_table",
    "space_note",
    "space_title",
]

MANY, FEW = 11, 6
VERGE, NEAR = 0.9, 0.75
NAMED = 3
LABELS = 5
LISTED = 6
WORTH_NAMING = 0.04
MOST_OF_UK = "england"


def in_words(options: pd.DataFrame, close: pd.DataFrame) -> pd.DataFrame:
    """Add to each industry its chance in words, its close strengths and whether to label it.

    Parameters
    ----------
    options
        As ``measures.opportunities`` gives it.
    close
        As ``measures.close_strengths`` gives it.
    """
    titles = close.groupby("industry")["strength_title"].agg(list)
    lists = [titles.get(code, []) for code in options["industry"]]
    spans = zip(options["chance_low"], options["chance_high"], strict=True)
    nearest = options[~options["local"]].nlargest(LABELS, "lq").index
    return options.assign(
        chance=[odds(*span) for span in spans],
        strengths=["; ".join(names) or "none" for names in lists],
        beside=lists,
        named=options.index.isin(nearest),
    )


def bands(table: pd.DataFrame) -> pd.DataFrame:
    """Add to ``measures.chance_bands`` a label short enough to stand above a band."""
    spans = zip(table["chance_low"], table["chance_high"], strict=True)
    return table.assign(
        chance=[f"{low * 100:.0f}–{high * 100:.0f}%" for low, high in spans]
    )


def answer(
    options: pd.DataFrame,
    traded: pd.DataFrame,
    fields: pd.DataFrame,
    meets: pd.DataFrame,
    data: PlaceData,
) -> str:
    """Answer the second question: what there is to lead from, and what could come next.

    Parameters
    ----------
    options
        As `in_words` gives it.
    traded, fields, meets
        As ``measures.traded_industries``, ``strong_fields`` and ``meetings`` give them.
    """
    sold = options[~options["local"]].sort_values("lq", ascending=False)
    sentences = [_base(traded, data), _research(fields, meets, data)]
    if data.place.id == MOST_OF_UK:
        sentences.append(
            "England is most of the UK, so hardly any industry can weigh much more or less here: "
            "the chapters on its LEPs show where within England the strengths lie."
        )
    elif len(sold):
        sentences += [_next(sold), _beside(sold.iloc[0], meets)]
    return " ".join(sentences)


def _base(traded: pd.DataFrame, data: PlaceData) -> str:
    """Say how many strengths there are to lead from."""
    strengths = traded.loc[traded["strength"], "short_title"]
    name, count, of = data.place.name_in_text, len(strengths), count_word(len(traded))
    top = join([inside(title) for title in strengths.head(2)])
    if count >= MANY:
        return (
            f"{capital(name)} has many strengths to lead from: {count_word(count)} of the {of} "
            f"industries that sell beyond their area weigh more here than in the UK, {top} most."
        )
    if count > FEW:
        return (
            f"Of the {of} industries that sell beyond their area, {count_word(count)} weigh more "
            f"in {name} than in the UK; {top} stand out."
        )
    if count > 1:
        return (
            f"{capital(name)} has few strengths to lead from: only {count_word(count)} of the {of} "
            f"industries that sell beyond their area weigh more here than in the UK, {top} most."
        )
    return f"{capital(name)} has {plural(count, 'industry')} that weighs more here than in the UK."


def _research(fields: pd.DataFrame, meets: pd.DataFrame, data: PlaceData) -> str:
    """Say where strong research and strong industry meet, or what is missing."""
    both = meets[meets["strength"]].drop_duplicates("industry")
    if len(both):
        names = [inside(title) for title in both["short_title"].head(NAMED)]
        more = ", among others" if len(both) > NAMED else ""
        return f"Strong industry and strong research meet in {join(names)}{more}."
    if fields.empty:
        return (
            "No field of research reaches the place’s share of UK output here, so new knowledge "
            "has to come from firms or from partners elsewhere."
        )
    strong = join([inside(title) for title in fields["short_title"].head(2)])
    if len(meets):
        first = meets.iloc[0]
        return (
            f"Its strongest research, in {strong}, has no strong industry to match; the nearest "
            f"pair is {inside(first['short_title'])}, at {percent(first['lq'])} of the weight it "
            f"has in the UK, and {inside(first['field_title'])}."
        )
    return f"Its strongest research, in {strong}, has no strong industry to match."


def _next(sold: pd.DataFrame) -> str:
    """Say which industries come nearest to a specialisation, and how often such became one."""
    first = sold.iloc[0]
    verge = [inside(title) for title in sold.loc[sold["lq"] >= VERGE, "short_title"].head(2)]
    if verge:
        return (
            f"A new specialisation is likeliest in {', or in '.join(verge)}: of LEPs’ industries "
            f"that stood so near the UK’s share, {first['chance']} became specialisations within "
            "ten years."
        )
    return (
        f"No other industry is about to join them. {capital(inside(first['short_title']))} comes "
        f"nearest, at {percent(first['lq'])} of its weight in the UK; of LEPs’ industries at such "
        f"a distance {first['chance']} became specialisations within ten years."
    )


def _beside(first: pd.Series, meets: pd.DataFrame) -> str:
    """Say what the likeliest industry could build on."""
    title = inside(first["short_title"])
    research = meets.loc[meets["industry"] == first["industry"], "field_title"].head(2)
    known = join([inside(field) for field in research])
    if first["beside"]:
        names = join([inside(name) for name in first["beside"][:2]])
        also = f", and on research in {known}" if known else ""
        return f"{capital(title)} could build on {names}{also}."
    if known:
        return (
            f"{capital(title)} has no close relative among the strengths, but research in {known}."
        )
    return f"{capital(title)} has no close relative among the strengths, so it would start alone."


def limits(data: PlaceData) -> str:
    """Say what the answer rests on and what it cannot say."""
    nation = (
        f" The odds are those of LEPs, which are smaller than {data.place.name_in_text}: take them "
        "as a rough guide."
        if data.place.kind == "nation"
        else ""
    )
    return (
        "All of this sets the place beside the UK, not the world. What could come next goes by how "
        "near an industry’s share of output already is to the UK’s, for in the past that told most. "
        "The strengths it is related to say what it could build on, not that it will come."
        f"{nation}"
    )


def space_title(options: pd.DataFrame) -> str:
    """Title the opportunity space with the nearest industry that sells beyond the area."""
    sold = options[~options["local"]]
    if sold.empty:
        return "No industry that sells beyond the area is left to move into"
    first = sold.loc[sold["lq"].idxmax()]
    return (
        f"{first['short_title']} comes nearest to a new specialisation, at "
        f"{percent(first['lq'])} of its weight in the UK"
    )


def space_note() -> str:
    """Say how to read the opportunity space."""
    return (
        "Percentages above the bands: the share of LEPs’ industries in that band that became "
        "specialisations within ten years, in the decade with fewer and the one with more "
        "(2003 to 2013, 2013 to 2023). Upwards: of what is found together with an industry, how "
        "much the place is specialised in; added to the location quotient, it did not help to "
        "foresee anything. The horizontal scale is stretched towards 1."
    )


def next_table(options: pd.DataFrame, data: PlaceData) -> str:
    """List the likeliest next specialisations with what they could build on.

    Parameters
    ----------
    options
        As `in_words` gives it.
    """
    sold = options[~options["local"] & (options["chance_high"] >= WORTH_NAMING)]
    rows = [
        [
            escape(row.short_title),
            f"{row.lq:.2f}",
            row.chance,
            escape(join([inside(name) for name in row.beside]) or "none that is close"),
        ]
        for row in sold.sort_values("lq", ascending=False).head(LISTED).itertuples()
    ]
    return html_table(
        f"Industries that sell beyond the area and come nearest to being {_own(data)} next "
        "specialisations",
        [
            "Industry",
            "Location quotient",
            "Such industries that became one in ten years",
            "Strengths it is often found with",
        ],
        rows,
        numeric=[False, True, False, False],
    )


def _own(data: PlaceData) -> str:
    return possessive(data.place.name_in_text)


def meeting_table(meets: pd.DataFrame) -> str:
    """Set strong research beside the industries that use it; nothing where none meet.

    Parameters
    ----------
    meets
        As ``measures.meetings`` gives it.
    """
    if meets.empty:
        return ""
    rows = [
        [
            escape(title),
            f"{pairs['lq'].iloc[0]:.2f}",
            "; ".join(
                f"{escape(pair.field_title)} ({percent(pair.uk_share)} of the UK’s)"
                for pair in pairs.itertuples()
            ),
        ]
        for title, pairs in meets.groupby("short_title", sort=False)
    ]
    return html_table(
        "Where strong research meets an industry that uses it",
        ["Industry", "Location quotient", "Strong research"],
        rows,
        numeric=[False, True, False],
    )
