"""Words about a place's region among Europe's: where it stands, and what is like it abroad.

The figures are those of statistical regions. A place may be a part of one or
lie in several, so the words say which region they speak of before anything else.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.europe_phrases import (
    ALL,
    MEASURES,
    QUARTER,
    among,
    band,
    named,
    value,
    was,
)
from placebook.narrative.numbers import count_word, percent
from placebook.narrative.phrases import capital, join, possessive
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["abroad", "answer", "in_words", "likeness_table", "note", "title"]

MOST, WHOLE, HALF = 0.5, 0.98, 50
FEW = 5
UNLIKE = 12


def in_words(standing: pd.DataFrame, regions: pd.DataFrame) -> pd.DataFrame:
    """Keep the standing of a place's regions, with names and values in words.

    Parameters
    ----------
    standing
        As ``measures.standing`` gives it.
    regions
        As ``measures.place_regions`` gives it.

    Returns
    -------
    DataFrame
        The columns of both with ``label``, ``shown`` and ``main``, whether the sentences are
        about this region; measures in the order of `MEASURES`, then regions by size.
    """
    table = regions.merge(standing, on="region")
    order = table["indicator"].map({key: k for k, key in enumerate(MEASURES)})
    table = table.iloc[order.argsort(kind="stable")]
    shown = [value(*pair) for pair in zip(table["indicator"], table["value"], strict=True)]
    return table.assign(
        label=[MEASURES[key][1] for key in table["indicator"]],
        shown=shown,
        main=(table["region"] == regions["region"].iloc[0]) & _has_main(regions),
    ).reset_index(drop=True)


def _has_main(regions: pd.DataFrame) -> bool:
    return bool(regions["share_of_place"].iloc[0] >= MOST)


def answer(table: pd.DataFrame, regions: pd.DataFrame, data: PlaceData) -> str:
    """Say which region speaks for the place, and where it stands.

    Parameters
    ----------
    table
        As `in_words` gives it.
    regions
        As ``measures.place_regions`` gives it.
    """
    if not _has_main(regions):
        sentences = [_lies_in(regions, data), *(_spread(rows) for rows in _by_measure(table))]
        return " ".join(sentences)
    mine = table[table["main"]]
    figures = "; ".join(_one(row) for row in mine.itertuples())
    return f"{_fit(regions, data)} {_bands(mine)} {capital(figures)}."


def _by_measure(table: pd.DataFrame) -> list[pd.DataFrame]:
    return [rows for _, rows in table.groupby("indicator", sort=False)]


def _fit(regions: pd.DataFrame, data: PlaceData) -> str:
    """Say how well the region that holds most of a place fits it."""
    main = regions.iloc[0]
    name, region = data.place.name_in_text, main["name"]
    if main["share_of_place"] < WHOLE:
        return (
            "Europe is compared by statistical regions (NUTS 2), and "
            f"{percent(main['share_of_place'])} of the people of {name} live in one of them, "
            f"{region}. These sentences are about that region."
        )
    if main["share_of_region"] < WHOLE:
        small = ", a small part" if main["share_of_region"] < 1 - MOST else ""
        return (
            f"Europe is compared by statistical regions (NUTS 2). That of {name} is {region}, and "
            f"{percent(main['share_of_region'])} of its people live here{small}: read these "
            "figures as the region’s, not as the place’s own."
        )
    alias = "" if region == data.place.name else f", {region}"
    return (
        f"{capital(name)} is itself one of the statistical regions (NUTS 2{alias}) by which Europe "
        "is compared."
    )


def _bands(mine: pd.DataFrame) -> str:
    """Say on which measures the region stands high, in the middle or low."""
    groups: dict[str, list[str]] = {}
    for row in mine.itertuples():
        groups.setdefault(band(row.low, row.high), []).append(MEASURES[row.indicator][0])
    if len(groups) == 1:
        return f"It stands {next(iter(groups))} of Europe’s regions on all three measures."
    first, *others = groups.items()
    parts = [f"{where} on {join(names)}" for where, names in others]
    return f"It stands {first[0]} of Europe’s regions on {join(first[1])}, {join(parts)}."


def _one(row: pd.Series) -> str:
    """Say a region's value on one measure, and how many regions are below or above it."""
    return f"in {row.period} {was(row.indicator)} {row.shown}, {among(row.low, row.high)}"


def _lies_in(regions: pd.DataFrame, data: PlaceData) -> str:
    count, name = len(regions), capital(data.place.name_in_text)
    few = f": {'; '.join(regions['name'])}" if count <= FEW else ""
    return (
        f"Europe is compared by statistical regions (NUTS 2). {name} lies in {count_word(count)} "
        f"of them{few}."
    )


def _spread(rows: pd.DataFrame) -> str:
    """Say how far the regions of a place are apart on one measure."""
    indicator, period = rows["indicator"].iloc[0], rows["period"].iloc[0]
    top, bottom = rows.loc[rows["value"].idxmax()], rows.loc[rows["value"].idxmin()]
    high, low = int((rows["low"] >= QUARTER).sum()), int((rows["high"] <= ALL - QUARTER).sum())
    counted = (
        f"; of the {len(rows)}, {count_word(high)} stood in the highest quarter of Europe’s "
        f"regions and {count_word(low)} in the lowest"
        if len(rows) > FEW
        else ""
    )
    return (
        f"In {period} {was(indicator)} {top['shown']} in {top['name']} "
        f"({among(top['low'], top['high'])}) and {bottom['shown']} in {bottom['name']} "
        f"({among(bottom['low'], bottom['high'])}){counted}."
    )


def abroad(near: pd.DataFrame, regions: pd.DataFrame) -> str:
    """Name the regions of other countries that are most like the place's region.

    Parameters
    ----------
    near
        The ``region_likenesses`` table.
    regions
        As ``measures.place_regions`` gives it.
    """
    if not _has_main(regions):
        return ""
    mine = near[near["region"] == regions["region"].iloc[0]].sort_values("order")
    names = join([named(row) for row in mine.itertuples()])
    if mine["gap"].iloc[0] > UNLIKE:
        lead = "No region abroad is close to it on all three; the least unlike are"
    else:
        lead = "On the three together, the regions abroad most like it are"
    return (
        f"{lead} {names}. Being alike on three measures is a reason to look, not proof that what "
        "works there would work here."
    )


def likeness_table(table: pd.DataFrame, near: pd.DataFrame, regions: pd.DataFrame) -> str:
    """Set the region beside those abroad that are most like it; nothing without one main region."""
    if not _has_main(regions):
        return ""
    main, mine = regions.iloc[0], table[table["main"]]
    own = mine.set_index("indicator")["value"].reindex(list(MEASURES))
    others = near[near["region"] == main["region"]].sort_values("order")
    rows = [[escape(main["name"]), *_cells(own)]]
    rows += [
        [escape(named(row)), *_cells((row.rd, row.patents, row.people))]
        for row in others.itertuples()
    ]
    years = dict(zip(mine["indicator"], mine["period"], strict=True))
    heads = ("R&D, % of GDP", "Patents per million people", "People in science, %")
    return html_table(
        f"{capital(possessive(main['name']))} nearest regions abroad",
        ["Region", *(f"{head} ({years[key]})" for head, key in zip(heads, MEASURES, strict=True))],
        rows,
        numeric=[False, True, True, True],
    )


def _cells(values: pd.Series | tuple[float, float, float]) -> list[str]:
    decimals = [each[3] for each in MEASURES.values()]
    return [
        f"{v:.{d}f}" if v == v else "no figure"  # noqa: PLR0124  not a number
        for v, d in zip(values, decimals, strict=True)
    ]


def title(table: pd.DataFrame, data: PlaceData) -> str:
    """Title the figure with where the region stands highest and lowest."""
    mine = table[table["main"]]
    if mine.empty:
        gaps = table.groupby("indicator", sort=False)["percentile"].agg(["min", "max"])
        widest = (gaps["max"] - gaps["min"]).idxmax()
        low, high = (round(gaps.loc[widest, end]) for end in ("min", "max"))
        return (
            f"On {MEASURES[widest][0]}, {possessive(data.place.name_in_text)} regions stand from "
            f"above {low}% of Europe’s to above {high}%"
        )
    ordered = mine.sort_values("percentile")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    if low["high"] >= high["low"]:
        side = "above" if low["percentile"] >= HALF else "below"
        return f"{low['name']} stands much alike on all three, mostly {side} the middle of Europe"
    return (
        f"Among Europe’s regions {low['name']} stands highest on {MEASURES[high['indicator']][0]} "
        f"and lowest on {MEASURES[low['indicator']][0]}"
    )


def note(table: pd.DataFrame) -> str:
    """Say what is counted, how old it is and what the range means."""
    counted = table.drop_duplicates("indicator").set_index("indicator")
    of = {key: int(counted.loc[key, "of"]) for key in MEASURES}
    year = {key: int(counted.loc[key, "period"]) for key in MEASURES}
    research, patents, people = MEASURES
    return (
        f"Pale bar: where the region stood in each of the latest two or three years. Regions of "
        f"the EU, the UK, Iceland, Norway and Switzerland that have a figure: {of[research]} for "
        f"research and development ({year[research]}; none in France, the Netherlands, Ireland "
        f"and Switzerland), {of[patents]} for patents ({year[patents]}), {of[people]} for people "
        f"({year[people]}). Eurostat stopped its patents with 2012 and its UK figures with 2019. "
        "People in science and technology have a degree or the like, or work as professionals or "
        "technicians."
    )
