"""An indicator from a tidy CSV: rows in three tables, no code."""

import hashlib
import shutil
from pathlib import Path

import pandas as pd
import pytest
from scripts import aggregation, package, validation
from scripts.adapters import tidy_csv, tidy_files
from scripts.raw import Raw
from tests.data.conftest import ROOT, Project, read, write
from tests.projects import few_places

DATA = ROOT / "data"
TIDY = """area_code,year,measure,rate,low,high,flag
E07000177,2022,charging points,10.5,10,11,
E07000178,2022,charging points,42,40,44,
E07000179,2022,charging points,12,11,13,
E07000180,2022,charging points,14,13,15,
E07000181,2022,charging points,8,7,9,
E37000019,2022,charging points,30,29,31,estimated
wales,2022-23,charging points,9.25,,,final
E92000001,2022,charging points,1100,1050,1150,
E92000001,2022,something else,1000000,,,
"""
ROW = {
    "indicator": "charging_points", "source": "our_charging_points", "place": "area_code",
    "period": "year", "value": "rate", "lower": "low", "upper": "high", "status": "",
    "filter": "measure=charging points", "scale": "", "districts": "sum",
}  # fmt: skip
INDICATOR = {
    "id": "charging_points", "title": "Charging points", "short_title": "Charging points",
    "unit": "count", "decimals": "1", "direction": "higher", "actor": "environment",
    "contribution": "outputs", "headline": "", "period_kind": "calendar year",
    "definition": "Points at which an electric car can be charged.", "why": "Cars need power.",
    "caveats": "Made up for a test.", "method": "As given, or the sum of the districts.",
    "source": "our_charging_points", "next_release": "",
}  # fmt: skip


class Given:
    """A folder of source files and a copy of the written tables, each with one more row."""

    def __init__(self, folder: Path) -> None:
        self.metadata, self.raw = folder / "metadata", folder / "raw"
        shutil.copytree(ROOT / "scripts" / "metadata", self.metadata)
        self.raw.mkdir()
        self.write(TIDY)
        self.tell(ROW)
        self.add("indicators_economy.csv", INDICATOR)

    def write(self, text: str, encoding: str = "utf-8") -> None:
        (self.raw / "points.csv").write_bytes(text.encode(encoding))

    def tell(self, row: dict[str, str]) -> None:
        write(self.metadata / "tidy.csv", list(ROW), [row])

    def add(self, file: str, row: dict[str, str]) -> None:
        names, rows = read(self.metadata / file)
        write(self.metadata / file, names, [*rows, dict.fromkeys(names, "") | row])

    @property
    def sources(self) -> pd.DataFrame:
        digest = hashlib.sha256((self.raw / "points.csv").read_bytes()).hexdigest()
        one = {
            "id": "our_charging_points", "publisher": "Our council", "title": "Charging points",
            "path": "points.csv", "sha256": digest, "licence": "OGL-UK-3.0",
            "attribution": "Our council", "published": "2024-05",
        }  # fmt: skip
        self.add("sources_economy.csv", one)
        return package.metadata("sources").drop_duplicates("id", keep="last")

    def observations(self) -> pd.DataFrame:
        return tidy_csv.observations(Raw(self.raw, self.sources))


@pytest.fixture
def given(tmp_path, monkeypatch) -> Given:
    places = pd.read_csv(DATA / "area_places.csv")
    leps = places[places["place"].isin(pd.read_csv(DATA / "places.csv").query("kind == 'lep'").id)]
    monkeypatch.setattr(package, "HERE", tmp_path)
    monkeypatch.setattr(tidy_files, "REGISTRY", tmp_path / "metadata" / "tidy.csv")
    monkeypatch.setattr(tidy_csv, "districts", lambda _: pd.read_csv(DATA / "areas.csv"))
    monkeypatch.setattr(aggregation, "area_places", lambda _: places)
    monkeypatch.setattr(aggregation, "lep_members", lambda _: leps)
    monkeypatch.setattr(tidy_csv, "district_population", lambda _: pd.DataFrame(
        {"area": leps["area"].unique(), "period": 2022, "value": 100_000}
    ))  # fmt: skip
    return Given(tmp_path)


def test_the_committed_registry_can_be_read():
    assert isinstance(tidy_files.registry(), list)


def test_a_new_indicator_is_in_the_package_checked_and_traceable(given, tmp_path):
    tables = {
        name: pd.read_csv(few_places() / f"{name}.csv", dtype=str, keep_default_na=False)
        for name in validation.schema()
    }
    made = given.observations()
    of_districts = tidy_csv.area_observations(Raw(given.raw, given.sources))
    tables["indicators"] = package.metadata("indicators")
    tables["sources"] = given.sources
    tables["observations"] = pd.concat([tables["observations"], made])
    tables["area_observations"] = pd.concat([tables["area_observations"], of_districts])
    package.write(validation.check(tables), tmp_path / "data", [])
    project = Project(tmp_path)
    assert project.check() == []
    done = project.run("trace", "oxfordshire", "charging_points")
    lines = done.stdout.splitlines()
    assert lines[0] == "Charging points, Oxfordshire, 2022"
    assert "Value         86.5 count" in lines
    assert "Publisher     Our council" in lines
    assert project.run("trace", "wales", "charging_points").exit_code == 0


def test_places_are_taken_as_given_and_others_made_from_districts(given):
    rows = given.observations().set_index("place")
    assert rows.loc["oxfordshire", "value"] == 86.5
    assert rows.loc["oxfordshire", "status"] == "final"
    assert rows.loc["oxfordshire", "vintage"] == 2021
    assert rows.loc["england", "value"] == 1100
    assert rows.loc["england", "upper"] == 1150
    assert rows.loc["wales", "value"] == 9.25
    assert rows.loc["wales", "period"] == 2022
    assert (rows["indicator"] == "charging_points").all()


def test_a_mean_is_weighted_by_people_and_marked_as_estimated(given):
    given.tell(ROW | {"districts": "mean"})
    rows = given.observations().set_index("place")
    assert rows.loc["oxfordshire", "value"] == pytest.approx((10.5 + 42 + 12 + 14 + 8) / 5)
    assert rows.loc["oxfordshire", "status"] == "estimated"
    assert rows.loc["oxfordshire", "lower"] < rows.loc["oxfordshire", "value"]


def test_a_status_column_and_a_scale_are_used(given):
    given.tell(ROW | {"status": "flag", "scale": "1000", "districts": ""})
    rows = given.observations().set_index("place")
    assert set(rows.index) == {"england", "wales", tidy_csv.place_ids()["E37000019"]}
    assert rows.loc["wales", "value"] == 9250
    assert rows.loc[tidy_csv.place_ids()["E37000019"], "status"] == "estimated"
    assert rows.loc["england", "status"] == "final"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "E37000019",
            "E37000099",
            r"points.csv row 7, column area_code: 'E37000099'; expected a p",
        ),
        (
            "E37000019",
            "E37000023",
            r"points.csv row 7, column area_code: 'E37000023'; expected a p",
        ),
        ("E07000177", "E07000004", r"points.csv row 2, column area_code: 'E07000004'; expected"),
        (",42,", ",many,", r"points.csv row 3, column rate: 'many'; expected a number"),
        (",42,", ",inf,", r"points.csv row 3, column rate: 'inf'; expected a number"),
        (",40,", ",x,", r"points.csv row 3, column low: 'x'; expected a number"),
        ("2022-23", "22/23", r"points.csv row 8, column year: '22/23'; expected a year first"),
        ("E07000178", "E07000177", r"points.csv row 3, column year: '2022'; expected no duplicate"),
        ("rate", "ratio", r"points.csv row 1: no column 'rate'; expected it among area_code"),
        ("measure", "what", r"points.csv row 1: no column 'measure'"),
        ("charging points", "swings", r"points.csv: no row where measure=charging points"),
        ("wales", 'wa"les,"x', r"points.csv: cannot be read as CSV"),
    ],
)
def test_a_mistake_in_the_file_is_named(given, old, new, message):
    given.write(TIDY.replace(old, new))
    with pytest.raises(ValueError, match=message):
        given.observations()


def test_a_file_that_is_not_utf_8_is_named(given):
    given.write(TIDY.replace("wales", "Fès"), "latin-1")
    with pytest.raises(ValueError, match=r"points.csv: cannot be read as CSV in UTF-8"):
        given.observations()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": ""}, "tidy.csv row 2: no value"),
        ({"source": ""}, "tidy.csv row 2: no source"),
        ({"districts": "median"}, "tidy.csv row 2, column districts: 'median'; expected sum"),
        ({"scale": "much"}, "tidy.csv row 2, column scale: 'much'; expected a number"),
        ({"source": "gossip"}, "source 'gossip' is not in the sources table"),
    ],
)
def test_a_mistake_in_the_registry_is_named(given, change, message):
    given.tell(ROW | change)
    with pytest.raises(ValueError, match=message):
        given.observations()
