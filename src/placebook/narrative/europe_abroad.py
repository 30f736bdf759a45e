"""Words about the regions abroad that are most like a place's own.

They are named as places to look at. How alike they are on three measures says
nothing of what made them so.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.europe import has_main
from placebook.narrative.europe_phrases import MEASURES, UNLIKE, named, region_name
from placebook.narrative.phrases import capital, join, possessive
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["abroad", "likeness_table"]

LOOK = (
    "Other years would give partly other names, and being alike on three measures is a reason to "
    "look, not proof that what works there would work here."
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
    if not has_main(regions):
        return (
            "For each of the regions the table names the three regions abroad that are most like "
            f"it on the three measures together. {LOOK}"
        )
    mine = near[near["region"] == regions["region"].iloc[0]].sort_values("order")
    names = join([named(row) for row in mine.itertuples()])
    if mine["gap"].iloc[0] > UNLIKE:
        lead = "No region abroad is close to it on all three; the least unlike are"
    else:
        lead = "On the three together, the regions abroad most like it are"
    return f"{lead} {names}. {LOOK}"


def likeness_table(table: pd.DataFrame, near: pd.DataFrame, regions: pd.DataFrame) -> str:
    """Set the region beside those abroad that are most like it, or name them for each of several.

    Parameters
    ----------
    table
        As `in_words` gives it.
    near
        The ``region_likenesses`` table.
    regions
        As ``measures.place_regions`` gives it.
    """
    if not has_main(regions):
        return _each_with_its_like(near, regions)
    main, mine = regions.iloc[0], table[table["main"]]
    own = mine.set_index("indicator")["value"].reindex(list(MEASURES))
    others = near[near["region"] == main["region"]].sort_values("order")
    rows = [[escape(region_name(main["name"])), *_cells(own)]]
    rows += [
        [escape(capital(named(row))), *_cells((row.rd, row.patents, row.people))]
        for row in others.itertuples()
    ]
    years = dict(zip(mine["indicator"], mine["period"], strict=True))
    heads = ("R&D, % of GDP", "Patents per million people", "Qualified people, %")
    return html_table(
        f"{capital(possessive(region_name(main['name'])))} nearest regions abroad",
        ["Region", *(f"{head} ({years[key]})" for head, key in zip(heads, MEASURES, strict=True))],
        rows,
        numeric=[False, True, True, True],
    )


def _each_with_its_like(near: pd.DataFrame, regions: pd.DataFrame) -> str:
    rows = []
    for region in regions.sort_values("name").itertuples():
        others = near[near["region"] == region.region].sort_values("order")
        names = join([named(row) for row in others.itertuples()])
        far = "None is close: " if others["gap"].min() > UNLIKE else ""
        rows.append([escape(capital(region_name(region.name))), escape(capital(far + names))])
    return html_table(
        "Regions abroad that are most like each region", ["Region", "Most like it abroad"], rows
    )


def _cells(values: pd.Series | tuple[float, float, float]) -> list[str]:
    decimals = [each[3] for each in MEASURES.values()]
    return [
        f"{v:.{d}f}" if v == v else "no figure"  # noqa: PLR0124  not a number
        for v, d in zip(values, decimals, strict=True)
    ]
