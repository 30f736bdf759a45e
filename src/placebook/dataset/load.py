"""Read the data package into typed tables.

The descriptor ``datapackage.json`` states fields and types; nothing about a
table is repeated here, so a new field needs no change of code.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.dataset.cases import CASE_RESOURCES, case_tables
from placebook.dataset.descriptor import TYPES, read_descriptor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["DataPackage", "MissingTableError", "load"]

# The tables of a chapter are small, and on small tables pandas works with text kept as Python's
# own strings in two thirds of the time that it takes through pyarrow, where that is installed.
pd.set_option("mode.string_storage", "python")


class MissingTableError(KeyError):
    """A table is read that the package, or a chapter's slice of it, does not have."""

    def __str__(self) -> str:
        """Give the message, which a KeyError would put in quotes."""
        return str(self.args[0])


@dataclass(frozen=True)
class DataPackage:
    """The tables of a data package.

    Parameters
    ----------
    folder
        Folder of ``datapackage.json``.
    descriptor
        The parsed descriptor.
    tables
        One frame a resource, by its name, with the types of its schema.
        Empty text is ``""``; an empty number is missing.
    """

    folder: Path
    descriptor: dict
    tables: dict[str, pd.DataFrame]

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return the table called `name`.

        Raises
        ------
        MissingTableError
            If there is none, or if it is not part of a chapter's slice.
        """
        if name not in self.tables:
            known = ", ".join(sorted(self.tables))
            raise MissingTableError(
                f"no table {name!r} here, only {known}; dataset/slices.py says what a chapter reads"
            )
        return self.tables[name]

    def positions(self, name: str, column: str, wanted: Iterable[str]) -> np.ndarray:
        """Find the rows of a table that have one of some texts in a column.

        Slices of all places are cut from the same tables, so where each text stands is noted once.

        Returns
        -------
        ndarray
            Numbers of rows, rising.
        """
        noted = self._noted.get((name, column))
        if noted is None:
            noted = self[name].groupby(column, sort=False).indices
            self._noted[name, column] = noted
        found = [noted[text] for text in wanted if text in noted]
        return np.sort(np.concatenate(found)) if found else np.array([], dtype=int)

    @cached_property
    def _noted(self) -> dict[tuple[str, str], dict[str, np.ndarray]]:
        return {}

    @cached_property
    def places(self) -> pd.DataFrame:
        """Places by id, in the order of the book."""
        return self["places"].sort_values("order").set_index("id", drop=False)

    @cached_property
    def place_rows(self) -> dict[str, dict]:
        """Places by id, each as a dictionary: a lookup in a frame costs a hundred times as much."""
        return self.places.to_dict("index")

    @cached_property
    def source_rows(self) -> dict[str, dict]:
        """Sources by id, each as a dictionary."""
        return self["sources"].set_index("id").to_dict("index")

    @cached_property
    def kinds(self) -> pd.DataFrame:
        """The kinds of place by id, in the order in which lists show them."""
        return self["kinds"].set_index("id", drop=False)

    @cached_property
    def peers(self) -> dict[str, str]:
        """What places of a kind are called together, by kind."""
        return self.kinds["plural"].to_dict()

    @cached_property
    def indicators(self) -> pd.DataFrame:
        """The data dictionary by indicator id."""
        return self["indicators"].set_index("id", drop=False)

    @cached_property
    def row_hashes(self) -> dict[str, np.ndarray]:
        """A hash of each row, by table: equal rows have equal hashes in every run."""
        return {
            name: pd.util.hash_pandas_object(table, index=False).to_numpy()
            for name, table in self.tables.items()
        }

    @property
    def chapters(self) -> pd.DataFrame:
        """Places that have a chapter, as their kinds say: comparators have none."""
        return self.places[self.places["kind"].isin(self.kinds_that("chapter"))]

    def kinds_that(self, field: str) -> list[str]:
        """List the kinds for which a field of the kinds table is true, for instance ``chapter``."""
        return list(self.kinds.index[self.kinds[field]])


def load(folder: Path) -> DataPackage:
    """Load the data package in a folder.

    Raises
    ------
    ValueError
        If a file cannot be read, or not with the types of its schema; the
        message names the file.
    """
    descriptor = read_descriptor(folder)
    tables = {
        resource["name"]: _read_table(folder, resource)
        for resource in descriptor["resources"]
        if resource["path"].endswith(".csv")
    }
    return _with_cases(DataPackage(folder, descriptor, tables))


def _with_cases(package: DataPackage) -> DataPackage:
    """Add the headers of the project's case studies, unless the data hold them already."""
    if "case_studies" in package.tables:
        return package
    tables = case_tables(package.folder.parent / "book")
    resources = [*package.descriptor["resources"], *CASE_RESOURCES]
    descriptor = {**package.descriptor, "resources": resources}
    return DataPackage(package.folder, descriptor, package.tables | tables)


def _read_table(folder: Path, resource: dict) -> pd.DataFrame:
    fields = resource["schema"]["fields"]
    types = {field["name"]: TYPES[field["type"]] for field in fields}
    path = folder / resource["path"]
    try:
        table = pd.read_csv(path, dtype=types, keep_default_na=False, na_values=_empty(fields))
    except OSError as error:
        raise ValueError(f"{resource['path']}: {error.strerror}") from error
    except ValueError as error:
        raise ValueError(f"{resource['path']}: {str(error).strip()}") from error
    return table


def _empty(fields: list[dict]) -> dict[str, list[str]]:
    return {field["name"]: [""] for field in fields if field["type"] != "string"}
