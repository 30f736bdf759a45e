"""Write what the data package covers, and how it agrees with published totals, as HTML tables.

A reader who misses a figure should find out here whether it exists, and a reader who doubts one
should see how far sums agree with what publishers give.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.numbers import quantity
from placebook.narrative.phrases import capital
from placebook.narrative.say import year_label
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import DataPackage

__all__ = ["coverage_html", "reconciliation_html"]

LEAST_PERCENT = 0.005
HEADS = {"comparator": "UK"}


def coverage_html(package: DataPackage) -> str:
    """Write a row an indicator: how many places have it, from when to when, and why others lack it.

    Returns
    -------
    str
        A table; the columns of the kinds of place say "38 of 38".
    """
    places, kinds = package.places, package.kinds
    of = places["kind"].value_counts()
    rows = package["observations"].dropna(subset="value")
    rows = rows.assign(kind=rows["place"].map(places["kind"]))
    have = rows.groupby(["indicator", "kind"])["place"].nunique()
    spans = rows.groupby("indicator")["period"].agg(["min", "max"])
    why = _reasons(package)
    table = [
        [
            f'<a href="data-dictionary.html#{escape(row.id)}">{escape(row.title)}</a>',
            *(f"{have.get((row.id, kind), 0)} of {of[kind]}" for kind in kinds.index),
            *(escape(year_label(int(y), row.period_kind)) for y in spans.loc[row.id]),
            escape(why.get(row.id, "")),
        ]
        for row in package.indicators.sort_values("title").itertuples()
        if row.id in spans.index
    ]
    named = [HEADS.get(kind, capital(package.peers[kind])) for kind in kinds.index]
    head = ["Indicator", *named, "First", "Last", "Why others have none"]
    return html_table("Coverage of each indicator", head, table, kind="pb-coverage")


def _reasons(package: DataPackage) -> pd.Series:
    """Return the reasons for missing values by indicator, each said once."""
    missing = package["missing"]
    return missing.groupby("indicator")["reason"].agg(lambda texts: " ".join(dict.fromkeys(texts)))


def reconciliation_html(package: DataPackage) -> str:
    """Write a row a check: the published total, the sum of the tables, the difference and why."""
    sources = package["sources"].set_index("id")
    table = [
        [
            _explained(row.title, row.why, sources.loc[row.source, "publisher"]),
            str(row.period),
            escape(_exactly(row.published, row.unit)),
            escape(_exactly(row.ours, row.unit)),
            escape(_difference(row.difference, row.percent)),
        ]
        for row in package["reconciliation"].itertuples()
    ]
    head = ["Check", "Year", "Published", "Sum of our tables", "Difference"]
    numeric = [False, False, True, True, True]
    return html_table(
        "Published totals and the sums of our tables",
        head,
        table,
        numeric=numeric,
        kind="pb-reconciliation",
    )


def _explained(title: str, why: str, publisher: str) -> str:
    """Write what is checked, with its publisher and why the two differ in smaller type below."""
    return f"{escape(title)}<br><small>{escape(publisher)}. {escape(why)}</small>"


def _exactly(value: float, unit: str) -> str:
    """Write a total to the last unit, because the difference may be there.

    Examples
    --------
    >>> _exactly(2434407, "GBP million"), _exactly(76132.07, "full-time equivalents")
    ('£2,434,407 million', '76,132 full-time equivalents')
    """
    currency, _, rest = unit.partition(" ")
    sign = quantity(0, currency)[0] if currency in {"GBP", "EUR"} else ""
    after = rest if sign else unit.replace("enterprises", "businesses").replace("count", "")
    return f"{sign}{value:,.0f} {after}".strip()


def _difference(value: float, percent: float) -> str:
    if value == 0:
        return "none"
    share = f"{percent:+.2f}%" if abs(percent) >= LEAST_PERCENT else "under 0.01%"
    return f"{value:+,.0f} ({share})".replace("-", "−")
