"""Words about the industries that a place could grow into: chart, bands and table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.capacity import can_foresee
from placebook.narrative.numbers import odds, percent
from placebook.narrative.phrases import inside, join, possessive
from placebook.narrative.quotients import comes
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["bands", "in_words", "next_table", "space_note", "space_title"]

NEAR, PAIR = 0.75, 2
LABELS = 3
LISTED = 6
WORTH_NAMING = 0.04


def in_words(options: pd.DataFrame, close: pd.DataFrame) -> pd.DataFrame:
    """Add to each industry its chance in words, its close strengths and whether to label it.

    Parameters
    ----------
    options
        As ``measures.opportunities`` gives it, with the columns of ``with_course``.
    close
        As ``measures.close_strengths`` gives it.
    """
    titles = close.groupby("industry")["strength_title"].agg(list)
    lists = [titles.get(code, []) for code in options["industry"]]
    spans = zip(options["chance_low"], options["chance_high"], strict=True)
    near = options[~options["local"] & options["open"] & (options["lq"] >= NEAR)]
    nearest = near.nlargest(LABELS, "lq").index
    beside = near.index[[bool(titles.get(code)) for code in near["industry"]]]
    picked = near.loc[beside if len(beside) else near.index, "lq"].nlargest(1).index
    return options.assign(
        chance=[odds(*span) for span in spans],
        strengths=["; ".join(names) or "none" for names in lists],
        beside=lists,
        built=[
            _built(title, names) for title, names in zip(options["short_title"], lists, strict=True)
        ],
        named=options.index.isin(nearest),
        picked=options.index.isin(picked),
    )


def _built(title: str, names: list[str]) -> str:
    """Say which strengths an industry is often found together with; read when it is picked."""
    if not names:
        return f"{title}: no strength of this place is close to it"
    return f"{title}: often found together with {join([inside(name) for name in names])}"


def bands(table: pd.DataFrame) -> pd.DataFrame:
    """Add to ``measures.chance_bands`` a label short enough to stand above a band."""
    spans = zip(table["chance_low"], table["chance_high"], strict=True)
    return table.assign(chance=[f"{low * 100:.0f}–{high * 100:.0f}%" for low, high in spans])


def space_title(options: pd.DataFrame) -> str:
    """Title the opportunity space with the nearest industry that sells beyond the area."""
    sold = options[~options["local"] & options["open"]]
    if sold.empty:
        return "No industry that sells beyond the area is on its way to a new specialisation"
    first = sold.loc[sold["lq"].idxmax()]
    return (
        f"{first['short_title']} {comes(first['short_title'])} nearest to a new specialisation, at "
        f"{percent(first['lq'])} of the weight in the UK"
    )


def space_note(data: PlaceData) -> str:
    """Say how to read the opportunity space."""
    return (
        "Point at an industry, or tap it, to read which strengths of the place it is often found "
        "together with; the table has them all. Percentages above the bands: the share of "
        f"{data.small_places}’ industries in that band that became specialisations within ten "
        "years, in the decade with fewer and the one with more (2003 to 2013, 2013 to 2023). "
        "Upwards: of what is found together with an industry, how much the place is specialised "
        "in; beside the quotient this did not help to foresee new specialisations. What has been "
        "falling for ten years, or had the UK’s share in the mean of the last three, is drawn but "
        "not named. The horizontal scale is stretched towards 1."
    )


def next_table(options: pd.DataFrame, data: PlaceData) -> str:
    """List the likeliest next specialisations with what they could build on.

    Parameters
    ----------
    options
        As `in_words` gives it.
    """
    if not can_foresee(data):
        return (
            "For England no next specialisations are listed: it is most of the UK, so that nearly "
            "every industry lies close to the UK’s share, and the odds of LEPs would not hold."
        )
    open_ = options[~options["local"] & options["open"]]
    sold = open_[open_["chance_high"] >= WORTH_NAMING]
    rows = [
        [
            escape(row.short_title),
            f"{row.lq:.2f}",
            row.chance,
            escape(join([inside(name) for name in row.beside[:PAIR]]) or "none that is close"),
        ]
        for row in sold.sort_values("lq", ascending=False).head(LISTED).itertuples()
    ]
    if not rows:
        return ""
    return html_table(
        f"Industries nearest to being {possessive(data.place.name_in_text)} next specialisations, "
        "without those that are falling, and how many such industries of "
        f"{data.small_places} became one within ten years",
        ["Industry", "Quotient", "Became one", "Often found with these strengths"],
        rows,
        numeric=[False, True, False, False],
        kind="pb-next",
    )
