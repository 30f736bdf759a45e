"""Words about the figures themselves: where they come from, what is missing and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.phrases import join, plural
from placebook.narrative.say import markdown_table, year_label

if TYPE_CHECKING:
    from placebook.dataset import PlaceData

__all__ = ["missing", "sources_table"]

VINTAGE_NOTE = "measured on the LEP’s area of {vintage}"


def sources_table(data: PlaceData) -> str:
    """List the indicators of the chapter with years, publisher and caveat, as Markdown."""
    rows = data.package["observations"]
    rows = rows[(rows["place"] == data.place.id) & rows["value"].notna()]
    sources = data.package["sources"].set_index("id")
    lines = []
    for indicator in data.package.indicators.itertuples():
        mine = rows[rows["indicator"] == indicator.id].sort_values("period")
        if mine.empty:
            continue
        last = mine.iloc[-1]
        publisher = sources.loc[last["source"], "publisher"]
        years = " to ".join(
            dict.fromkeys(
                year_label(int(period), indicator.period_kind)
                for period in (mine["period"].iloc[0], last["period"])
            )
        )
        lines.append([indicator.title, years, publisher, indicator.caveats])
    return markdown_table(["Indicator", "Years", "Publisher", "Mind"], lines).replace("--:", ":--")


def missing(data: PlaceData) -> str:
    """Say which indicators have no value for the place."""
    rows = data.package["observations"]
    have = set(rows.loc[(rows["place"] == data.place.id) & rows["value"].notna(), "indicator"])
    table = data.package.indicators
    absent = [row.title for row in table.itertuples() if row.id not in have]
    if not absent:
        return "Every indicator of the report has a value for this place."
    listed = join([title[:1].lower() + title[1:] for title in absent])
    return f"There is no value for {plural(len(absent), 'indicator')} here: {listed}."
