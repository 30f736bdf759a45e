"""Where the research of the Research Excellence Framework 2014 was done, by field and quality.

The 36 units of assessment of 2014 are brought to the 34 fields of 2021. Four units of engineering
became one. One unit became two, geography and archaeology, and only submissions that say
archaeology in their name can be told apart: the rest of that unit stands under geography.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from scripts import expected, geography
from scripts.adapters.ref_2021 import by_field
from scripts.adapters.ref_institutions import institutions, placed, submissions

if TYPE_CHECKING:
    from scripts.raw import Raw

SOURCE, PERIOD = "ref_2014_results", 2014
IN_PARIS = 10007812  # see the correction ref_2014_paris
ZOOLOGY = {"ZZZZZZZZ": "10009315"}
FIELDS = geography.METADATA / "lookups" / "research_fields_2014.csv"
ARCHAEOLOGY, GEOGRAPHY = "archaeology", "geography"
_COLUMNS = {
    "Institution code (UKPRN)": "ukprn",
    "Institution name": "institution",
    "Unit of assessment number": "number",
    "Multiple submission name": "part",
    "Profile": "profile",
    "FTE Category A staff submitted": "fte",
    "4*": "four",
    "3*": "three",
}


@lru_cache(maxsize=1)
def submissions_2014(raw: Raw) -> pd.DataFrame:
    """Read the overall profile of every submission; columns as `ref_institutions.submissions`.

    A joint submission has one row for each institution, with its own staff.
    """
    table = pd.read_csv(raw.path(SOURCE), encoding="latin-1", keep_default_na=False)
    table = table.rename(columns=_COLUMNS)
    overall = table.loc[table["profile"] == "Overall", list(_COLUMNS.values())]
    overall = overall.replace({"ukprn": ZOOLOGY})
    overall = overall.astype(
        {"ukprn": int, "number": int, "fte": float, "four": float, "three": float}
    )
    expected.check(overall, SOURCE)
    overall["fte_world_leading"] = overall["fte"] * overall["four"] / 100
    overall["fte_excellent"] = overall["fte"] * overall["three"] / 100
    return overall[overall["ukprn"] != IN_PARIS].assign(field=_field)


def _field(rows: pd.DataFrame) -> pd.Series:
    field = rows["number"].map(pd.read_csv(FIELDS).set_index("number")["field"])
    named = rows["part"].str.contains(ARCHAEOLOGY, case=False)
    return field.mask((field == GEOGRAPHY) & named, ARCHAEOLOGY)


def research(raw: Raw) -> pd.DataFrame:
    """Make the rows of 2014 of the `research` table."""
    rows = submissions_2014(raw)
    later = submissions(raw).drop_duplicates("ukprn").set_index("ukprn")["institution"]
    named = rows.assign(institution=rows["ukprn"].map(later).fillna(rows["institution"]))
    points = institutions(raw, named)
    places = placed(raw, points)[["ukprn", "name", "place"]]
    return by_field(places.merge(rows, on="ukprn"), PERIOD, SOURCE)
