"""Gross value added (GVA) by industry, for every place, in current prices and volumes.

Districts are published with 49 industries, nations with 108, from which the same
49 are made. Volumes cannot be added up: those of a LEP, and of an industry that is
not itself published, are chain-linked from the finest industries of its parts.
Where a district's deflator cannot be right, that of its English region stands in:
for real estate, where the tables of districts and of regions follow different
series (47.7 against 70.3 in 1998), and where a price leaps.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scripts import expected
from scripts.adapters.ons_gva_cells import (
    CURRENT,
    DEFLATOR,
    DISTRICTS,
    PAIR,
    PAIR_INDUSTRIES,
    PAIR_NAME,
    REGIONS,
    VOLUME,
    district_cells,
    itl_cells,
    pair_cells,
)
from scripts.chain_linking import at_old_prices, chained
from scripts.geography import METADATA, districts, lep_members
from scripts.industries import components, leaves_of

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["industry_gva", "lep_gva", "whole_gva"]

LONDON = "london"
PLACE_OF_REGION = {
    "UKX": "united-kingdom",
    "TLB": "england",
    "TLM": "scotland",
    "TLL": "wales",
    "TLN": "northern-ireland",
    "TLI": LONDON,
}
REGION_CODES = dict(zip([f"E1200000{n}" for n in range(1, 10)], "CDEFGHIJK", strict=True))
CORNWALL, CORNWALL_REGION = "cornwall-and-isles-of-scilly", "TLK30"
CORNISH = ("E06000052", "E06000053")
HERTFORDSHIRE = "hertfordshire"
OTHER_SERIES = "68"
LARGE = 1_000  # GBP million: from here on written without a fraction
BY = ["place", "industry", "period"]


def _codes() -> list[str]:
    return pd.read_csv(METADATA / "industries.csv")["code"].tolist()


def _made_up(raw: Raw, areas: list[str]) -> pd.DataFrame:
    """Return, by area and wanted industry, the published industries that make it up."""
    cells = itl_cells(raw)
    frames = []
    for _, rows in cells[cells["area"].isin(areas)].groupby("area"):
        made_of = components(_codes(), set(rows["industry"].unique()))
        frames.append(made_of.merge(rows.rename(columns={"industry": "part"}), on="part"))
    return pd.concat(frames, ignore_index=True)


@lru_cache(maxsize=8)
def whole_gva(raw: Raw, areas: tuple[str, ...]) -> pd.DataFrame:
    """Return the 49 industries of nations or regions.

    Returns
    -------
    DataFrame
        Columns ``area``, ``industry``, ``period``, ``current``, ``volume``
        (GBP million); a published volume stands, the others are chain-linked.
    """
    parts = _made_up(raw, list(areas))
    by = ["area", "industry", "period"]
    linked = at_old_prices(parts.assign(part=parts["part"]), ["area", "industry", "part"])
    linked = chained(linked, by)
    table = parts.groupby(by).agg(
        current=(CURRENT, "sum"), published=(VOLUME, "sum"), count=("part", "size")
    )
    table = table.join(linked.set_index(by)["volume"]).reset_index()
    alone = (table["count"] == 1) & (table["published"] > 0)
    table["volume"] = table["volume"].mask(alone, table["published"])
    return table.drop(columns=["published", "count"])


def _units(raw: Raw) -> pd.DataFrame:
    """Return the parts of each LEP: districts, or what stands in for withheld ones.

    London is left out: it is a region, and published as one.
    """
    members = lep_members(raw).query("place != @LONDON")
    members = members[~members["area"].isin(CORNISH)]
    extra = {"area": [PAIR_NAME, CORNWALL_REGION], "place": [HERTFORDSHIRE, CORNWALL]}
    return pd.concat([members, pd.DataFrame(extra)], ignore_index=True)


def _unit_cells(raw: Raw) -> pd.DataFrame:
    columns = ["area", "industry", "period", CURRENT, DEFLATOR]
    expected.check(district_cells(raw), DISTRICTS)
    cells = district_cells(raw)[columns]
    hidden = cells["area"].isin(PAIR) & cells["industry"].isin(PAIR_INDUSTRIES)
    cornwall = whole_gva(raw, (CORNWALL_REGION,))
    cornwall = cornwall.assign(deflator=100 * cornwall[CURRENT] / cornwall["volume"])
    cells = pd.concat([cells[~hidden], pair_cells(raw), cornwall[columns]], ignore_index=True)
    other = cells["industry"] == OTHER_SERIES
    return cells.assign(deflator=cells[DEFLATOR].mask(other))


def _region_deflators(raw: Raw) -> pd.DataFrame:
    """Return implied deflators of each unit's English region, as ``reference``."""
    own = districts(raw).set_index("code")["region_code"].map(REGION_CODES)
    own = ("TL" + own.dropna()).to_dict() | {PAIR_NAME: "TLH", CORNWALL_REGION: "TLK"}
    regions = whole_gva(raw, tuple(sorted(set(own.values()))))
    regions = regions.assign(reference=100 * regions[CURRENT] / regions["volume"])
    units = pd.DataFrame({"area": own.keys(), "region": own.values()})
    regions = regions.rename(columns={"area": "region"})
    joined = units.merge(regions[["region", "industry", "period", "reference"]], on="region")
    return joined.drop(columns="region")


def lep_gva(raw: Raw, units: pd.DataFrame) -> pd.DataFrame:
    """Return the 49 industries of places that are made of districts.

    Parameters
    ----------
    units
        Columns ``area`` and ``place``; an area may be in several places.

    Returns
    -------
    DataFrame
        Columns ``place``, ``industry``, ``period``, ``current``, ``volume``,
        ``missing`` (number of units withheld).
    """
    cells = _unit_cells(raw)
    current = units.merge(cells, on="area").groupby(BY)[CURRENT]
    table = pd.DataFrame({"current": current.sum(), "missing": current.apply(_count_missing)})
    leaves = leaves_of(pd.read_csv(METADATA / "industries.csv", keep_default_na=False))
    fine = cells[cells["industry"].isin(leaves["leaf"])]
    fine = fine.merge(_region_deflators(raw), on=["area", "industry", "period"])
    linked = at_old_prices(fine, ["area", "industry"])
    linked = linked.rename(columns={"industry": "leaf"}).merge(units, on="area")
    linked = linked.groupby(["place", "leaf", "period"], as_index=False)[
        ["now", "before", CURRENT]
    ].sum()
    volumes = chained(linked.merge(leaves, on="leaf"), BY, level=table["current"])
    return table.join(volumes.set_index(BY)["volume"]).reset_index()


def _count_missing(values: pd.Series) -> int:
    return int(values.isna().sum())


@lru_cache(maxsize=1)
def industry_gva(raw: Raw) -> pd.DataFrame:
    """Return the ``industry_gva`` table; the newest year is provisional, as ONS says."""
    leps = lep_gva(raw, _units(raw)).assign(source=DISTRICTS)
    leps["source"] = leps["source"].mask(leps["place"] == CORNWALL, REGIONS)
    wholes = whole_gva(raw, tuple(PLACE_OF_REGION))
    wholes = wholes.assign(place=wholes["area"].map(PLACE_OF_REGION), missing=0, source=REGIONS)
    table = pd.concat([leps, wholes], ignore_index=True)
    newest = table["period"] == table["period"].max()
    differs = (table["place"] == HERTFORDSHIRE) & table["industry"].isin(PAIR_INDUSTRIES)
    kinds = {"partial": table["missing"] > 0, "estimated": differs, "provisional": newest}
    table["status"] = np.select(list(kinds.values()), list(kinds), "final")
    large = table["volume"] >= LARGE
    table["volume"] = table["volume"].round(1).mask(large, table["volume"].round())
    return table[[*BY, "current", "volume", "status", "source"]]
