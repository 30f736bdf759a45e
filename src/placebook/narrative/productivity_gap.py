"""Words about what gaps in output per job are made of: the mix of industries, and output within."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent
from placebook.narrative.phrases import capital, some_of

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = ["gap", "gap_finding", "gap_note", "gap_title", "years_label"]


def gap(table: pd.DataFrame, years: str, data: AllPlaces) -> str:
    """Say what the gaps are mostly made of.

    Parameters
    ----------
    table
        As ``measures.gap_parts`` gives it, without England.
    years
        As they are written.
    """
    behind = table[table["gap"] < 0]
    within = int((behind["within"].abs() > behind["mix"].abs()).sum())
    typical = behind.loc[(behind["gap"] - behind["gap"].median()).abs().idxmin()]
    worst = table.loc[table["mix_share"].idxmin()]
    best = table.loc[table["mix_share"].idxmax()]
    return (
        f"In {years}, {some_of(len(behind), len(table))} places produced less per job than Great "
        f"Britain as a whole. In {count_word(within)} of these {count_word(len(behind))} most of "
        "the gap lies within industries, not in their mix. "
        f"{capital(_name(typical['place'], data))} is in the middle of them. "
        f"Its output per job was {percent(-typical['gap_share'])} below Great Britain’s: "
        f"{_part(typical['mix_share'])} from its mix of industries, "
        f"{_part(typical['within_share'])} from within. Mix matters most in "
        f"{_name(worst['place'], data)}, where it takes {percent(-worst['mix_share'])} off, and in "
        f"{_name(best['place'], data)}, where it adds {percent(best['mix_share'])}."
    )


def _part(share: float) -> str:
    points = share * 100
    return f"{points:+.1f} points".replace("-", "−")


def gap_title(table: pd.DataFrame) -> str:
    """Title the chart with where the gaps lie."""
    behind = table[table["gap"] < 0]
    within = int((behind["within"].abs() > behind["mix"].abs()).sum())
    return (
        f"In {within} of the {len(behind)} places behind Great Britain, the gap lies mostly within "
        "industries, not in their mix"
    )


def gap_finding(table: pd.DataFrame, years: str) -> str:
    """Say it in a sentence for the overview."""
    behind = table[table["gap"] < 0]
    within = int((behind["within"].abs() > behind["mix"].abs()).sum())
    return (
        f"In {years}, {len(behind)} LEPs and nations produced less per job than Great Britain. In "
        f"{within} of them most of the gap lay within broad industries, and less of it in their "
        "mix; a finer mix may hide in the first."
    )


def gap_note(years: str) -> str:
    """Say what is left out, and how far 17 sections can see."""
    return (
        f"Output without imputed rents, and jobs, by section of industry, mean of {years}. The dot "
        "is the whole gap. The survey of jobs does not cover Northern Ireland, and leaves out the "
        "self-employed who pay no value added tax. Sections are broad: what looks like lower "
        "output within manufacturing may be a different kind of manufacturing."
    )


def years_label(years: tuple[int, ...]) -> str:
    """Write the years of a mean: '2017 to 2019'."""
    return f"{years[0]} to {years[-1]}"


def _name(place: str, data: AllPlaces) -> str:
    return str(data.package.places.loc[place, "name_in_text"])
