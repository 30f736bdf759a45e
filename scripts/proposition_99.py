"""Make the table by which the impact tool is checked against a published result.

Cigarette sales of 39 states of the USA, 1970 to 2000 (packs per person), are the textbook case of
the synthetic control: California raised its tobacco tax in 1989 (Proposition 99). The file is
``data/california_prop99.csv`` of https://github.com/synth-inference/synthdid at commit
c843ab05df185497ab8b74c2d4c08e14eb37e1f7; the figures are of Orzechowski and Walker, The Tax
Burden on Tobacco. Run once: ``python -m scripts.proposition_99 FILE``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

__all__ = ["tidy"]

TARGET = Path(__file__).parents[1] / "tests" / "measures" / "proposition_99.csv"


def tidy(path: Path) -> pd.DataFrame:
    """Set sales out by year (rows) and state (columns), in packs per person, one decimal."""
    rows = pd.read_csv(path, sep=";")
    wide = rows.pivot_table(index="Year", columns="State", values="PacksPerCapita")
    return wide.round(1).rename_axis(index="year", columns=None)


if __name__ == "__main__":
    tidy(Path(sys.argv[1])).to_csv(TARGET, lineterminator="\n")
