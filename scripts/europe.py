"""Where the UK's regions stand in Europe and what is like them, made once a refresh.

A chapter shows one or a few regions among three hundred. So what it needs of the three hundred is
measured here by the package's own measures, and a test measures it again from the committed
tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.measures import EUROPE_YEARS, european_regions, likenesses, profiles, region_standing

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["europe"]

COLUMNS = {
    "rd_share_of_gdp": "rd",
    "epo_patents_per_million": "patents",
    "science_technology_people_share": "people",
}


def europe(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``region_standing`` and ``region_likenesses`` from ``comparators``."""
    comparators = tables["comparators"]
    rows = comparators[comparators["indicator"].isin(EUROPE_YEARS)]
    sources = rows.drop_duplicates("indicator").set_index("indicator")["source"]
    stand = region_standing(comparators)
    return {
        "region_standing": stand.assign(source=stand["indicator"].map(sources)),
        "region_likenesses": _likenesses(comparators),
    }


def _likenesses(comparators: pd.DataFrame) -> pd.DataFrame:
    near = likenesses(profiles(comparators))
    regions = european_regions(comparators)
    named = regions.drop_duplicates("code").set_index("code")
    table = near.assign(
        other_name=near["other"].map(named["name"]), country=near["other"].map(named["country"])
    )
    for indicator, column in COLUMNS.items():
        latest = regions[
            (regions["indicator"] == indicator) & (regions["period"] == EUROPE_YEARS[indicator][-1])
        ].set_index("code")
        table[column] = table["other"].map(latest["value"])
    return table
