"""A small copy of the data package, quick to check and sound, for tests to spoil."""

import csv
import io
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from placebook.cli import app
from placebook.dataset.check import accept_changes

ROOT = Path(__file__).parents[2]
# These tests read the publishers' files, which are not part of the project.
collect_ignore = [] if "PLACEBOOK_RAW" in os.environ else ["test_source_files.py"]
# Tables of the small copy; others may come and go without a change here.
TABLES = {
    *("places", "kinds", "areas", "area_places", "sources", "indicators", "observations"),
    *("area_observations", "industries", "industry_gva", "research_fields", "research"),
    *("corrections", "boundaries", "area_boundaries"),
}
KEPT = {
    "indicators": lambda row: row["id"] in {"gva", "population", "employment_rate"},
    "observations": lambda row: (
        row["indicator"] in {"gva", "population", "employment_rate"} and row["period"] >= "2019"
    ),
    "area_observations": lambda row: (
        row["indicator"] in {"gva", "population", "employment_rate"} and row["period"] >= "2021"
    ),
    "industry_gva": lambda row: (
        row["place"] in {"oxfordshire", "wales"} and row["period"] >= "2020"
    ),
    "research": lambda row: row["place"] in {"oxfordshire", "wales"},
    "corrections": lambda row: row["indicator"] == "gva_per_head",
}


def read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    return list(reader.fieldnames), list(reader)


def write(path: Path, names: list[str], rows: list[dict[str, str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode())


@dataclass
class Project:
    """A project folder with the commands that tests give in it."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, [*arguments, "--project", str(self.folder)])

    def check(self) -> list[str]:
        """Run the real command; return its lines of complaint."""
        done = self.run("check")
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        lines = done.stderr.splitlines()
        assert done.exit_code == (1 if lines else 0), done.output
        return lines

    def row(self, file: str, **where: str) -> int:
        """Return the line of the first row with these cells."""
        _, rows = read(self.data / file)
        return next(
            number
            for number, row in enumerate(rows, start=2)
            if all(row[name] == value for name, value in where.items())
        )

    def cell(self, file: str, row: int, column: str) -> str:
        return read(self.data / file)[1][row - 2][column]

    def put(self, file: str, row: int, column: str, value: str) -> None:
        names, rows = read(self.data / file)
        rows[row - 2][column] = value
        write(self.data / file, names, rows)


@pytest.fixture(scope="session")
def small_data(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "data"
    shutil.copytree(ROOT / "data", folder)
    for name, keep in KEPT.items():
        names, rows = read(folder / f"{name}.csv")
        write(folder / f"{name}.csv", names, [row for row in rows if keep(row)])
    path = folder / "datapackage.json"
    stated = json.loads(path.read_text(encoding="utf-8"))
    for resource in [r for r in stated["resources"] if r["name"] not in TABLES]:
        stated["resources"].remove(resource)
        (folder / resource["path"]).unlink()
    path.write_text(json.dumps(stated), encoding="utf-8")
    accept_changes(folder)
    return folder


@pytest.fixture
def project(small_data, tmp_path) -> Project:
    shutil.copytree(small_data, tmp_path / "project" / "data")
    return Project(tmp_path / "project")


@pytest.fixture(scope="session")
def descriptor() -> dict:
    return json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def observations() -> pd.DataFrame:
    """Read the committed observations once."""
    return pd.read_csv(ROOT / "data" / "observations.csv")


@pytest.fixture(scope="session")
def values(observations: pd.DataFrame) -> pd.Series:
    """Look the committed values up by indicator, place and period."""
    return observations.set_index(["indicator", "place", "period"])["value"]
