"""The Nesta and BEIS indicators as observations: amounts, and the same for every so many people.

What differs between indicators is a row of `metadata/beis_indicators.csv`; a new one takes a
row there, its texts in `metadata/indicators_innovation.csv` and its files among the sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scripts import expectations, vintages
from scripts.adapters import beis_files
from scripts.adapters.beis_places import leps, nations

if TYPE_CHECKING:
    from scripts.adapters.beis_files import Recipe
    from scripts.raw import Raw

COLUMNS = ["place", "indicator", "period", "value", "lower", "upper", "status", "vintage", "source"]


def _people(raw: Raw, rows: pd.DataFrame) -> np.ndarray:
    """Return the population of each row's own area and vintage, at the middle of its year."""
    areas = vintages.place_vintages(raw).set_index(["vintage", "place"])["code"]
    of_leps, of_nations = vintages.lep_population(raw), vintages.nation_population(raw)
    return np.array(
        [
            of_nations.loc[place, year]
            if pd.isna(vintage)
            else of_leps.loc[(vintage, areas[vintage, place]), year]
            for place, year, vintage in rows[["place", "year", "vintage"]].itertuples(index=False)
        ]
    )


def _indicator(raw: Raw, recipe: Recipe) -> pd.DataFrame:
    parts = (leps(raw, recipe), nations(raw, recipe))
    rows = pd.concat([part for part in parts if len(part)])
    rows["value"] = rows["value"] * recipe.scale
    named = rows["place"] + " " + rows["year"].astype(str)
    rows.loc[named.isin(recipe.partial_values), "status"] = "partial"
    amounts = rows.assign(indicator=recipe.indicator)
    if not recipe.rate:
        return amounts
    rates = rows.assign(indicator=recipe.rate)
    rates["value"] = rates["value"] / _people(raw, rates) * recipe.rate_people
    return pd.concat([amounts, rates])


def observations(raw: Raw) -> pd.DataFrame:
    """Make the observations of every indicator in the table of recipes.

    Raises
    ------
    ValueError
        If an error that a correction mends is no longer in its file, or a file is not as
        expected.
    """
    expectations.check(raw, "beis_")
    expectations.check(raw, "lad23_lep21_lookup")
    table = pd.concat([_indicator(raw, recipe) for recipe in beis_files.recipes()])
    table = table.rename(columns={"year": "period"}).assign(lower=np.nan, upper=np.nan)
    table["vintage"] = table["vintage"].astype("Int64")
    return table[COLUMNS].sort_values(["indicator", "place", "period"], ignore_index=True)
