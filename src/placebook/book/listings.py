"""Write lists and tables of the data package as HTML: places, indicators, sources."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.numbers import quantity
from placebook.narrative.say import year_label
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from placebook.dataset import DataPackage

__all__ = ["dictionary_html", "places_html", "sources_html"]

SHOWN = ("population", "gva_per_hour")
ACTORS = {
    "research": "Research and higher education",
    "business": "Business",
    "environment": "The wider environment",
}


def places_html(
    package: DataPackage, address: Callable[[str], str | None], region: str | None = None
) -> str:
    """Write the list of places, nations first, then LEPs by region.

    Parameters
    ----------
    address
        Gives the address of a place's chapter; None for one without.
    region
        Show the LEPs of this region only.
    """
    places = package.chapters
    if region:
        return _places_table(package, places[places["region"] == region], address, region)
    nations = places[places["kind"] == "nation"]
    parts = [_places_table(package, nations, address, "Nations")]
    leps = places[places["kind"] == "lep"]
    parts += [
        _places_table(package, leps[leps["region"] == name], address, name)
        for name in leps["region"].unique()
    ]
    return "\n".join(parts)


def _places_table(
    package: DataPackage,
    places: pd.DataFrame,
    address: Callable[[str], str | None],
    caption: str,
) -> str:
    heads = [package.indicators.loc[i, "title"] for i in SHOWN]
    rows = []
    for place in places[places["kind"] != "comparator"].itertuples():
        link = address(place.id)
        name = escape(place.name)
        rows.append(
            [f'<a href="{link}">{name}</a>' if link else name]
            + [escape(_latest(package, place.id, indicator)) for indicator in SHOWN]
        )
    return html_table(caption, ["Place", *heads], rows, kind="pb-places")


def _latest(package: DataPackage, place: str, indicator: str) -> str:
    rows = package["observations"]
    rows = rows[(rows["place"] == place) & (rows["indicator"] == indicator) & rows["value"].notna()]
    if rows.empty:
        return "not available"
    last = rows.sort_values("period").iloc[-1]
    meta = package.indicators.loc[indicator]
    words = quantity(last["value"], meta["unit"], int(meta["decimals"]), bare=True)
    return f"{words} ({year_label(int(last['period']), meta['period_kind'])})"


def dictionary_html(package: DataPackage) -> str:
    """Write the data dictionary: a definition list an indicator, by actor."""
    parts = []
    spans = package["observations"].dropna(subset="value").groupby("indicator")["period"]
    first, last = spans.min(), spans.max()
    for actor, heading in ACTORS.items():
        mine = package.indicators[package.indicators["actor"] == actor].sort_values("title")
        parts.append(f'<p class="pb-actor" id="{actor}">{heading}</p>')
        parts += [_entry(package, row, first, last) for row in mine.itertuples()]
    return "\n".join(parts)


def _entry(package: DataPackage, row: object, first: pd.Series, last: pd.Series) -> str:
    years = (
        "no value yet"
        if row.id not in first.index
        else " to ".join(
            dict.fromkeys(year_label(int(s[row.id]), row.period_kind) for s in (first, last))
        )
    )
    source = package["sources"].set_index("id").loc[row.source]
    facts = {
        "Definition": row.definition,
        "Why it matters": row.why,
        "Unit and years": f"{row.unit[:1].upper()}{row.unit[1:]}; {years}",
        "How it is made": row.method,
        "Mind": row.caveats,
        "Source": f"{source['publisher']}, {source['title']}",
        "Which way is better": row.direction,
        "Place in the framework": f"{ACTORS[row.actor]}: {row.contribution}",
    }
    items = "".join(
        f"<dt>{escape(term)}</dt><dd>{escape(str(text))}</dd>"
        for term, text in facts.items()
        if text
    )
    return (
        f'<details class="pb-entry" id="{escape(row.id)}"><summary>{escape(row.title)}</summary>'
        f"<dl>{items}</dl><p><code>{escape(row.id)}</code></p></details>"
    )


def sources_html(package: DataPackage) -> str:
    """Write the sources: publisher, title, licence, and the pinned file with its checksum."""
    rows = [
        [
            escape(row.publisher),
            f'<a href="{escape(row.page, quote=True)}">{escape(row.title)}</a>'
            if row.page
            else escape(row.title),
            escape(row.published),
            escape(row.licence),
            f'<a href="{escape(row.download, quote=True)}">file</a> ' if row.download else "",
            f'<code title="sha256 {row.sha256}">{row.sha256[:12]}…</code>',
        ]
        for row in package["sources"].sort_values(["publisher", "title"]).itertuples()
    ]
    head = ["Publisher", "Title", "Published", "Licence", "Download", "Checksum (sha256)"]
    return html_table("Sources of the data package", head, rows, kind="pb-sources")
