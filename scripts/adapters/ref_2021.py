"""Where the research of the Research Excellence Framework 2021 was done, by field and quality.

The results are published by university. Each is placed by the coordinates of its main address,
so a place's research is that of the universities that have their seat there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scripts import geography, vintages
from scripts.adapters.beis_indicators import COLUMNS
from scripts.adapters.ref_institutions import SOURCE, locations, submissions

if TYPE_CHECKING:
    from scripts.raw import Raw

PERIOD = 2021
PER_PEOPLE = 10_000


def research(raw: Raw) -> pd.DataFrame:
    """Make the `research` table: staff and quality by place and unit of assessment."""
    fields = pd.read_csv(geography.METADATA / "research_fields.csv").set_index("number")["id"]
    rows = locations(raw).merge(submissions(raw), on="ukprn")
    return by_field(rows.assign(field=rows["number"].map(fields)), PERIOD, SOURCE)


def by_field(rows: pd.DataFrame, period: int, source: str) -> pd.DataFrame:
    """Add submissions up by place and field, to the columns of the `research` table.

    Parameters
    ----------
    rows
        Columns ``place``, ``field``, ``name``, ``fte``, ``fte_world_leading``,
        ``fte_excellent``.
    """
    table = rows.groupby(["place", "field"], as_index=False).agg(
        fte=("fte", "sum"),
        fte_world_leading=("fte_world_leading", "sum"),
        fte_excellent=("fte_excellent", "sum"),
        submissions=("fte", "size"),
        institutions=("name", lambda names: "; ".join(sorted(set(names)))),
    )
    table.insert(2, "period", period)
    return table.assign(source=source)


def _population(raw: Raw, places: list[str]) -> np.ndarray:
    now = vintages.place_vintages(raw).query("vintage == @vintages.LEP_VINTAGES[-1]")
    leps = vintages.lep_population(raw).loc[vintages.LEP_VINTAGES[-1]]
    codes = now.set_index("place")["code"]
    nations = vintages.nation_population(raw)
    return np.array(
        [
            leps.loc[codes[place], PERIOD] if place in codes.index else nations.loc[place, PERIOD]
            for place in places
        ]
    )


def observations(raw: Raw) -> pd.DataFrame:
    """Make three indicators of world-leading research: staff, per 10,000 people, and share.

    A LEP without an institution has nought staff (status `estimated`) and no share.
    """
    leps = vintages.place_vintages(raw)["place"].unique()
    sums = research(raw).groupby("place")[["fte", "fte_world_leading"]].sum()
    sums = sums.reindex(sums.index.union(leps), fill_value=0.0)
    people = _population(raw, list(sums.index))
    status = np.where(sums["fte"] > 0, "final", "estimated")
    values = {
        "ref_world_leading_staff": sums["fte_world_leading"],
        "ref_world_leading_per_10000_people": sums["fte_world_leading"] / people * PER_PEOPLE,
        "ref_world_leading_share": sums["fte_world_leading"] / sums["fte"] * 100,
    }
    frames = [
        pd.DataFrame(
            {"place": sums.index, "indicator": indicator, "value": value, "status": status}
        )
        for indicator, value in values.items()
    ]
    table = pd.concat(frames).dropna(subset="value")
    vintage = table["place"].isin(leps).map({True: vintages.LEP_VINTAGES[-1], False: pd.NA})
    table = table.assign(period=PERIOD, lower=np.nan, upper=np.nan, source=SOURCE)
    return table.assign(vintage=vintage.astype("Int64"))[COLUMNS].reset_index(drop=True)
