"""Research strengths: the fields in which a place has more world-leading research than most."""

from __future__ import annotations

import pandas as pd

__all__ = ["research_strengths", "research_totals"]


def research_strengths(place: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Size, quality and specialisation of each research field.

    The location quotient is taken on staff times the share of work judged
    world-leading, so that both size and quality count.

    Parameters
    ----------
    place, whole
        Columns ``field``, ``short_title``, ``panel``, ``fte``,
        ``fte_world_leading``, ``institutions``.

    Returns
    -------
    DataFrame
        A row a field: ``field``, ``short_title``, ``panel``, ``fte``,
        ``fte_world_leading``, ``quality`` (share judged world-leading, 0 to
        1), ``whole_quality``, ``lq``, ``uk_share`` (of the UK's world-leading
        research in the field), ``institutions``; most world-leading staff first.
    """
    mine, all_ = place.set_index("field"), whole.set_index("field")
    total, whole_total = mine["fte_world_leading"].sum(), all_["fte_world_leading"].sum()
    of_field = all_["fte_world_leading"].reindex(mine.index)
    columns = ["short_title", "panel", "fte", "fte_world_leading", "institutions"]
    table = mine[columns].assign(
        quality=mine["fte_world_leading"] / mine["fte"],
        whole_quality=of_field / all_["fte"].reindex(mine.index),
        lq=(mine["fte_world_leading"] / total) / (of_field / whole_total),
        uk_share=mine["fte_world_leading"] / of_field,
    )
    return table.sort_values("fte_world_leading", ascending=False).reset_index()


def research_totals(strengths: pd.DataFrame) -> pd.Series:
    """Add up the fields of a place.

    Parameters
    ----------
    strengths
        As `research_strengths` gives it; may be empty.

    Returns
    -------
    Series
        ``fte``: staff; ``quality`` and ``whole_quality``: the share of work
        judged world-leading here, and in the whole in the same mix of fields
        (means weighted by the place's staff, 0 to 1).
    """
    weights = strengths["fte"] / strengths["fte"].sum()
    means = strengths[["quality", "whole_quality"]].mul(weights, axis=0).sum()
    return pd.concat([pd.Series({"fte": strengths["fte"].sum()}), means])
