"""Make this example's data from the report's: ``python -m examples.districts.make_data``.

Places are data: with the UK's 361 districts in the table of places, the same
notebook makes a chapter of each. Nothing is read but the tables of ``data/`` and
one more, the industries of districts year by year (``scripts.district_years``).
What is known of districts is moved to where a chapter looks for its place;
tables that say nothing on districts are left empty.
"""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pandas as pd
from scripts import boundaries, package
from scripts.validation import schema

from examples.districts.outlines import joined_outlines
from placebook import measures
from placebook.dataset import load
from placebook.narrative.phrases import with_article

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

UK = "united-kingdom"
REGIONS = (
    *("North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands"),
    *("East of England", "London", "South East", "South West"),
    *("Scotland", "Wales", "Northern Ireland"),
)
DISTRICT = {
    "id": "district",
    "singular": "district",
    "plural": "districts",
    "title": "Districts",
    "chapter": True,
    "by_region": True,
    "beside": False,
}
NOTES = (
    "Output by industry is published in whole millions of pounds, which is coarse for a small "
    "district, and some figures are withheld."
)
MISSING = "Published for most districts, but not for this one."
WITHHELD = "suppressed"
MEAN_OF = 3
LOCAL_NAMES = ("district", "town", "other name", "former district")


def main(folder: Path = HERE / "data") -> None:
    """Write the data package and the map into a folder."""
    whole = load(ROOT / "data")
    made = {name: whole[name] for name in whole.tables if name in schema()}  # not the pages'
    tables = district_tables(made, whole.descriptor)
    ids = dict(zip(tables["places"]["code"], tables["places"]["id"], strict=True))
    nations = tables["places"].loc[tables["places"]["kind"] == "nation", "id"]
    outlines = joined_outlines(
        (ROOT / "data" / "areas.topojson", "areas", "district", ids),
        (ROOT / "data" / "boundaries.topojson", "places", "nation", {n: n for n in nations}),
    )
    maps = {"boundaries.topojson": outlines}
    package.write(tables, folder, boundaries.describe(maps))
    _state_empty(folder / "datapackage.json", {name for name in tables if tables[name].empty})
    (folder / "boundaries.topojson").write_text(outlines, encoding="utf-8")
    print(f"{folder}: {(tables['places']['kind'] == 'district').sum()} districts")


def district_tables(tables: dict[str, pd.DataFrame], descriptor: dict) -> dict[str, pd.DataFrame]:
    """Turn the tables of the report into those of the example.

    Parameters
    ----------
    tables
        All tables of the data package, by name.
    descriptor
        Its descriptor, which says what refers to places.
    """
    gone = _on_places(descriptor)
    kept = {name: table.head(0) if name in gone else table for name, table in tables.items()}
    places = _places(tables)
    ids = places.set_index("code")["id"]
    observations = _observations(tables, places, ids)
    used = tables["indicators"]["id"].isin(observations["indicator"])
    industry_gva = _industry_gva(tables, places, ids)
    kept |= {
        "places": places,
        "kinds": _kinds(tables["kinds"]),
        "place_vintages": _vintages(places),
        "observations": observations,
        "industry_gva": industry_gva,
        "indicators": tables["indicators"][used],
        "place_names": _names(tables["place_names"], ids),
        "missing": _missing(places, observations),
        "entry_rates": _entry_rates(tables),
    }
    return kept


def _state_empty(path: Path, names: set[str]) -> None:
    """State in the descriptor which tables have no rows because nothing is known."""
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        if resource["name"] in names:
            resource["empty"] = True
    text = json.dumps(descriptor, indent=1, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8")


def _on_places(descriptor: dict) -> set[str]:
    """Name the tables that refer to places or their parts, or to a table that does."""
    refers = {
        resource["name"]: {
            key["reference"]["resource"] for key in resource["schema"].get("foreignKeys", [])
        }
        for resource in descriptor["resources"]
        if "schema" in resource
    }
    found = {"places", "areas"}
    while more := {name for name in refers if refers[name] & found} - found:
        found |= more
    return found - {"places", "areas"}


def _places(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Put the districts by region and name, and after them the nations and the UK."""
    areas, members = tables["areas"], tables["area_places"]
    others = tables["places"][tables["places"]["kind"].isin(["nation", "comparator"])]
    nation = members[members["place"].isin(others["id"])].set_index("area")["place"]
    districts = pd.DataFrame(
        {
            "id": areas["name"].map(_slug),
            "code": areas["code"],
            "name": areas["name"],
            "name_in_text": areas["name"].map(with_article),
            "kind": "district",
            "vintage": areas["vintage"],
            "nation": areas["code"].map(nation),
            "region": areas["region"],
            "successors": "",
            "notes": NOTES,
        }
    )
    rank = districts["region"].map({region: k for k, region in enumerate(REGIONS)})
    districts = districts.assign(rank=rank).sort_values(["rank", "id"]).drop(columns="rank")
    both = pd.concat([districts, others], ignore_index=True)
    return both.assign(order=range(1, len(both) + 1))[list(others.columns)]


def _beside(places: pd.DataFrame) -> pd.Series:
    """Name the nations and the UK; a district may have the id of a LEP, as Dorset has."""
    return places.loc[places["kind"] != "district", "id"]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def _kinds(kinds: pd.DataFrame) -> pd.DataFrame:
    """Give districts their kind, and leave nations without chapters: they stand beside."""
    others = kinds[kinds["id"].isin(["nation", "comparator"])].assign(chapter=False)
    return pd.concat([pd.DataFrame([DISTRICT]), others], ignore_index=True)


def _vintages(places: pd.DataFrame) -> pd.DataFrame:
    """State that every figure on a district is on the boundaries that the district has here."""
    own = places.loc[places["kind"] == "district", ["id", "vintage", "code", "name"]]
    own = own.rename(columns={"id": "place"})
    return own.assign(overlap=1.0, same_as=own["vintage"])


def _observations(
    tables: dict[str, pd.DataFrame], places: pd.DataFrame, ids: pd.Series
) -> pd.DataFrame:
    rows, areas = tables["observations"], tables["area_observations"]
    beside = rows[rows["place"].isin(_beside(places))]
    own = areas.assign(place=areas["area"].map(ids), vintage=tables["areas"]["vintage"].iloc[0])
    return pd.concat([own[rows.columns], beside], ignore_index=True)


def _industry_gva(
    tables: dict[str, pd.DataFrame], places: pd.DataFrame, ids: pd.Series
) -> pd.DataFrame:
    """Set the districts' industries, year by year, beside those of the nations and the UK."""
    rows = tables["industry_gva"]
    wide = pd.read_csv(HERE / "industry_years.csv")
    own = wide.melt(["area", "industry"], var_name="period", value_name="current")
    own = own.astype({"period": "Int64"}).assign(
        place=own["area"].map(ids),
        volume=float("nan"),
        status=own["current"].map(lambda value: WITHHELD if pd.isna(value) else "final"),
        source=tables["area_industry_gva"]["source"].iloc[0],
    )
    beside = rows[rows["place"].isin(_beside(places))]
    return pd.concat([own[rows.columns], beside], ignore_index=True)


def _names(names: pd.DataFrame, ids: pd.Series) -> pd.DataFrame:
    """Lead names of districts and towns to the district."""
    local = names[names["kind"].isin(LOCAL_NAMES) & (names["area"] != "")]
    led = local.assign(place=local["area"].map(ids))
    return led.drop_duplicates(["name", "kind", "area", "place"])


def _missing(places: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """Say why a district lacks what others have; what none has needs no reason."""
    districts = places.loc[places["kind"] == "district", "id"]
    rows = observations[observations["place"].isin(districts)].dropna(subset="value")
    pairs = [districts, rows["indicator"].unique()]
    every = pd.MultiIndex.from_product(pairs, names=["place", "indicator"])
    known = rows.set_index(["place", "indicator"]).index
    return every[~every.isin(known)].to_frame(index=False).assign(reason=MISSING)


def _entry_rates(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Count how often industries of districts became specialisations, decade by decade.

    On means of three years, as the relatedness of industries is measured.
    """
    areas, rows = tables["area_industry_gva"], tables["industry_gva"]
    whole = rows[rows["place"] == UK].merge(
        tables["industries"], left_on="industry", right_on="code"
    )
    periods = sorted(areas["period"].unique())
    at = {year: measures.snapshot(areas, whole, year, whole_years=MEAN_OF) for year in periods}
    followed = [measures.entries(at[start], at[end]) for start, end in pairwise(periods)]
    rates = measures.entry_rates(pd.concat(followed, ignore_index=True))
    return rates.assign(source=areas["source"].iloc[0])


if __name__ == "__main__":
    main()
