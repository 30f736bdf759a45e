"""Hold tables that an adapter has read against the corrections written for them."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd

from scripts.expectations import observed

__all__ = ["check"]

CORRECTIONS = Path(__file__).parent / "metadata" / "corrections_economy.csv"


def check(table: pd.DataFrame, source: str, corrections: list[dict] | None = None) -> None:
    """Check that the wrong values which corrections of a source name are still there.

    Parameters
    ----------
    table
        What the adapter read, with the columns that ``expect`` names.
    source
        Id of the source.
    corrections
        Rows of the table of corrections; those of `CORRECTIONS` if not given.

    Raises
    ------
    ValueError
        If a wrong value is no longer there: the correction must then go.
    """
    if corrections is None:
        corrections = pd.read_csv(CORRECTIONS, dtype=str).to_dict("records")
    for row in (row for row in corrections if row["source"] == source):
        found, wanted = observed(table, row["expect"])
        if not math.isclose(found, wanted, rel_tol=1e-6):
            raise ValueError(
                f"correction {row['id']}: {source} has {found} where the error {wanted} was "
                f"expected ({row['expect']}); if it was mended, take the correction out"
            )
