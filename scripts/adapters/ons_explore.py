"""The layout shared by the files of the ONS service Explore Local Statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts.geography import to_district

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["district_rows", "read"]

COLUMNS = {
    "areacd": "code",
    "period": "period",
    "observation": "value",
    "lci_95": "lower",
    "uci_95": "upper",
    "status": "flag",
}


def read(raw: Raw, source: str, indicator: str) -> pd.DataFrame:
    """Read one indicator of a file.

    Parameters
    ----------
    source
        Id of the file.
    indicator
        The publisher's name of the indicator, in column ``indicator``.

    Returns
    -------
    DataFrame
        Columns ``code``, ``period`` (year in which the period begins),
        ``value``, ``lower``, ``upper``, ``status``: ``low_reliability`` where
        the publisher flags a value as unreliable ('u'). Values that are
        withheld are left out.

    Raises
    ------
    ValueError
        If the file has no such indicator.
    """
    table = pd.read_csv(raw.path(source))
    rows = table[table["indicator"] == indicator]
    if rows.empty:
        raise ValueError(f"{source}: no indicator {indicator!r}")
    rows = rows.rename(columns=COLUMNS)[list(COLUMNS.values())].dropna(subset=["value"])
    flagged = rows["flag"].eq("u").map({True: "low_reliability", False: "final"})
    rows = rows.assign(period=rows["period"].str[:4].astype(int), status=flagged)
    return rows.drop(columns="flag").reset_index(drop=True)


def district_rows(raw: Raw, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of 2023 districts, ``code`` turned into ``area``.

    A district that stands in a file with its old and its new code is kept once.
    """
    area = to_district(raw, rows["code"])
    kept = rows.assign(area=area).dropna(subset=["area"]).drop(columns="code")
    return kept.drop_duplicates(["area", "period"]).reset_index(drop=True)
