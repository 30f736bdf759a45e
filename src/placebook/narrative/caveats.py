"""Words about the figures themselves: where they come from, what is missing and why."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.phrases import capital, inside, join, plural
from placebook.narrative.places import KEY_FACTS
from placebook.narrative.say import year_label
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from placebook.dataset import PlaceData

__all__ = ["missing", "sources_table"]


def sources_table(data: PlaceData) -> str:
    """List the main indicators of the chapter with years, publisher and caveat.

    The main ones are the headlines and the key facts; the data dictionary
    holds all.
    """
    rows = data.package["observations"]
    rows = rows[(rows["place"] == data.place.id) & rows["value"].notna()]
    sources = data.package["sources"].set_index("id")
    table = data.package.indicators
    main = table[table["headline"].notna() | table["id"].isin(KEY_FACTS)]
    lines = []
    for indicator in main.sort_values("title").itertuples():
        mine = rows[rows["indicator"] == indicator.id].sort_values("period")
        if mine.empty:
            continue
        ends = (mine["period"].iloc[0], mine["period"].iloc[-1])
        years = dict.fromkeys(year_label(int(period), indicator.period_kind) for period in ends)
        publisher = sources.loc[mine["source"].iloc[-1], "publisher"]
        cells = ("–".join(years), publisher, _first_sentence(indicator.caveats))
        lines.append([_link(indicator), *map(escape, cells)])
    head = ["Indicator", "Years", "Publisher", "Take care"]
    return html_table("Main indicators of this chapter", head, lines)


def _link(indicator: object) -> str:
    """Link an indicator to its entry in the data dictionary."""
    return f'<span data-indicator="{indicator.id}">{escape(indicator.title)}</span>'


def _first_sentence(text: str) -> str:
    """Keep the first sentence; the data dictionary has the rest."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text, maxsplit=1)[0]


def missing(data: PlaceData) -> str:
    """Say which indicators have no value for the place, and why, reason by reason.

    What has no value for any place of its kind is counted, not named.
    """
    rows = data.package["missing"]
    rows = rows[rows["place"] == data.place.id]
    others = _never(data, set(rows["indicator"]))
    if rows.empty:
        return others or "Every indicator of the report has a value for this place."
    titles = data.package.indicators["title"]
    reasons: dict[str, list[str]] = {}
    for row in rows.itertuples():
        reasons.setdefault(row.reason, []).append(inside(titles[row.indicator]))
    lines = [f"- {capital(join(sorted(names)))}: {inside(why)}" for why, names in reasons.items()]
    said = [f"There is no value for {plural(len(rows), 'indicator')} here.", "", *lines]
    return "\n".join([*said, *(["", others] if others else [])])


def _never(data: PlaceData, explained: set[str]) -> str:
    """Count the indicators that have neither a value here nor a reason why not."""
    rows = data.package["observations"]
    known = set(rows.loc[(rows["place"] == data.place.id) & rows["value"].notna(), "indicator"])
    never = len(set(data.package.indicators.index) - known - explained)
    if not never:
        return ""
    names = plural(never, "indicator")
    return f"Of {names} in the data dictionary there are no figures on {data.place.peers}."
