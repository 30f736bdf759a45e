"""Words about the regions of Scotland, Wales and Northern Ireland."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, quantity, times
from placebook.narrative.phrases import capital, difference, inside, join, plural
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "finding",
    "gained",
    "map_note",
    "map_title",
    "nation",
    "ranking_note",
    "ranking_title",
    "regions_table",
    "spread",
    "strengths_note",
    "strengths_title",
]

NATIONS = {"scotland": "Scotland", "wales": "Wales", "northern-ireland": "Northern Ireland"}
UK_INDEX = 100
SHOWN = 6
STILL = 0.0005
# Regions whose names want another form inside a sentence.
IN_TEXT = {"City of Edinburgh": "Edinburgh", "Glasgow City": "Glasgow"}


def spread(regions: pd.DataFrame, nations: pd.Series, year: int) -> str:
    """Say how many regions beat the UK, and whether nations or regions lie further apart.

    Parameters
    ----------
    regions
        ITL 3 regions, as ``measures.region_profile`` gives them.
    nations
        Output per hour of the three nations in that year, the UK at 100.
    year
        Of the output per hour.
    """
    ranked = regions.sort_values("index", ascending=False)
    above = ranked[ranked["index"] > UK_INDEX]
    top, bottom = ranked.iloc[0], ranked.iloc[-1]
    named = f": {join([_name(name) for name in above['name']])}" if len(above) else ""
    within = regions.groupby("nation")["index"].agg(lambda index: index.max() - index.min())
    lead = (
        "Regions of each nation lie further apart than the three nations do"
        if within.min() > nations.max() - nations.min()
        else "Regions lie apart in each nation"
    )
    return (
        f"In {year}, {count_word(len(above))} of the {count_word(len(ranked))} regions produced "
        f"more per hour of work than the UK{named}. {capital(_name(top['name']))} produced "
        f"{quantity(top['gva_per_hour'], 'GBP', 2)}, {_name(bottom['name'])} "
        f"{quantity(bottom['gva_per_hour'], 'GBP', 2)}. {lead}: "
        f"{_ranges(regions)}."
    )


def _ranges(regions: pd.DataFrame) -> str:
    parts = []
    for identifier, title in NATIONS.items():
        mine = regions.loc[regions["nation"] == identifier, "index"]
        parts.append(f"in {title} from {mine.min():.0f} to {mine.max():.0f}")
    return f"{join(parts)}, with the UK at 100"


def map_title(regions: pd.DataFrame) -> str:
    """Title the map with how few regions lift the average."""
    above = int((regions["index"] > UK_INDEX).sum())
    return (
        f"{capital(count_word(above))} of {len(regions)} regions of Scotland, Wales and Northern "
        "Ireland produce more an hour than the UK"
    )


def map_note() -> str:
    """Say which regions these are."""
    return (
        "ITL 3 regions of 2025. North Ayrshire is counted whole on the mainland, though its "
        "islands are in the Highlands and Islands. Orkney and Shetland stand where they are, so "
        "the map is tall."
    )


def ranking_title(regions: pd.DataFrame) -> str:
    """Title the ranking with its ends."""
    ranked = regions.sort_values("index")
    low, high = ranked.iloc[0], ranked.iloc[-1]
    return (
        f"From {low['index']:.0f} in {_name(low['name'])} to {high['index']:.0f} in "
        f"{_name(high['name'])}, with "
        "the UK at 100"
    )


def ranking_note() -> str:
    """Say how sure the figures are."""
    return (
        "Output of the districts of a region over their hours, release of June 2024. In Northern "
        "Ireland it is lowered by the hours that cannot be placed in a district, as for the "
        "nation. Estimates for small regions move from year to year: read small "
        "differences as ties."
    )


def nation(
    identifier: str, regions: pd.DataFrame, strengths: pd.DataFrame, span: tuple[int, int]
) -> str:
    """Say what stands out in one nation's regions.

    Parameters
    ----------
    identifier
        Id of the nation.
    regions
        ITL 3 regions of all nations, as ``measures.region_profile`` gives them.
    strengths
        As ``measures.region_strengths`` gives it.
    span
        First and last year of the growth.
    """
    mine = regions[regions["nation"] == identifier]
    names = mine.set_index("region")["name"]
    ranked = mine.sort_values("index", ascending=False)
    grown = mine.sort_values("growth", ascending=False)
    sharp = strengths[strengths["region"].isin(mine["region"])]
    first = sharp.drop_duplicates("region").head(3)
    listed = [
        f"{inside(row['short_title'])} in {_name(names[row['region']])} ({times(row['lq'])})"
        for _, row in first.iterrows()
    ]
    top, bottom = ranked.iloc[0], ranked.iloc[-1]
    fast, slow = grown.iloc[0], grown.iloc[-1]
    return (
        f"{NATIONS[identifier]} has {plural(len(mine), 'region')} of this size. Most is produced "
        f"per hour in {_name(top['name'])}, {_against(top)}, and least in "
        f"{_name(bottom['name'])}, {_against(bottom)}. From {span[0]} to {span[1]} the volume of "
        f"output {_grew(fast['growth'])} a year in {_name(fast['name'])}, the region with most "
        f"growth, and {_grew(slow['growth'])} a year in {_name(slow['name'])}, the one with least. "
        f"The industries that stand out most, as multiples of the UK’s share, are {join(listed)}."
    )


def _against(row: pd.Series) -> str:
    gap = difference(row["index"] / UK_INDEX)
    return f"{gap} the UK" if "about" not in gap else "about the same as in the UK"


def _grew(growth: float) -> str:
    """Say a yearly rate in the past tense, with one decimal.

    Examples
    --------
    >>> _grew(0.034), _grew(-0.016), _grew(0.0002)
    ('grew by 3.4%', 'shrank by 1.6%', 'hardly changed, by 0.0%')
    """
    if abs(growth) < STILL:
        return f"hardly changed, by {abs(growth) * 100:.1f}%"
    return f"{'grew' if growth > 0 else 'shrank'} by {abs(growth) * 100:.1f}%"


def _rate(growth: float) -> str:
    return f"{growth * 100:+.1f}%".replace("-", "−")


def strengths_title(identifier: str, strengths: pd.DataFrame, names: pd.Series) -> str:
    """Title the chart of strengths with the first of them."""
    top = strengths.iloc[0]
    return (
        f"In {NATIONS[identifier]}, {inside(top['short_title'])} in {_name(names[top['region']])} "
        f"stands out most: {times(top['lq'])} the UK’s share"
    )


def strengths_note(year: int) -> str:
    """Say what is drawn."""
    return (
        f"The highest quotients of traded industries with at least 1% of the region’s output; mean "
        f"of {year - 2} to {year}, without imputed rents. Shops, building, schools, care and "
        "other services that every region has are left out. Farming, fishing and mining holds "
        "services to oil and gas fields."
    )


def regions_table(
    identifier: str, regions: pd.DataFrame, strengths: pd.DataFrame, years: dict[str, int]
) -> str:
    """Set one nation's ITL 2 and ITL 3 regions side by side, each ITL 3 below its ITL 2.

    Parameters
    ----------
    regions
        All levels, as ``measures.region_profile`` gives them.
    strengths
        As ``measures.region_strengths`` gives it.
    years
        ``people``, ``output``, ``hours``, and ``start`` and ``end`` of growth.
    """
    mine = regions[regions["nation"] == identifier]
    alone = mine[mine["level"] == "itl3"].groupby("parent")["region"].nunique()
    whole = {region for region, count in alone.items() if count == 1 or len(alone) == 1}
    rows = mine[~mine["region"].isin(whole)].sort_values("region")
    lines = [_line(row, strengths) for row in rows.itertuples()]
    head = [
        "Region",
        f"People, {years['people']}",
        f"GVA, £ million, {years['output']}",
        f"GVA per head, £, {years['people']}",
        f"Output an hour, UK = 100, {years['hours']}",
        f"Growth in volume a year, {years['start']} to {years['end']}",
        "Industries that stand out",
    ]
    numeric = [False, True, True, True, True, True, False]
    caption = f"Regions of {NATIONS[identifier]}"
    return html_table(caption, head, lines, numeric=numeric, kind="pb-wide")


def _line(row: tuple, strengths: pd.DataFrame) -> list[str]:
    name = escape(row.name)
    of = strengths[strengths["region"] == row.region]
    sharp = [f"{s.short_title} {s.lq:.1f}" for s in of.itertuples()]
    return [
        f"<strong>{name}</strong>" if row.level == "itl2" else name,
        f"{row.population:,.0f}",
        f"{row.gva:,.0f}",
        f"{row.gva_per_head:,.0f}",
        f"{row.index:.0f}",
        _rate(row.growth),
        escape("; ".join(sharp)) or "none",
    ]


def gained(rows: pd.DataFrame, names: pd.Series, start: int, end: int) -> str:
    """Say which specialisations regions have gained since an earlier period.

    Parameters
    ----------
    rows
        As ``measures.gained_strengths`` gives it, ITL 3 regions.
    names
        Names of regions by code.
    """
    if rows.empty:
        return f"No region gained a specialisation of some size from {start} to {end}."
    listed = [
        f"{inside(row['short_title'])} in {_name(names[row['region']])} ({row['before']:.2f} to "
        f"{row['lq']:.2f})"
        for _, row in rows.head(SHOWN).iterrows()
    ]
    return (
        f"From {start} to {end} the regions gained {plural(len(rows), 'specialisation')} in "
        "industries that sell beyond the area: their location quotient rose from below 1 to 1.25 "
        f"or more, and they have at least 1% of output. The largest by output now are "
        f"{join(listed)}."
    )


def finding(regions: pd.DataFrame, year: int) -> str:
    """Say it in a sentence for the overview."""
    above = regions[regions["index"] > UK_INDEX].sort_values("index", ascending=False)
    return (
        f"Outside England, {count_word(len(above))} of {len(regions)} regions produced more per "
        f"hour than the UK in {year}: {join([_name(name) for name in above['name']])}."
        if len(above)
        else f"Outside England no region produced more per hour than the UK in {year}."
    )


def _name(name: str) -> str:
    """Write a region's name as it stands inside a sentence."""
    if name.startswith(("Isle of", "Scottish Borders", "Highlands", "Central Valleys", "Gwent")):
        return f"the {name}"
    return IN_TEXT.get(name, name)
