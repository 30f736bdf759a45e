"""Tables on the materials sector: what it is, how large, and its three sides in each place."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from placebook.narrative.heat import heat_cell, heat_table
from placebook.narrative.links import chapter_link
from placebook.narrative.numbers import percent
from placebook.narrative.phrases import short_rank
from placebook.narrative.research_tables import named
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from placebook.dataset import AllPlaces


__all__ = [
    "SCOPES",
    "definition_table",
    "labelled_parts",
    "meeting_table",
    "size_table",
    "with_ranks",
]

SCOPES = ("narrow", "middle", "wide")
KINDS = {"industry": "Industry (jobs)", "output": "Industry (output)", "field": "Research"}


def size_table(table: pd.DataFrame) -> str:
    """Write the jobs of the sector by year, in each sense."""
    jobs = table.groupby(["period", "scope"])["jobs"].sum().unstack()  # noqa: PD010
    whole = table.groupby(["period", "scope"])["whole"].first().unstack()  # noqa: PD010
    rows = [
        [str(year), *(f"{jobs.loc[year, s]:,.0f} ({whole.loc[year, s]:.2f}%)" for s in SCOPES)]
        for year in jobs.index
    ]
    return html_table(
        "Jobs in materials in Great Britain, and their share of all jobs",
        ["Year", *(word.capitalize() for word in SCOPES)],
        rows,
        numeric=[False, True, True, True],
    )


def definition_table(definition: pd.DataFrame, titles: pd.Series) -> str:
    """Write what counts as materials, row by row, with the reason.

    Parameters
    ----------
    definition
        The ``materials_sector`` table.
    titles
        Titles of industries of the regional accounts and of fields, by their codes.
    """
    rows = [
        [
            escape(row.part),
            KINDS[row.kind],
            escape(titles.get(row.code, f"SIC {row.code[:2]}.{row.code[2:]}".rstrip("."))),
            row.scope,
            escape(row.basis),
        ]
        for row in definition.itertuples(index=False)
    ]
    head = ["Part", "Kind", "Class or field", "From the sense", "What it holds, and why"]
    return html_table("What counts as materials: our own reading", head, rows)


def with_ranks(table: pd.DataFrame, ranks: pd.DataFrame) -> pd.DataFrame:
    """Add rank ranges in words, and order regions by share."""
    words = {
        row.place: short_rank(int(row.best), int(row.worst), int(row.of))
        for row in ranks.itertuples(index=False)
    }
    ordered = table.sort_values("value", ascending=False)
    return ordered.assign(rank=ordered["region"].map(words)).reset_index(drop=True)


def labelled_parts(table: pd.DataFrame) -> pd.DataFrame:
    """Name each part with its sense, and add the change in jobs; the largest fall first."""
    labels = [f"{row.part} ({row.scope})" for row in table.itertuples(index=False)]
    made = table.assign(label=labels, difference=table["last"] - table["first"])
    return made.sort_values("difference", ignore_index=True)


def meeting_table(table: pd.DataFrame, regions_of: pd.DataFrame, data: AllPlaces) -> str:
    """Write the three sides of the sector in each place beside each other.

    Parameters
    ----------
    regions_of
        By place: ``name`` of its main region and ``share`` of its people there.
    """
    names = named(data)
    rows = [
        [
            chapter_link(row.place, names[row.place]),
            *(
                "not available" if pd.isna(value) else heat_cell(value)
                for value in (row.jobs, row.output, row.research)
            ),
            f"{row.above} of 3",
            _main(regions_of, row.place),
        ]
        for row in table.rename(columns={"count": "above"}).itertuples(index=False)
    ]
    head = ["Place", "Jobs", "Output", "Research", "At 1 or more", "Main region of the jobs"]
    numeric = [False, True, True, True, True, False]
    return heat_table(
        "Materials in each place, as multiples of the whole country", head, rows, numeric=numeric
    )


def _main(regions_of: pd.DataFrame, place: str) -> str:
    if place not in regions_of.index:
        return "none"
    row = regions_of.loc[place]
    return f"{escape(row['name'])} ({percent(row['share'])})"
