"""People qualified to level 4 or above, from the Annual Population Survey.

ONS made these estimates for each LEP itself, through Nomis. The file names LEPs
without codes; its sums over districts show that they are those of May 2021.
"""

from __future__ import annotations

import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scripts.aggregation import observed
from scripts.geography import METADATA, districts, lep_members

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["observations"]

SOURCE, INDICATOR = "nomis_qualifications_lep", "qualifications_level4"
# Columns of people of 16 to 64 by highest qualification, the number and, two on, its margin.
HIGHEST = (1, 4, 7, 10, 13, 16, 19)
LEVEL4, MARGIN = 16, 18
OLD_NAMES = {
    "Buckinghamshire Thames Valley": "Buckinghamshire",
    "Hull and East Riding": "Hull and East Yorkshire",
}
BY_DISTRICT = ("scotland", "wales")
SAME_AREA = 0.005
PER_CENT = 100


@lru_cache(maxsize=1)
def _table(raw: Raw) -> pd.DataFrame:
    """Return columns ``kind``, ``name``, ``period``, ``people``, ``qualified``, ``margin``."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Workbook contains no default style")
        sheet = pd.read_excel(raw.path(SOURCE), header=None)
    label = sheet[0].astype(str)
    period = sheet[1].where(label == "date").ffill()
    areas = label.str.fullmatch(r"(country|lep|ladu):.+")
    rows, label = sheet[areas], label[areas].str.split(":", n=1)
    numbers = rows[[*HIGHEST, MARGIN]].apply(pd.to_numeric, errors="coerce")
    return pd.DataFrame(
        {
            "kind": label.str[0],
            "name": label.str[1].replace(OLD_NAMES),
            "period": period[areas].str[-4:].astype(int),
            "people": numbers[list(HIGHEST)].sum(axis=1),
            "qualified": numbers[LEVEL4],
            "margin": numbers[MARGIN],
        }
    )


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``qualifications_level4`` of LEPs, England, Scotland and Wales.

    Raises
    ------
    ValueError
        If a LEP of the file is not the sum of the districts of May 2021.
    """
    names = pd.read_csv(METADATA / "places.csv").set_index("name")["id"]
    table = _table(raw)
    published = table[table["kind"] != "ladu"]
    published = published.assign(place=published["name"].map(names), status="final")
    nations = _nations(raw, table[table["kind"] == "ladu"])
    _check_areas(raw, published)
    both = pd.concat([published, nations], ignore_index=True)
    share, margin = both["qualified"] / both["people"], both["margin"] / both["people"]
    limits = {"lower": PER_CENT * (share - margin), "upper": PER_CENT * (share + margin)}
    return observed(both.assign(value=PER_CENT * share, **limits), INDICATOR, SOURCE)


def _nations(raw: Raw, rows: pd.DataFrame) -> pd.DataFrame:
    """Add up the districts of Scotland and of Wales, taken to be independent samples."""
    named = rows.merge(districts(raw), on="name")
    named = named[named["nation"].isin(BY_DISTRICT)]
    squared = named.assign(margin=named["margin"] ** 2, place=named["nation"])
    columns = ["people", "qualified", "margin"]
    sums = squared.groupby(["place", "period"], as_index=False)[columns].sum()
    return sums.assign(margin=np.sqrt(sums["margin"]), status="estimated")


def _check_areas(raw: Raw, published: pd.DataFrame) -> None:
    """Compare LEPs in which no district was merged since with the sums of their districts."""
    rows = _table(raw).query("kind == 'ladu'").merge(districts(raw), on="name")
    members = lep_members(raw)
    size = members.groupby("place")["area"].nunique()
    joined = rows.merge(members, left_on="code", right_on="area")
    sums = joined.groupby(["place", "period"])["qualified"].agg(["sum", "count"])
    whole = sums[sums["count"] == size.reindex(sums.index.get_level_values(0)).to_numpy()]
    given = published.set_index(["place", "period"])["qualified"].reindex(whole.index)
    off = (given / whole["sum"] - 1).abs()
    if (off > SAME_AREA).any():
        raise ValueError(
            f"{SOURCE}: {off.idxmax()} is not the sum of its districts ({off.max():.3f})"
        )
