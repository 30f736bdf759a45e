"""Nesta made 36 innovation indicators for BEIS (2019-2021), one CSV for each geography.

The files of one indicator differ only in how they call the area and in how many there are, so
all are read here into one shape. `*_year_spec` names the boundaries; a negative year means that
those boundaries were applied to an earlier year.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from scripts.raw import Raw

RECIPES = Path(__file__).parents[1] / "metadata" / "beis_indicators.csv"

COLUMNS = ["year", "area", "spec", "value"]

PROFESSIONALS = "aps/aps_econ_active_stem_profs_data"
PROFESSIONALS_PERCENT = "aps/aps_econ_active_stem_density_data"


@dataclass(frozen=True)
class Recipe:
    """How one indicator is made: a row of `beis_indicators.csv`.

    `files` are added up; `leps` and `nations` say which levels of file serve for which; an
    `absent` row means `zero` or `missing`; values of `partial_years` do not cover the year;
    `rate`, if any, is the id of the same per `rate_people` people.
    """

    indicator: str
    files: tuple[str, ...]
    leps: frozenset[str]
    nations: frozenset[str]
    scale: float
    kind: str
    absent: str
    partial_years: frozenset[int]
    partial_values: frozenset[str]
    unreliable_years: frozenset[int]
    rate: str
    rate_people: float

    def status(self, year: int) -> str:
        """Return the status of a value that was read as published."""
        if year in self.partial_years:
            return "partial"
        return "low_reliability" if year in self.unreliable_years else "final"


def _years(text: str) -> frozenset[int]:
    return frozenset(int(year) for year in text.split(";") if year)


def recipes(path: Path = RECIPES) -> list[Recipe]:
    """Read the table of recipes."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    return [
        Recipe(
            indicator=row["indicator"],
            files=tuple(row["files"].split(";")),
            leps=frozenset(row["leps"].split(";")),
            nations=frozenset(row["nations"].split(";")),
            scale=float(row["scale"]),
            kind=row["kind"],
            absent=row["absent"],
            partial_years=_years(row["partial_years"]),
            partial_values=frozenset(row["partial_values"].split(";")),
            unreliable_years=_years(row["unreliable_years"]),
            rate=row["rate"],
            rate_people=float(row["rate_people"] or 1),
        )
        for row in table.to_dict("records")
    ]


def source_id(file: str, level: str) -> str:
    """Return the id of a file in `sources`.

    Examples
    --------
    >>> source_id("hebci/ip_revenue", "lep")
    'beis_ip_revenue_lep'
    """
    return f"beis_{file.rpartition('/')[2]}_{level}"


@lru_cache(maxsize=256)
def read(raw: Raw, file: str, level: str) -> pd.DataFrame:
    """Read one file.

    Parameters
    ----------
    raw
        The folder of source files.
    file
        Folder and stem, for instance `hesa/gbp_research_income`.
    level
        `lep`, `nuts2` or `nuts3`.

    Returns
    -------
    DataFrame
        Columns `year`, `area` (code), `spec` (year of the boundaries), `value`.

    Raises
    ------
    ValueError
        If the columns are not those of such a file, or an area has two values for a year.
    """
    source = source_id(file, level)
    table = pd.read_csv(raw.path(source))
    area = "lep" if level == "lep" else "nuts"
    expected = {"year", f"{area}_id", f"{area}_year_spec"}
    values = [name for name in table.columns if name not in expected]
    if len(values) != 1 or not expected <= set(table.columns):
        raise ValueError(
            f"{source}: columns {list(table.columns)}, expected {sorted(expected)} + 1"
        )
    names = {f"{area}_id": "area", f"{area}_year_spec": "spec", values[0]: "value"}
    table = table.rename(columns=names)[COLUMNS].dropna(subset="value")
    table["spec"] = table["spec"].abs()
    repeated = table[table.duplicated(["year", "area"])]
    if len(repeated):
        raise ValueError(f"{source}: two values for {repeated.iloc[0].to_dict()}")
    return table


@lru_cache(maxsize=256)
def read_sum(raw: Raw, files: tuple[str, ...], level: str) -> pd.DataFrame:
    """Read files and add them up by area and year; an area must be in all of them."""
    stacked = pd.concat([read(raw, file, level) for file in files])
    groups = stacked.groupby(["year", "area", "spec"])["value"]
    counts = groups.size()
    if (counts != len(files)).any():
        where = counts.index[counts != len(files)][0]
        raise ValueError(f"{files}, {level}: {where} is not in all of the files")
    return groups.sum().reset_index()


@lru_cache(maxsize=8)
def employed(raw: Raw, level: str) -> pd.Series:
    """Return people in employment by year and area, from professionals and their share."""
    count, percent = (
        read(raw, file, level).set_index(["year", "area"])["value"]
        for file in (PROFESSIONALS, PROFESSIONALS_PERCENT)
    )
    return (count / percent * 100).dropna()
