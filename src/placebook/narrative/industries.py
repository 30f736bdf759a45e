"""Words about industries: what is distinctive, what is large, what grew and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent, times
from placebook.narrative.phrases import capital, inside, some_of
from placebook.narrative.quotients import many

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import Place, PlaceData

__all__ = [
    "base_note",
    "growth",
    "growth_title",
    "largest_title",
    "shift_share",
    "shift_share_note",
    "shift_share_parts",
    "shift_share_title",
    "specialisation",
    "specialisation_note",
    "specialisation_title",
    "volume_note",
]

PARTS = {
    "national": "Growth of the UK",
    "mix": "Mix of industries",
    "local": "Local performance",
    "change": "Growth here",
}
POINT = 0.005
# Half a point a year: less says little at the rounding of the published figures.
CLEAR = 0.005
# What would be written as 0.0% a year.
LEAST_RATE = 0.0005
TELECOMS = "Prices of telecoms and IT fell steeply, so its volume grew far more than its value."


def specialisation(table: pd.DataFrame, data: PlaceData, year: int) -> str:
    """Say what is largest here, and how far the quotients of the chart can be trusted.

    Parameters
    ----------
    table
        The rows of the chart: as ``measures.with_ranges`` gives them.
    """
    clear = table[table["surely_above"]] if table["surely_above"].any() else table
    big = clear.sort_values("share", ascending=False).iloc[0]
    first = (
        f"Of the industries that stand out in {data.place.name_in_text}, the largest in {year} was "
        f"{inside(big['short_title'])}, with {percent(big['share'])} of gross value added (GVA) "
        f"without imputed rents, {_against(big)}."
    )
    sure = int(table["surely_above"].sum())
    if sure == len(table):
        return f"{first} All {count_word(len(table))} quotients below are surely above the UK’s 1."
    number, rest = (count_word(sure), "the rest") if sure else ("none", "all of them")
    rest = "the other one" if sure == len(table) - 1 else rest
    return (
        f"{first} Of the {count_word(len(table))} highest quotients, {number} "
        f"{'are' if sure > 1 else 'is'} surely above the UK’s 1; for {rest} the line in the "
        "chart, which shows how far each is uncertain, reaches down to 1 or below."
    )


def _against(row: pd.Series) -> str:
    """Set a share beside the UK's; shares that round to the same are called the same."""
    mine, whole = percent(row["share"]), percent(row["whole_share"])
    return "about the same share as in the UK" if mine == whole else f"against {whole} in the UK"


def specialisation_title(table: pd.DataFrame) -> str:
    """Title the chart of location quotients with the highest of them."""
    top = table.iloc[0]
    return f"{top['short_title']}: {times(top['lq'])} the UK’s share of output"


def largest_title(table: pd.DataFrame) -> str:
    """Title the chart of shares with what the three largest add up to."""
    top = table.sort_values("share", ascending=False).head(3)
    return (
        f"The three largest industries make up {percent(top['share'].sum())} of GVA, "
        f"{inside(top['short_title'].iloc[0])} first"
    )


def growth(table: pd.DataFrame, total: float, whole: float, start: int, end: int) -> str:
    """Say how fast the economy grew, and which large industries led and lagged the UK.

    Parameters
    ----------
    table
        As ``measures.industry_growth`` gives it, the largest industries.
    total, whole
        Yearly growth in volume of the place and of the UK, all industries.
    """
    lead = (table["growth"] - table["whole_growth"]).sort_values()
    best, worst = table.loc[lead.index[-1]], table.loc[lead.index[0]]
    sentences = [
        f"From {start} to {end} the economy here {_moved(total)} a year in volume, "
        f"{_beside('the UK’s', total, whole)}.",
    ]
    if lead.iloc[-1] > CLEAR:
        sentences.append(
            f"Of its {count_word(len(table))} largest industries, {inside(best['short_title'])} "
            f"did best against the UK: {_rates(best)}."
        )
    if lead.iloc[0] < -CLEAR:
        sentences.append(f"{capital(inside(worst['short_title']))} did worst: {_rates(worst)}.")
    return " ".join(sentences)


def _rates(row: pd.Series) -> str:
    mine, uk = row["growth"], row["whole_growth"]
    they = "they" if many(row["short_title"]) else "it"
    return f"{they} {_moved(mine)} a year, {_beside(f'in the UK {they}', mine, uk)}"


def _beside(subject: str, mine: float, other: float) -> str:
    """Set a second rate beside a first, without the verb where it is the same."""
    if percent(mine, 1) == percent(other, 1):
        return f"as {subject}"
    if (mine >= 0) == (other >= 0):
        return f"{subject.removesuffix(' it').removesuffix(' they')} by {percent(abs(other), 1)}"
    return f"{subject} {_moved(other)}"


def _moved(rate: float) -> str:
    if abs(rate) < LEAST_RATE:
        return "hardly changed"
    return f"{'grew' if rate >= 0 else 'shrank'} by {percent(abs(rate), 1)}"


def growth_title(table: pd.DataFrame) -> str:
    """Title the chart of growth with how many large industries beat the UK's."""
    faster = int((table["growth"] - table["whole_growth"] > CLEAR).sum())
    number = capital(some_of(faster, len(table)))
    return f"{number} largest industries grew clearly faster than in the UK"


def shift_share_parts(table: pd.DataFrame) -> pd.DataFrame:
    """Put the parts of growth into the words of the chart.

    Parameters
    ----------
    table
        As ``measures.growth_parts`` gives it.
    """
    return table.assign(part=table["part"].map(PARTS))


def shift_share(parts: pd.DataFrame, data: PlaceData, start: int, end: int) -> str:
    """Say what growth came from."""
    share = parts.set_index("part")["growth"]
    sentences = [
        f"In current prices, output in {data.place.name_in_text} "
        f"rose by {percent(share['Growth here'])} "
        f"from {start} to {end}.",
        "Shift-share splits this growth: had every industry grown as the UK’s whole economy did, "
        f"output would have risen by "
        f"{percent(share['Growth of the UK'])}.",
        f"Its mix of industries {_effect(share['Mix of industries'])}, and how its industries did "
        f"against the same industries elsewhere {_effect(share['Local performance'])}.",
    ]
    return " ".join(sentences)


def _effect(value: float) -> str:
    if abs(value) < POINT:
        return "made hardly any difference"
    points = round(abs(value) * 100)
    unit = "percentage point" if points == 1 else "percentage points"
    return f"{'added' if value > 0 else 'took away'} {points} {unit}"


def shift_share_title(parts: pd.DataFrame) -> str:
    """Title the chart with the two parts that are the place's own."""
    share = parts.set_index("part")["growth"]
    own = share[["Mix of industries", "Local performance"]]
    if own.abs().max() < POINT:
        return "Growth was what the UK’s growth alone would have brought"
    mix, local = (_effect(value) for value in own)
    return f"The mix of industries {mix}, local performance {local}"


def specialisation_note(growth: pd.DataFrame, first: int, last: int) -> str:
    """Say what a location quotient is and what is left out.

    Parameters
    ----------
    growth
        As ``measures.industry_growth`` gives it; empty where no volumes are known.
    """
    grown = f"; growth is in volume from {first}" if len(growth) else ""
    return (
        "Beside each mark: its location quotient and its share of GVA. A quotient of 2 means "
        "that the share is twice the UK’s. The line is the range that yearly movement and "
        f"rounding leave open. {last}{grown}. Without "
        "imputed rents, which no business produces, and industries under 0.5% of GVA."
    )


def base_note(year: int) -> str:
    """Say what shares are taken of."""
    return f"Orange tick: the UK. {year}, current prices, without imputed rents."


def volume_note(place: Place) -> str:
    """Say how a LEP's volumes are made, and how rough they are for one industry."""
    chained = (
        "Volumes of a LEP are chained from those of its districts." if place.kind == "lep" else ""
    )
    parts = ["Orange tick: the UK.", chained, "Small differences say little.", TELECOMS]
    return " ".join(part for part in parts if part)


def shift_share_note() -> str:
    """Say what the split can and cannot show."""
    return (
        "Current prices, so rising prices are part of growth; without imputed rents. The split "
        f"describes; it does not say why local performance was better or worse. {TELECOMS}"
    )
