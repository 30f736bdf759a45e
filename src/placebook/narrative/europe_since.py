"""Words about what regions abroad that were like the UK's have done since.

A region that began with the same figures shows what happened from there. It does not show why, so
nothing here says that one thing led to another.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.europe_phrases import UNLIKE, named, region_name
from placebook.narrative.numbers import count_word
from placebook.narrative.phrases import capital, join, plural
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = [
    "STEADY",
    "against",
    "against_title",
    "alike_table",
    "movers",
    "places_by_region",
]

# By indicator: changes by less, in points, are about the same.
STEADY = {"rd_share_of_gdp": 0.1, "science_technology_people_share": 1.5}
DECIMALS = {"rd_share_of_gdp": 2, "science_technology_people_share": 1}
NAMES = {
    "rd_share_of_gdp": "R&D as a share of GDP",
    "science_technology_people_share": "the share of qualified people",
}
LISTED = 5


def against(table: pd.DataFrame, indicator: str, count: int) -> str:
    """Count the UK's regions that did better, worse or about the same as their like abroad.

    Parameters
    ----------
    table
        As ``measures.change_beside`` gives it, with ``name``.
    count
        How many regions abroad each was set beside.
    """
    ahead, behind, same = (_number(number) for number in _counts(table, indicator))
    decimals = DECIMALS[indicator]
    first, last = (
        f"{region_name(row['name'])} ({_signed(row['value'], decimals)})"
        for row in (table.iloc[0], table.iloc[-1])
    )
    return (
        f"Of {len(table)} UK regions, {ahead} did better on {NAMES[indicator]} than the middle one "
        f"of their {count_word(count)}, {behind} worse; for {same} the difference is at most "
        f"{STEADY[indicator]} points, too little to tell. The largest rise, in points, was in "
        f"{first}; at the other end is {last}."
    )


def _counts(table: pd.DataFrame, indicator: str) -> tuple[int, int, int]:
    gap = table["value"] - table["middle"]
    ahead, behind = int((gap > STEADY[indicator]).sum()), int((gap < -STEADY[indicator]).sum())
    return ahead, behind, len(table) - ahead - behind


def against_title(table: pd.DataFrame, indicator: str) -> str:
    """Title the figure with the same counts."""
    ahead, behind, _ = _counts(table, indicator)
    name = NAMES[indicator]
    return (
        f"{capital(_number(ahead))} of {len(table)} UK regions did better on {name} than regions "
        f"like them abroad, {_number(behind)} worse"
    )


def _number(count: int) -> str:
    return count_word(count) if count else "none"


def _signed(value: float, decimals: int = 1) -> str:
    """Write a change with its sign, as print does; what rounds to nought has none.

    Examples
    --------
    >>> _signed(0.52), _signed(-2.76), _signed(-0.04)
    ('+0.5', '−2.8', '0.0')
    """
    rounded = round(value, decimals)
    return f"{rounded:+.{decimals}f}".replace("-", "−") if rounded else f"{0:.{decimals}f}"


def movers(followed: pd.DataFrame) -> str:
    """Name the regions abroad, among those like a UK region, whose research rose most.

    Parameters
    ----------
    followed
        As ``measures.followed_regions`` gives it, with ``other_name`` and ``country``.
    """
    start, end = "start_rd_share_of_gdp", "end_rd_share_of_gdp"
    once = followed.drop_duplicates("other")
    counted = followed["other_name"].value_counts()
    often, times = counted.index[0], counted.iloc[0]
    top = once.loc[(once[end] - once[start]).nlargest(LISTED).index]
    names = [f"{named(row)}, from {getattr(row, start):.2f}% to {getattr(row, end):.2f}%"
             for row in top.itertuples()]  # fmt: skip
    return (
        f"Among the five of all UK regions there are {plural(len(once), 'different region')} "
        f"abroad. The same ones turn up again and again, {region_name(often)} for "
        f"{count_word(int(times))} UK regions, so these comparisons are not independent of each "
        "other. Of all these regions abroad, R&D as a share of GDP rose most in "
        f"{'; '.join(names[:-1])}; "
        f"and {names[-1]}."
    )


def places_by_region(pairs: pd.DataFrame, names: Mapping[str, str]) -> dict[str, str]:
    """List by region the report's places of which most people live there.

    Parameters
    ----------
    pairs
        The ``region_places`` table.
    names
        Names of the places to list, by id.
    """
    most = pairs[(pairs["share_of_place"] > 1 / 2) & pairs["place"].isin(list(names))]
    listed = most.groupby("region")["place"].agg(lambda ids: join([names[i] for i in ids]))
    return listed.to_dict()


def alike_table(
    followed: pd.DataFrame, changes: Mapping[str, pd.DataFrame], places: Mapping[str, str]
) -> str:
    """List each UK region, the regions abroad that were most like it, and how each moved since.

    Parameters
    ----------
    followed
        As ``measures.followed_regions`` gives it, with ``name``, ``other_name`` and ``country``.
    changes
        By indicator, as ``measures.change_beside`` gives it.
    places
        As `places_by_region` gives it.
    """
    research, people = (
        changes[key].set_index("region")
        for key in ("rd_share_of_gdp", "science_technology_people_share")
    )
    rows = [
        [
            _region(region, mine, places),
            _others(mine),
            _moved(research.loc[region], 2),
            _moved(people.loc[region], 1),
        ]
        for region, mine in followed.groupby("region", sort=False)
    ]
    return html_table(
        "UK regions, the regions abroad that were most like them in 2011, and how R&D changed to "
        "2017 and qualified people to 2019",
        [
            "UK region and places in it",
            "Most like it abroad, the nearest first (change of R&D, in points)",
            *("R&D, % of GDP", "Qualified people, %"),
        ],
        rows,
        numeric=[False, False, True, True],
    )


def _region(region: str, mine: pd.DataFrame, places: Mapping[str, str]) -> str:
    name = capital(region_name(mine["name"].iloc[0]))
    held = places.get(region, "")
    return escape(name if held in ("", name) else f"{name}: {held}")


def _others(mine: pd.DataFrame) -> str:
    """List regions abroad with their changes, and say where none is close."""
    far = "None is close: " if mine["gap"].min() > UNLIKE else ""
    listed = [
        f"{named(row)} {_signed(row.end_rd_share_of_gdp - row.start_rd_share_of_gdp, 2)}"
        for row in mine.sort_values("order").itertuples()
    ]
    return escape(capital(f"{far}{'; '.join(listed)}"))


def _moved(row: pd.Series, decimals: int) -> str:
    start, end = (f"{row[key]:.{decimals}f}" for key in ("start", "end"))
    return f"{start} to {end} ({_signed(row['value'], decimals)})"
