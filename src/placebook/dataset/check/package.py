"""All checks of the data package, one after the other, from single cells to grand totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.dataset.check.cells import cell_problems
from placebook.dataset.check.checksums import checksum_problems
from placebook.dataset.check.figures import figure_problems
from placebook.dataset.check.keys import key_problems, reference_problems, unused_problems
from placebook.dataset.check.maps import map_problems
from placebook.dataset.check.problem import Problem
from placebook.dataset.check.subclasses import subclass_problems
from placebook.dataset.check.tables import Table, read_table
from placebook.dataset.check.totals import total_problems
from placebook.dataset.descriptor import DESCRIPTOR, read_descriptor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["check_package"]

MOST = 20
TOGETHER = (
    unused_problems,
    figure_problems,
    total_problems,
    subclass_problems,
)


def check_package(folder: Path) -> list[Problem]:
    """Check every table: bytes, columns, cells, keys, references, figures, totals, checksums.

    Parameters
    ----------
    folder
        Folder of ``datapackage.json``.

    Returns
    -------
    list of Problem
        One a line, naming file, row, column, value and what was expected; at
        most twenty a file and kind of check. Empty if the package is sound.
    """
    try:
        resources = read_descriptor(folder)["resources"]
    except ValueError as error:
        return [Problem(DESCRIPTOR, str(error).removeprefix(f"{DESCRIPTOR}: expected "))]
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for resource in resources:
        if resource["path"].endswith(".csv"):
            problems += _capped(read_table(folder, resource, tables))
    for table in tables.values():
        problems += _capped([*cell_problems(table), *key_problems(table)])
    problems += _capped(reference_problems(tables))
    filled = {name: table for name, table in tables.items() if not table.resource.get("empty")}
    for check in TOGETHER:
        problems += _capped(check(filled))
    problems += _capped(map_problems(folder, resources, tables))
    return problems + checksum_problems(folder, resources, {p.file for p in problems})


def _capped(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the first problems of each file, and say how many there are more."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    kept: list[Problem] = []
    for file, found in by_file.items():
        kept += found[:MOST]
        if len(found) > MOST:
            kept.append(Problem(file, "none of them", note=f"{len(found) - MOST} more problems"))
    return kept
