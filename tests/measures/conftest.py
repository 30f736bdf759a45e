"""What tests of relatedness start from: the committed tables, read once, and small matrices."""

import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from ecomplexity import ecomplexity
from hypothesis import settings

from placebook.dataset import DataPackage, load
from placebook.measures import Snapshot, snapshot

# A slow machine is no fault.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

UK = "united-kingdom"
COLUMNS = {"time": "year", "loc": "place", "prod": "industry", "val": "present"}


def frame(found: np.ndarray) -> pd.DataFrame:
    """Name the rows p0, p1, ... for places, and the columns i0, i1, ... for industries."""
    rows, columns = found.shape
    return pd.DataFrame(found, [f"p{i}" for i in range(rows)], [f"i{i}" for i in range(columns)])


def by_ecomplexity(presence: pd.DataFrame) -> pd.DataFrame:
    """Let the ecomplexity package measure a matrix of presence: a row a place and industry."""
    table = presence.astype(int).rename_axis(index="place", columns="industry")
    table = table.stack().rename("present").reset_index().assign(year=2023)  # noqa: PD013
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        return ecomplexity(
            table,
            COLUMNS,
            presence_test="manual",
            check_logsupermodularity=False,
            verbose=False,
        )


@pytest.fixture(scope="session")
def package() -> DataPackage:
    return load(Path(__file__).parents[2] / "data")


@pytest.fixture(scope="session")
def gva(package) -> pd.DataFrame:
    """GVA by place, industry and year, with the flags of the industries."""
    rows = package["industry_gva"]
    return rows.merge(package["industries"], left_on="industry", right_on="code")


@pytest.fixture(scope="session")
def whole(gva) -> pd.DataFrame:
    return gva[gva["place"] == UK]


@pytest.fixture(scope="session")
def districts(package, whole) -> Snapshot:
    """Take the districts of 2023 without a withheld industry."""
    return snapshot(package["area_industry_gva"], whole, 2023, whole_years=3).complete()


@pytest.fixture(scope="session")
def lep_ids(package) -> list[str]:
    return list(package.places.index[package.places["kind"] == "lep"])
