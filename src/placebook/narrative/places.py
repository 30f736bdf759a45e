"""Words about the place itself: the opening, its area, the key facts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.numbers import quantity
from placebook.narrative.phrases import capital, difference, join, plural, with_article
from placebook.narrative.say import note, source_line, year_label
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import Place, PlaceData

__all__ = ["KEY_FACTS", "area_notice", "boundary_source", "key_facts", "lede", "locator_title"]

KEY_FACTS = (
    "population",
    "gva",
    "gva_per_hour",
    "gva_per_head",
    "weekly_pay",
    "employment_rate",
    "qualifications_level4",
    "active_businesses",
)

NO_ARTICLE = {
    *("London", "Yorkshire and The Humber", "England", "Scotland", "Wales", "Northern Ireland")
}
YEARS = (
    "Each row is in the latest year that most of these places share, so that they can be compared."
)


def lede(latest: pd.DataFrame, relative: pd.DataFrame, data: PlaceData) -> str:
    """Open the chapter: people, economy, productivity against the UK.

    Parameters
    ----------
    latest
        Latest values of the place.
    relative
        The same beside the UK's, as ``measures.relative_to`` gives it.
    data
        The chapter's slice.
    """
    facts = latest.set_index("indicator")
    beside = relative.set_index("indicator")
    name = capital(data.place.name_in_text)
    sentences = []
    if "population" in facts.index:
        row = facts.loc["population"]
        sentences.append(
            f"{name} is home to {quantity(row['value'], 'people')} ({int(row['period'])})."
        )
    if "gva" in facts.index:
        row = facts.loc["gva"]
        sentences.append(
            f"Its economy produced {quantity(row['value'], 'GBP million')} of gross value added "
            f"(GVA) in {int(row['period'])}."
        )
    if "gva_per_hour" in beside.index:
        row = beside.loc["gva_per_hour"]
        money = quantity(row["value"], "GBP", 2)
        gap = difference(row["ratio"])
        sentences.append(
            f"Each hour of work produced {money} in {int(row['period'])}, {gap} the UK average."
        )
    return " ".join(sentences)


def area_notice(place: Place) -> str:
    """Say which area the chapter covers, and who looks after it now."""
    if place.kind != "lep":
        others = "the UK" if place.nation == place.id else "its nation and the UK"
        name = place.name_in_text
        beside = f"This chapter covers the whole of {name} and sets it beside {others}."
        return f"{beside} {place.notes}".strip()
    authorities = [name for name in place.successors if "Authority" in name]
    districts = [name for name in place.successors if "Authority" not in name]
    verb = "covers" if len(authorities) == 1 else "cover"
    sentences = [
        f"This chapter covers the area of the {place.name.removeprefix('The ')} Local Enterprise "
        f"Partnership (LEP) as it was in May {place.vintage}.",
        _districts(districts),
        place.notes,
        "LEPs lost their central government funding in April 2024, and their work passed to "
        "combined authorities and councils.",
        f"The {join(authorities)} now {verb} all or part of the area." if authorities else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _districts(districts: list[str]) -> str:
    """Name the districts; county councils, where there are any, stand above them."""
    if len(districts) == 1:
        return f"It is a single district, {with_article(districts[0])}."
    named = join([with_article(name) for name in districts])
    return f"It is made of {plural(len(districts), 'district')}: {named}."


def locator_title(place: Place) -> str:
    """Title the locator map."""
    if place.nation == place.id:
        return f"{place.name} in the United Kingdom"
    if place.region in place.name or place.region == place.name:
        return f"Where {place.name_in_text} is"
    return f"{capital(place.name_in_text)} lies in {_region(place)}"


def _region(place: Place) -> str:
    return place.region if place.region in NO_ARTICLE else f"the {place.region}"


def key_facts(values: pd.DataFrame, data: PlaceData) -> str:
    """Make the table of key facts: the place beside its comparators.

    Parameters
    ----------
    values
        Latest values of the key facts for the place and its comparators.
    data
        The chapter's slice.
    """
    places = (data.place, *data.comparators)
    lines = []
    for indicator in KEY_FACTS:
        rows = values[values["indicator"] == indicator].set_index("place")
        if data.place.id not in rows.index:
            continue
        meta = data.package.indicators.loc[indicator]
        period = year_label(int(rows.loc[data.place.id, "period"]), meta["period_kind"])
        cells = [
            quantity(rows.loc[p.id, "value"], meta["unit"], int(meta["decimals"]), bare=True)
            if p.id in rows.index
            else "not available"
            for p in places
        ]
        lines.append([escape(f"{meta['title']} ({period})"), *map(escape, cells)])
    head = ["Measure", *(p.name for p in places)]
    table = html_table(
        "Key facts", head, lines, numeric=[False, *(True for _ in places)], kind="pb-facts"
    )
    return f"{table}{note(YEARS)}"


def boundary_source(data: PlaceData) -> str:
    """Name the source of the boundaries."""
    table = data.package["sources"]
    return source_line(data, *table.loc[table["id"].str.contains("boundaries|topology_2022"), "id"])
