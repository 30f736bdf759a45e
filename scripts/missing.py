"""A missing value stays missing, but the report says why.

Reasons are written once for an indicator and a kind of place, as rules in
``metadata/missing_reasons.csv``. A gap without a rule stops the refresh, and so does a rule
without a gap: a reason must not outlive what it explains.
"""

from __future__ import annotations

from itertools import product

import pandas as pd

from scripts.geography import METADATA

__all__ = ["missing"]

RULES = METADATA / "missing_reasons.csv"


def missing(tables: dict[str, pd.DataFrame], rules: pd.DataFrame | None = None) -> pd.DataFrame:
    """List the places and indicators without any value, each with its reason.

    Parameters
    ----------
    tables
        At least ``places``, ``indicators`` and ``observations``.
    rules
        Columns ``indicators`` (ids separated by ';'), ``places`` (ids or kinds of place,
        separated by ';') and ``reason``; those of ``metadata/`` if not given.

    Returns
    -------
    DataFrame
        Columns ``place``, ``indicator``, ``reason``.

    Raises
    ------
    ValueError
        If a gap has no reason or two, or a rule explains nothing.
    """
    rules = pd.read_csv(RULES, keep_default_na=False) if rules is None else rules
    given = _spread(rules, tables["places"])
    gaps = _gaps(tables)
    joined = gaps.merge(given, on=["place", "indicator"], how="left")
    for row in joined[joined["reason"].isna()].itertuples():
        raise ValueError(f"{row.place} has no {row.indicator}, and missing_reasons.csv no reason")
    for row in joined[joined.duplicated(["place", "indicator"])].itertuples():
        raise ValueError(f"missing_reasons.csv has two reasons for {row.place}, {row.indicator}")
    idle = given[~given["rule"].isin(joined["rule"])]
    for row in idle.itertuples():
        raise ValueError(
            f"missing_reasons.csv row {row.rule + 2}: nothing of {row.indicator} is missing in "
            f"{row.place}; take the reason out"
        )
    return joined[["place", "indicator", "reason"]]


def _gaps(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    have = tables["observations"].dropna(subset=["value"])
    found = set(zip(have["place"], have["indicator"], strict=True))
    every = product(tables["places"]["id"], tables["indicators"]["id"])
    return pd.DataFrame(
        [pair for pair in every if pair not in found], columns=["place", "indicator"]
    )


def _spread(rules: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Write rules out, one row a place and indicator."""
    of_kind = places.groupby("kind")["id"].apply(list).to_dict()
    rows = [
        (number, place, indicator, rule["reason"])
        for number, rule in enumerate(rules.to_dict("records"))
        for name in rule["places"].split(";")
        for place in of_kind.get(name, [name])
        for indicator in rule["indicators"].split(";")
    ]
    return pd.DataFrame(rows, columns=["rule", "place", "indicator", "reason"])
