"""What can only be seen in the publishers' files: that they give the committed tables again.

Collected only where the variable PLACEBOOK_RAW names the folder of source files.
"""

import json
import os
from pathlib import Path

import pandas as pd
import pytest
from scripts import refresh
from scripts.district_years import OUT, district_years
from scripts.package import metadata
from scripts.raw import Raw
from tests.data.conftest import ROOT

FOLDER = Path(os.environ["PLACEBOOK_RAW"])


@pytest.fixture(scope="module")
def raw() -> Raw:
    return Raw(FOLDER, metadata("sources"))


def test_into_an_empty_folder_the_sources_give_the_committed_bytes(tmp_path):
    assert refresh.main(["--raw", str(FOLDER), "--out", str(tmp_path / "data")]) == 0
    made = {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()}
    committed = {path.name: path.read_bytes() for path in (ROOT / "data").iterdir()}
    committed.pop("README.md")
    assert made.keys() == committed.keys()
    assert [name for name in made if made[name] != committed[name]] == []


def test_output_of_districts_has_the_industries_and_years_of_its_catalogue(raw):
    columns = ["dates.date", "geography.code", "industry.code"]
    table = pd.read_parquet(raw.path("gva_lad"), columns=columns)
    years = pd.to_datetime(table["dates.date"]).dt.year
    assert table["geography.code"].nunique() == 361
    assert table["industry.code"].nunique() == 49
    assert (years.min(), years.max()) == (1998, 2023)


def test_exports_are_there_for_all_regions(raw):
    """Twelve of the regions of 2023 are listed and withheld."""
    rows = pd.read_csv(raw.path("ons_exports"))
    rows = rows[(rows["geography"] == "ITL Level 3") & rows["period"].str.startswith("2023")]
    assert rows["areacd"].nunique() == 182
    assert rows["observation"].isna().sum() == 12


def test_boundaries_hold_the_areas_of_their_catalogue():
    text = (FOLDER / "geography/boundaries/multi/geogALL2022UK.json").read_text(encoding="utf-8")
    layers = json.loads(text)["objects"]
    sizes = {name: len(layers[name]["geometries"]) for name in ("CTRY", "ITL3", "LTLA")}
    assert sizes == {"CTRY": 4, "ITL3": 179, "LTLA": 374}


def test_the_kept_years_of_districts_are_what_the_source_gives(raw):
    made = district_years(raw)
    kept = pd.read_csv(OUT)
    pd.testing.assert_frame_equal(made.astype(kept.dtypes.to_dict()), kept)
