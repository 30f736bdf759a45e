"""Words for places set side by side: the same words as in their chapters, one piece a place.

The reader's choice is not known when the book is made, so each piece stands
by itself and the page only picks and joins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.narrative.numbers import percent, quantity
from placebook.narrative.phrases import difference, trend

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from placebook.dataset import AllPlaces, Place

__all__ = [
    "births_pieces",
    "headline_note",
    "headlines",
    "industries",
    "pay_note",
    "pay_pieces",
    "places",
    "productivity_pieces",
    "specialisation_note",
    "volume_pieces",
]

TENTH = 0.05
# An index from which a place is said to have grown.
GROWN = 101


def places(data: AllPlaces) -> list[dict[str, str]]:
    """List the places that can be chosen, nations first, and the UK last."""
    chosen = (*data.nations, *data.leps, data.reference)
    groups = {"lep": "LEPs: {}", "nation": "Nations of the UK", "comparator": ""}
    return [
        {
            "id": place.id,
            "name": "UK" if place.kind == "comparator" else place.name,
            "kind": place.kind,
            "group": groups[place.kind].format(place.region),
        }
        for place in chosen
    ]


def headlines(profile: pd.DataFrame, data: AllPlaces) -> dict[str, Any]:
    """Lay out the headline indicators of all places of a kind.

    Parameters
    ----------
    profile
        As ``measures.headline_profile`` gives it, with the words that
        ``narrative.glance.in_words`` adds.

    Returns
    -------
    dict
        ``rows``: an indicator each, with title, year and the UK's value;
        ``places``: by place and indicator, the value and the rank range.
    """
    meta = data.package.indicators
    rows = [
        {
            "id": row.indicator,
            "title": row.short_title,
            "year": row.year,
            "uk": quantity(
                row.reference,
                meta.loc[row.indicator, "unit"],
                int(meta.loc[row.indicator, "decimals"]),
            ),
        }
        for row in profile.sort_values("order").drop_duplicates("indicator").itertuples()
    ]
    values: dict[str, dict[str, list[str]]] = {}
    for row in profile.itertuples():
        values.setdefault(row.place, {})[row.indicator] = [row.shown, row.rank_short]
    return {"rows": rows, "places": values}


def headline_note(kind: str) -> str:
    """Say how ranks are made, and how far they can be read."""
    several = "" if kind == "lep" else " Four nations are too few for a rank to say much."
    return (
        "Each row is in one year for all places. Below a value stands its rank, as a range: it "
        "covers the ranks of the last three years and, where the publisher gives them, the 95% "
        f"limits.{several}"
    )


def industries(
    quotients: Mapping[str, pd.DataFrame], top: Mapping[str, pd.DataFrame]
) -> dict[str, Any]:
    """Lay out location quotients and shares of all places, and what each is most specialised in.

    Parameters
    ----------
    quotients
        By place, as ``measures.location_quotients`` gives it.
    top
        The rows of it that head the place's list.
    """
    shown = {industry for rows in top.values() for industry in rows["industry"]}
    titles: dict[str, list[str]] = {}
    values: dict[str, dict[str, list[str]]] = {}
    for place, table in quotients.items():
        mine = values.setdefault(place, {})
        for row in table[table["industry"].isin(shown)].itertuples():
            titles[row.industry] = [row.short_title, percent(row.whole_share, 1)]
            mine[row.industry] = [_quotient(row.lq), percent(row.share, 1)]
    heads = {place: list(rows["industry"]) for place, rows in top.items()}
    return {"rows": titles, "places": values, "top": heads}


def _quotient(value: float) -> str:
    """Write a location quotient as the charts of the chapters do.

    Examples
    --------
    >>> _quotient(3.44), _quotient(0.01), _quotient(0)
    ('3.4×', 'under 0.1×', 'none')
    """
    if value < TENTH:
        return "under 0.1×" if value else "none"
    return f"{value:.1f}×"


def productivity_pieces(series: pd.DataFrame, data: AllPlaces) -> dict[str, Any]:
    """Say how output an hour stands to the UK's.

    Parameters
    ----------
    series
        All places' values with the UK at 100.
    """
    return _pieces(
        series,
        data,
        f"In {_last(series)} output an hour was",
        lambda row, place: f"{difference(row['value'] / 100)} the UK’s in {place.name_in_text}",
        with_uk=False,
    )


def volume_pieces(index: pd.DataFrame, data: AllPlaces, year: int) -> dict[str, Any]:
    """Say how the volume of output has changed since it was 100."""
    last = _last(index)
    lead = f"From {year} to {last} the volume of output"
    if (index.loc[index["period"] == last, "value"] >= GROWN).all():
        return _pieces(
            index,
            data,
            f"{lead} grew by",
            lambda row, place: f"{percent(row['value'] / 100 - 1)} in {place.name_in_text}",
        )
    return _pieces(
        index,
        data,
        lead,
        lambda row, place: f"{trend(row['value'] / 100 - 1)} in {place.name_in_text}",
    )


def pay_pieces(series: pd.DataFrame, data: AllPlaces) -> dict[str, Any]:
    """Say what median weekly pay was."""
    return _pieces(series, data, f"In {_last(series)} median weekly pay was", _level(data))


def births_pieces(series: pd.DataFrame, data: AllPlaces) -> dict[str, Any]:
    """Say how many businesses were new."""
    lead = f"In {_last(series)}, of all active businesses, the new ones were"
    return _pieces(series, data, lead, _level(data))


def _level(data: AllPlaces) -> Callable[[pd.Series, Place], str]:
    def level(row: pd.Series, place: Place) -> str:
        meta = data.package.indicators.loc[row["indicator"]]
        value = quantity(row["value"], meta["unit"], int(meta["decimals"]), bare=True)
        return f"{value} in {place.name_in_text}"

    return level


def _pieces(
    series: pd.DataFrame,
    data: AllPlaces,
    lead: str,
    piece: Callable[[pd.Series, Place], str],
    *,
    with_uk: bool = True,
) -> dict[str, Any]:
    """Write how a title begins, and by place how it goes on; a place's other last year is said."""
    known = series.dropna(subset="value").sort_values("period").groupby("place").tail(1)
    latest = known.set_index("place")
    everyone = (*data.leps, *data.nations, *([data.reference] if with_uk else []))
    pieces = {}
    for place in everyone:
        if place.id in latest.index:
            row = latest.loc[place.id]
            year = int(row["period"])
            late = "" if year == _last(series) else f" ({year})"
            pieces[place.id] = piece(row, place) + late
    return {"lead": lead, "pieces": pieces}


def _last(series: pd.DataFrame) -> int:
    return int(series.dropna(subset="value")["period"].max())


def specialisation_note(year: int) -> str:
    """Say what a location quotient is and what is left out."""
    return (
        "The first figure is the location quotient: 2× means that the industry’s share of the "
        f"place’s output is twice its share in the UK. The second is that share. {year}, current "
        "prices, without imputed rents, which no business produces. The five highest are taken "
        "among industries of at least 0.5% of the place’s output."
    )


def pay_note() -> str:
    """Say that pay is a survey's, and where its margins are."""
    return (
        "From a survey of jobs; pay of LEPs is estimated from their districts. Small differences "
        "can be chance: each chapter draws the 95% confidence interval."
    )
