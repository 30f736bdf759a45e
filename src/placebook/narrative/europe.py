"""Words about a place's region among Europe's: where it stands, and what is like it abroad.

The figures are those of statistical regions. A place may be a part of one or
lie in several, so the words say which region they speak of before anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.europe_phrases import (
    ALL,
    MEASURES,
    QUARTER,
    among,
    band,
    region_name,
    value,
    was,
)
from placebook.narrative.numbers import count_word, percent
from placebook.narrative.phrases import capital, join, possessive

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["answer", "has_main", "in_words", "note", "title"]

MOST, WHOLE, HALF = 0.5, 0.98, 50
FEW = 5


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
        The columns of both with ``label``, ``shown``, the shorter ``brief``, and ``main``, whether
        the sentences are about this region; measures in the order of `MEASURES`, then regions
        by size.
    """
    table = regions.merge(standing, on="region")
    order = table["indicator"].map({key: k for k, key in enumerate(MEASURES)})
    table = table.iloc[order.argsort(kind="stable")]
    shown = [value(*pair) for pair in zip(table["indicator"], table["value"], strict=True)]
    return table.assign(
        label=[MEASURES[key][1] for key in table["indicator"]],
        shown=shown,
        brief=[text.removesuffix(" people").removesuffix(" of the population") for text in shown],
        main=(table["region"] == regions["region"].iloc[0]) & has_main(regions),
    ).reset_index(drop=True)


def has_main(regions: pd.DataFrame) -> bool:
    """Tell whether one region speaks for the place: most live there, and no two make it up."""
    made_up_of = (regions["share_of_region"] >= WHOLE).sum()
    return bool(regions["share_of_place"].iloc[0] >= MOST) and made_up_of <= 1


def answer(table: pd.DataFrame, regions: pd.DataFrame, data: PlaceData) -> str:
    """Say which region speaks for the place, and where it stands.

    Parameters
    ----------
    table
        As `in_words` gives it.
    regions
        As ``measures.place_regions`` gives it.
    """
    if not has_main(regions):
        spreads = "\n".join(f"- {_spread(rows)}" for rows in _by_measure(table))
        return f"{_lies_in(regions, data)}\n\n{spreads}"
    mine = table[table["main"]]
    figures = "; ".join(_one(row) for row in mine.itertuples())
    return f"{_fit(regions, data)} {_bands(mine)} {capital(figures)}."


def _by_measure(table: pd.DataFrame) -> list[pd.DataFrame]:
    return [rows for _, rows in table.groupby("indicator", sort=False)]


def _fit(regions: pd.DataFrame, data: PlaceData) -> str:
    """Say how well the region that holds most of a place fits it."""
    main = regions.iloc[0]
    name, region = data.place.name_in_text, region_name(main["name"])
    if main["share_of_place"] < WHOLE:
        return (
            "Europe is compared by statistical regions (NUTS 2), and "
            f"{percent(main['share_of_place'])} of the people of {name} live in one of them, "
            f"{region}. These sentences are about that region."
        )
    if main["share_of_region"] < WHOLE:
        only = "only " if main["share_of_region"] < MOST else ""
        return (
            f"Europe is compared by statistical regions (NUTS 2). That of {name} is {region}, and "
            f"{only}{percent(main['share_of_region'])} of its people live here: read these "
            "figures as the region’s, not as the place’s own."
        )
    alias = "" if main["name"] == data.place.name else f", there called {region},"
    return (
        f"{capital(name)}{alias} is itself one of the statistical regions (NUTS 2) by which Europe "
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
    few = f": {'; '.join(map(region_name, regions['name']))}" if count <= FEW else ""
    return (
        f"Europe is compared by statistical regions (NUTS 2). {name} lies in {count_word(count)} "
        f"of them{few}."
    )


def _spread(rows: pd.DataFrame) -> str:
    """Say how far the regions of a place are apart on one measure."""
    indicator, period = rows["indicator"].iloc[0], rows["period"].iloc[0]
    top, bottom = rows.loc[rows["value"].idxmax()], rows.loc[rows["value"].idxmin()]
    counted = _counted(rows) if len(rows) > FEW else ""
    ends = [
        f"{end['shown']} in {region_name(end['name'])} ({among(end['low'], end['high'])})"
        for end in (top, bottom)
    ]
    return f"In {period} {was(indicator)} {ends[0]} and {ends[1]}{counted}."


def _counted(rows: pd.DataFrame) -> str:
    """Count the regions that stand in Europe's highest and lowest quarters."""
    high, low = (rows["low"] >= QUARTER).sum(), (rows["high"] <= ALL - QUARTER).sum()
    many, few = (count_word(int(number)) if number else "none" for number in (high, low))
    return (
        f"; of the {len(rows)}, {many} stood in the highest quarter of Europe’s regions and "
        f"{few} in the lowest"
    )


def title(table: pd.DataFrame, data: PlaceData) -> str:
    """Title the figure with the measures on which the region has most and fewest below it."""
    mine = table[table["main"]]
    if mine.empty:
        gaps = table.groupby("indicator", sort=False)["percentile"].agg(["min", "max"])
        widest = (gaps["max"] - gaps["min"]).idxmax()
        low, high = (_below(gaps.loc[widest, end]) for end in ("min", "max"))
        name = capital(possessive(data.place.name_in_text))
        return f"{name} regions range from {low} of Europe’s to {high}, on {MEASURES[widest][0]}"
    ordered = mine.sort_values("percentile")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    first, last = _below(high["percentile"]), _below(low["percentile"])
    name = capital(_subject(low, data))
    if low["high"] >= high["low"]:
        span = f"{last} to {first.removeprefix('above ')}"
        return f"{name} stands {span} of Europe’s regions on all three measures"
    return (
        f"{name} stands {first} of Europe’s regions on {MEASURES[high['indicator']][0]}, "
        f"{last} on {MEASURES[low['indicator']][0]}"
    )


def _subject(main: pd.Series, data: PlaceData) -> str:
    """Name what the figure shows: the place if it is a region, else its region."""
    if main["share_of_place"] < WHOLE:
        return region_name(main["name"])
    if main["share_of_region"] < WHOLE:
        return f"{possessive(data.place.name_in_text)} region"
    return data.place.name_in_text


def _below(percentile: float) -> str:
    return f"above {min(round(percentile), ALL - 1)}%"


def note(table: pd.DataFrame) -> str:
    """Say what is counted, how old it is and what the range means."""
    counted = table.drop_duplicates("indicator").set_index("indicator")
    of = {key: int(counted.loc[key, "of"]) for key in MEASURES}
    year = {key: int(counted.loc[key, "period"]) for key in MEASURES}
    research, patents, people = MEASURES
    return (
        "Pale bar: where the region stood in each of the latest two or three years. Regions of "
        "the EU, the UK, Iceland, Norway and Switzerland that have a figure: "
        f"{of[research]} for R&D ({year[research]}; none in France, the Netherlands, Ireland and "
        f"Switzerland), {of[patents]} for patents ({year[patents]}), {of[people]} for qualified "
        f"people ({year[people]}). Eurostat has patents of regions to 2012 only, and none of "
        "these figures for the UK after 2019. Qualified people have completed higher education in "
        "any subject, or work as professionals or technicians; Eurostat calls them human resources "
        "in science and technology."
    )
