"""Every correction is held by a guard that an adapter calls, and fails when the error is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from scripts import expectations, expected

ROOT = Path(__file__).parents[2]
CORRECTIONS = pd.read_csv(ROOT / "data" / "corrections.csv", dtype=str).to_dict("records")
ECONOMY = set(pd.read_csv(expected.CORRECTIONS)["id"])
BEIS = {  # the ten of the compilers' list, by number
    1: "beis_ukri_funding_is_a_mean", 2: "beis_gtr_projects_are_pounds",
    3: "beis_learner_days_times_1000", 4: "beis_rail_is_airport", 5: "beis_culture_jobs_twice",
    6: "beis_berd_scotland_twice", 7: "beis_gdp_per_capita_is_total",
    8: "beis_hightech_patents_twice", 9: "beis_site_area_wales", 10: "leps_overlap",
}  # fmt: skip
FOUND = {
    "beis_birmingham_income_missing", "bromsgrove_registrations", "city_of_london_per_head",
    "real_estate_deflators", "district_deflators", "telecom_volumes", "northern_ireland_hours",
    "bres_lep_2015_basis", "bres_wales_digital_2017", "smc_business_rd_unit", "organisations_mtc",
    "leicester_registrations", "beis_trade_marks_2016_incomplete", "beis_dorset_stem_missing",
    "smc_cornwall_rd",
}  # fmt: skip


def holds(expect: str, *, mended: bool) -> pd.DataFrame:
    """Make the smallest table that holds a wrong value, or another one in its place."""
    match = expectations.EXPECT.fullmatch(expect)
    conditions = dict(part.split("=", 1) for part in match["where"].split(", "))
    if match["column"] == "rows":
        return pd.DataFrame([conditions] * (int(match["number"]) - mended))
    value = float(match["number"]) * (0.99 if mended else 1)
    return pd.DataFrame([conditions | {match["column"]: value}])


class OneFile:
    """Stands for the folder of source files: one file under every id."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def path(self, _source: str) -> Path:
        return self._path


def run(correction: dict, folder: Path, *, mended: bool) -> None:
    """Run the guard of one correction on a tiny copy of its source."""
    table = holds(correction["expect"], mended=mended)
    if correction["id"] in ECONOMY:
        expected.check(table, correction["source"], [correction])
        return
    table.to_csv(folder / "source.csv", index=False)
    pd.DataFrame([correction]).to_csv(folder / "corrections.csv", index=False)
    raw = OneFile(folder / "source.csv")
    expectations.check(raw, correction["source"], folder / "corrections.csv")


def test_the_known_errors_are_corrected():
    assert {*BEIS.values(), *FOUND} <= {row["id"] for row in CORRECTIONS}


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda row: row["id"])
def test_the_guard_passes_while_the_error_is_there(correction, tmp_path):
    run(correction, tmp_path, mended=False)


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda row: row["id"])
def test_the_guard_stops_once_the_error_is_gone(correction, tmp_path):
    with pytest.raises(ValueError, match=f"correction {correction['id']}"):
        run(correction, tmp_path, mended=True)


CALL = re.compile(r"expect(?:ed|ations)\.check\([^()]*(?:\([^()]*\)[^()]*)*?, (\"?\w+\"?)\)")
CONSTANT = re.compile(r"^(\w+(?:, \w+)*) = (\"\w+\"(?:, \"\w+\")*)$", re.MULTILINE)


def _constants(text: str) -> dict[str, str]:
    found = {}
    for names, values in CONSTANT.findall(text):
        found |= dict(zip(names.split(", "), values.split(", "), strict=False))
    return found


def guarded() -> set[str]:
    """Read which sources, or beginnings of their ids, adapters hold against corrections."""
    texts = [p.read_text(encoding="utf-8") for p in (ROOT / "scripts/adapters").glob("*.py")]
    everywhere = _constants("\n".join(texts))
    found = set()
    for text in texts:
        known = everywhere | _constants(text)
        found |= {known.get(name, name).strip('"') for name in CALL.findall(text)}
    return found


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda row: row["id"])
def test_an_adapter_calls_the_guard(correction):
    assert correction["source"].startswith(tuple(guarded())), guarded()
