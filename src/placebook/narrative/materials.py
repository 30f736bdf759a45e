"""Words about the materials sector: where it is, what it is, and where its three sides meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.materials_tables import SCOPES, labelled_parts
from placebook.narrative.numbers import count_word, percent, quantity, times
from placebook.narrative.phrases import capital, inside, join, plural, with_article
from placebook.narrative.research_tables import named

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = [
    "change",
    "change_title",
    "lede",
    "map_title",
    "meetings",
    "nuclear",
    "output",
    "regions",
    "regions_note",
    "regions_title",
    "senses",
    "senses_note",
    "senses_title",
]

CUMBRIA = "Cumbria"  # whose nuclear site the sentence explains
CLOSE = 0.1
TOP = 10


def lede(table: pd.DataFrame, year: int) -> str:
    """Say how large the sector is in each sense.

    Parameters
    ----------
    table
        As ``measures.sector_quotients`` gives it.
    """
    rows = table[table["period"] == year]
    jobs = rows.groupby("scope")["jobs"].sum()
    whole = rows.groupby("scope")["whole"].first()
    said = [
        f"{quantity(jobs[scope], 'jobs')} in the {scope} sense ({percent(whole[scope] / 100, 1)})"
        for scope in SCOPES
    ]
    return (
        f"In {year} the sector had {join(said, 'or')} of all jobs in Great "
        "Britain. How large it is "
        f"depends on the line: the wide sense holds {times(jobs['wide'] / jobs['narrow'])} as many "
        "jobs as the narrow one."
    )


def nuclear(table: pd.DataFrame, year: int) -> str:
    """Say what nuclear fuel would do if it were counted.

    Parameters
    ----------
    table
        As ``measures.sector_quotients`` gives it with nuclear fuel among the metals, with ``name``.
    """
    rows = table[(table["period"] == year) & (table["scope"] == "narrow")]
    top = rows.sort_values("lq", ascending=False).iloc[0]
    return (
        "Left out in every sense: medicines, soap and cosmetics; fuel; machines and vehicles, "
        "however much their makers know of materials; research laboratories, which the "
        "classification does not part by subject; and trade. The classification puts nuclear fuel "
        f"among the metals. It is left out too: with it {_region(top['name'])}, because of "
        f"Sellafield, would be first in the narrow sense, with {times(top['lq'])} Great Britain’s "
        "share of jobs."
        if top["name"] == CUMBRIA
        else ""
    )


def regions(table: pd.DataFrame, whole: float) -> str:
    """Say where the sector weighs most, where least, and how many regions are above Britain.

    Parameters
    ----------
    table
        As `with_ranks` gives it, for one year and sense.
    """
    top, bottom = table.head(3), table.iloc[-1]
    leaders = [
        f"{_region(row.name)} ({row.value:.1f}%, {quantity(row.jobs, 'jobs')})"
        for row in top[["name", "value", "jobs"]].itertuples(index=False)
    ]
    above = int((table["lower"] > whole).sum())
    largest = table.sort_values("jobs", ascending=False).iloc[0]
    return (
        f"In the middle sense, {percent(whole / 100, 1)} of Great Britain’s jobs are in materials. "
        f"The sector weighs most in {join(leaders)}, and least in {_region(bottom['name'])} "
        f"({bottom['value']:.1g}%). {capital(count_word(above))} of {len(table)} regions are above "
        "Great Britain by more than rounding could hide. Most jobs are in "
        f"{_region(largest['name'])}, "
        f"{quantity(largest['jobs'], 'jobs')}."
    )


def regions_title(table: pd.DataFrame, whole: float) -> str:
    """Title the chart with the leader against Britain."""
    top = table.iloc[0]
    return (
        f"Materials have {times(top['value'] / whole)} the weight in {_region(top['name'])} that "
        "they have in Great Britain"
    )


def regions_note(years: tuple[int, ...]) -> str:
    """Say what the figures are and what they leave open."""
    return (
        "Dashed line: Great Britain. Thick lines: 95% limits from rounding alone; the survey is a "
        "sample, and its own error is larger and not published for sums like these. The publisher "
        "rounds each cell and suppresses none in these files. NUTS 2 regions of 2016, now ITL 2; "
        "the survey leaves Northern Ireland out. Ranks are ranges over "
        f"{' and '.join(map(str, years))}."
    )


def _region(name: str) -> str:
    """Write a region's name inside a sentence."""
    for start in ("West Midlands", "Highlands"):
        if name.startswith(start):
            return f"the {name}"
    return with_article(name.replace(" - ", " – "))


def senses(wide: pd.DataFrame, threshold: float = 1.0) -> str:
    """Say which regions stay among the first whatever the sense, and which come and go.

    Parameters
    ----------
    wide
        Location quotients: columns ``name``, ``narrow``, ``middle``, ``wide``.
    """
    tops = {s: set(wide.nlargest(TOP, s)["name"]) for s in SCOPES}
    always = set.intersection(*tops.values())
    only = tops["narrow"] - tops["wide"]
    flips = wide[(wide["narrow"] >= threshold + CLOSE) & (wide["wide"] < threshold)].sort_values(
        "narrow", ascending=False
    )
    sentences = [
        f"{capital(count_word(len(always)))} regions are among the first "
        f"{count_word(TOP)} in every "
        f"sense: {join(sorted(_region(name) for name in always))}.",
        f"In the narrow sense {join(sorted(_region(n) for n in only))} also "
        f"{'is' if len(only) == 1 else 'are'}, but not in the wide one."
        if only
        else "",
    ]
    if len(flips):
        row = flips.iloc[0]
        sentences.append(
            f"For some the line decides: {_region(row['name'])} has {times(row['narrow'])} Great "
            f"Britain’s share of jobs in the narrow sense, and {percent(row['wide'])} of it in "
            "the wide one."
        )
    return " ".join(sentence for sentence in sentences if sentence)


def senses_title(wide: pd.DataFrame) -> str:
    """Title the chart with how many regions stay among the first ten."""
    tops = [set(wide.nlargest(TOP, s)["name"]) for s in SCOPES]
    always = len(set.intersection(*tops))
    return (
        f"{capital(count_word(always))} of the first {count_word(TOP)} regions "
        "are the same, however "
        "materials are drawn"
    )


def senses_note() -> str:
    """Explain the senses in short."""
    return (
        "Narrow: making metals, basic chemicals and polymers, fibres, glass "
        "and technical ceramics. "
        "Middle: also giving them form and surface, rubber and plastics, all ceramics, cement and "
        "coatings. Wide: also metal goods, wood and paper, textiles, components, batteries, cables "
        "and recovery. The 15 regions with the highest quotient in the middle sense."
    )


def change(table: pd.DataFrame, first: int, last: int) -> str:
    """Say how the jobs of the sector changed, and which part changed most.

    Parameters
    ----------
    table
        As ``measures.sector_parts`` gives it.
    """
    sums = [table[table["scope"].isin(SCOPES[: k + 1])] for k in range(len(SCOPES))]
    moves = [
        f"{_moved(rows['first'].sum(), rows['last'].sum())} in the {scope} sense"
        for scope, rows in zip(SCOPES, sums, strict=True)
    ]
    parts = labelled_parts(table)
    down, up = parts.iloc[0], parts.iloc[-1]
    return (
        f"From {first} to {last} jobs in materials {join(moves)}. {_part(down)} lost most, "
        f"{quantity(-down['difference'], 'jobs')}; {inside(_part(up))} gained most, "
        f"{quantity(up['difference'], 'jobs')}. The pandemic was still felt in {last}, and "
        "changes of a few hundred jobs are within the error of the survey."
    )


def _moved(first: float, last: float) -> str:
    share = last / first - 1
    return f"{'rose' if share > 0 else 'fell'} by {percent(abs(share))}"


def _part(row: pd.Series) -> str:
    return f"{row['part']} of the {row['scope']} sense"


def change_title(table: pd.DataFrame, first: int, last: int) -> str:
    """Title the chart with the largest fall."""
    parts = labelled_parts(table)
    down = parts.iloc[0]
    return (
        f"{_part(down)} lost {quantity(-down['difference'], 'jobs')} from {first} to {last}, most "
        "of all parts"
    )


def output(table: pd.DataFrame, data: AllPlaces, year: int) -> str:
    """Say where the two industries of the regional accounts weigh most.

    Parameters
    ----------
    table
        Location quotients: columns ``place``, ``short_title``, ``lq``, ``share``.
    """
    names = named(data, in_text=True)
    said = []
    for title, rows in table.groupby("short_title", sort=True):
        top = rows.nlargest(3, "lq")
        places = [f"{names[row.place]} ({row.lq:.1f} times)" for row in top.itertuples(index=False)]
        said.append(f"{inside(str(title))} weigh most in {join(places)}")
    return (
        "For LEPs, output is split no finer than into two broad industries that hold materials. In "
        f"{year}, against the UK, {'. '.join(said[:1])}. {capital('. '.join(said[1:]))}."
    )


def map_title(table: pd.DataFrame, data: AllPlaces) -> str:
    """Title the map of both industries together with where they weigh most."""
    top = named(data, in_text=True)[table.sort_values("value", ascending=False)["place"].iloc[0]]
    share = table["value"].max()
    return f"Metals, chemicals, plastics and minerals make {share:.0f}% of the output of {top}"


def meetings(table: pd.DataFrame, data: AllPlaces) -> str:
    """Say in which places jobs, output and research are all above the whole.

    Parameters
    ----------
    table
        As ``measures.sector_meetings`` gives it.
    """
    names = named(data, in_text=True)
    three = [names[place] for place in table.loc[table["count"] == 3, "place"]]  # noqa: PLR2004
    makers = table[(table["jobs"] >= 2) & ~(table["research"] >= 1)]  # noqa: PLR2004
    sentences = [
        f"Jobs, output and research all weigh more than in the whole country in "
        f"{plural(len(three), 'place')}: {join(three)}."
        if three
        else "In no place do jobs, output and research all weigh more than in the whole country.",
    ]
    if len(makers):
        listed = [names[place] for place in makers.sort_values("jobs", ascending=False)["place"]]
        sentences.append(
            f"{capital(join(listed))} {'has' if len(listed) == 1 else 'have'} at least twice Great "
            "Britain’s share of jobs in materials, but less engineering and "
            "chemistry research than "
            "their share of the UK’s output would suggest."
        )
    return " ".join(sentences)
