"""A correction must not outlive the error it corrects.

Each row of the table of corrections says in `expect` which wrong value must still be in the
source, as `column=value, column=value: column = number`, or `...: rows = number` for a count.
When a publisher mends the error, the refresh stops here and the correction is taken out.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from scripts.raw import Raw

CORRECTIONS = Path(__file__).parent / "metadata" / "corrections_innovation.csv"

EXPECT = re.compile(r"(?P<where>[^:]+): (?P<column>\w+) = (?P<number>-?[\d.]+)")


def observed(table: pd.DataFrame, expect: str) -> tuple[float, float]:
    """Return what the table holds where `expect` points, and what it says should be there.

    Raises
    ------
    ValueError
        If `expect` cannot be read, or points at no row or at several.
    """
    match = EXPECT.fullmatch(expect)
    if match is None:
        raise ValueError(f"cannot read {expect!r}: want 'column=value: column = number'")
    rows = table
    for condition in match["where"].split(", "):
        column, _, value = condition.partition("=")
        rows = rows[rows[column].astype(str) == value]
    wanted = float(match["number"])
    if match["column"] == "rows":
        return float(len(rows)), wanted
    values = rows[match["column"]].drop_duplicates()
    if len(values) != 1:
        raise ValueError(f"{expect!r} points at {len(values)} values, not one")
    return float(values.iloc[0]), wanted


def check(raw: Raw, prefix: str, corrections: Path = CORRECTIONS) -> None:
    """Check every correction of a source whose id starts with `prefix`.

    Raises
    ------
    ValueError
        If a wrong value is no longer there.
    """
    table = pd.read_csv(corrections, dtype=str)
    for row in table[table["source"].str.startswith(prefix)].to_dict("records"):
        found, wanted = observed(pd.read_csv(raw.path(row["source"])), row["expect"])
        if not math.isclose(found, wanted, rel_tol=1e-6):
            raise ValueError(
                f"correction {row['id']}: {row['source']} has {found} where the error {wanted} "
                f"was expected ({row['expect']}); if it was mended, take the correction out"
            )
