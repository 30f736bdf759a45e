"""Research funding by discipline and UK trade marks: files of Nesta by NUTS 2 region.

Nations are sums of regions. So are the LEPs that are made of whole regions; those of England have
been the same in all NUTS 2 vintages since 2010, but for the parts of London.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scripts import itl, vintages
from scripts.adapters.ons_population import observations as population
from scripts.aggregation import derived, observed

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["observations", "placed", "research_funding"]

FUNDING, TRADE_MARKS = "gtr_disciplines_nuts2", "ipo_trade_marks_nuts2"
DISCIPLINES = {
    "arts_humanities": "Arts and humanities",
    "biological": "Biology",
    "eng_tech": "Engineering and technology",
    "env": "Environment",
    "maths_comp": "Mathematics and computing",
    "medical": "Medicine",
    "physics": "Physics",
    "social": "Social sciences",
}
LONDON = "UKI"
INCOMPLETE = 2018
PER_PEOPLE = 10_000


def research_funding(raw: Raw) -> pd.DataFrame:
    """Make the ``research_funding`` table. Northern Ireland is not in the source."""
    wide = pd.read_csv(raw.path(FUNDING)).rename(columns={"lead_nut_code": "nuts"})
    frames = []
    for key, discipline in DISCIPLINES.items():
        names = {f"disc_{key}_project_n": "projects", f"disc_{key}_funding_gpb": "funding"}
        rows = placed(raw, wide.rename(columns=names)[["nuts", *names.values()]])
        sums = rows.groupby("place", as_index=False)[["projects", "funding"]].sum()
        frames.append(sums.assign(discipline=discipline))
    return pd.concat(frames, ignore_index=True).assign(source=FUNDING)


def placed(raw: Raw, rows: pd.DataFrame) -> pd.DataFrame:
    """Say in which nation, and which LEP of whole regions, each NUTS 2 region lies.

    Parameters
    ----------
    rows
        At least ``nuts``.

    Returns
    -------
    DataFrame
        `rows` with ``place``, a row a region and place.
    """
    # The English regions of ITL 2021 are those of NUTS, under other first letters.
    leps = {
        f"UK{code[2:]}": place
        for place, codes in itl.unions(raw, 2021, itl.LEVEL2).items()
        for code in codes
    }
    in_london = rows["nuts"].str.startswith(LONDON)
    lep = rows["nuts"].map(leps).mask(in_london, "london")
    nation = rows["nuts"].map(vintages.nation_of)
    both = [rows.assign(place=lep).dropna(subset=["place"]), rows.assign(place=nation)]
    return pd.concat(both, ignore_index=True)


def observations(raw: Raw) -> pd.DataFrame:
    """Return ``uk_trade_marks``, and the same for every 10,000 people."""
    names = {"nuts_id": "nuts", "year": "period", "total_trademarks": "value"}
    rows = placed(raw, pd.read_csv(raw.path(TRADE_MARKS)).rename(columns=names))
    sums = rows.groupby(["place", "period"], as_index=False)["value"].sum()
    nations = sums[sums["place"].isin(vintages.NATIONS)]
    whole = nations.groupby("period", as_index=False)["value"].sum()
    counts = pd.concat([sums, whole.assign(place="united-kingdom")], ignore_index=True)
    counts = counts[counts["period"] < INCOMPLETE].assign(status="final")
    rates = derived(counts, population(raw), PER_PEOPLE)
    return pd.concat(
        [
            observed(counts, "uk_trade_marks", TRADE_MARKS),
            observed(rates, "uk_trade_marks_per_10000_people", TRADE_MARKS),
        ],
        ignore_index=True,
    )
