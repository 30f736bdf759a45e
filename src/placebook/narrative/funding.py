"""Words about money for research and innovation: where it is above the UK's, and how much it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import quantity
from placebook.narrative.phrases import SAME, capital, inside, join, some_of
from placebook.narrative.say import year_label

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["FUNDING", "funding", "funding_note", "funding_title", "in_words"]

FUNDING = (
    "he_research_income_per_head",
    "h2020_funding_per_head",
    "innovate_uk_per_head",
    "collaborative_research_per_head",
    "spinoff_investment_per_head",
    "business_rd_per_head",
)
CLEAR = 1.05


def funding(table: pd.DataFrame, data: PlaceData) -> str:
    """Say how much research and innovation money comes, per head, against the UK.

    Kinds of money that stand alike are named together, so that the paragraph
    says where the place is strong before it says how much.

    Parameters
    ----------
    table
        A row a kind of funding: ``title``, ``value``, ``ratio``, ``shown``, ``uk_shown``, ``year``.
    """
    some, none = table[table["value"] > 0], table[table["value"] == 0]
    gap = some["ratio"] - 1
    groups = {
        "above the UK in": some[gap >= SAME],
        "level with the UK in": some[gap.abs() < SAME],
        "below the UK in": some[gap <= -SAME],
    }
    sentences = []
    for standing, rows in groups.items():
        if len(rows):
            subject = "It" if sentences else f"Per head, {data.place.name_in_text}"
            kinds = join([_money(row) for row in rows.itertuples()])
            sentences.append(f"{subject} was {standing} {kinds}.")
    if len(none):
        kinds = join([_kind(title) for title in none["title"]], "or")
        years = " and ".join(sorted(set(none["year"])))
        sentences.append(f"No {kinds} was recorded in {years}.")
    return " ".join(sentences)


def _money(row: object) -> str:
    """Write one kind of money with its amount and the UK's."""
    return f"{_kind(row.title)} ({row.shown} in {row.year}, the UK {row.uk_shown})"


def _kind(title: str) -> str:
    return inside(title.removesuffix(" per head"))


def funding_title(table: pd.DataFrame) -> str:
    """Title the chart of funding with how many kinds are above the UK's."""
    above = int((table["ratio"] > CLEAR).sum())
    verb = "is" if above <= 1 else "are"
    return (
        f"{capital(some_of(above, len(table)))} kinds of research and innovation funding "
        f"{verb} clearly above the UK’s per head"
    )


def in_words(money: pd.DataFrame, data: PlaceData) -> pd.DataFrame:
    """Add the words of the funding chart: titles, years, values here and in the UK.

    Parameters
    ----------
    money
        As ``measures.latest_pairs`` gives it.
    """
    meta = data.package.indicators.loc[money["indicator"]]
    years = zip(money["period"], meta["period_kind"], strict=True)
    units = list(zip(meta["unit"], meta["decimals"].astype(int), strict=True))
    return money.assign(
        title=[title.replace("'", "’") for title in meta["title"]],
        short_title=list(meta["short_title"]),
        year=[year_label(int(period), kind) for period, kind in years],
        shown=[quantity(v, *u, bare=True) for v, u in zip(money["value"], units, strict=True)],
        uk_shown=[
            quantity(v, *u, bare=True) for v, u in zip(money["reference"], units, strict=True)
        ],
    )


def funding_note() -> str:
    """Warn of head offices and old years."""
    return (
        "Dashed line: the UK. Each kind is in the latest year that both the place and the UK "
        "have. Money is counted "
        "at the main address of whoever receives it, so a place with a head office or a large "
        "university shows more than is spent there."
    )
