"""Write the industries of districts year by year: ``python -m scripts.district_years --raw DIR``.

The data package has them as means of three years, which is enough for how
industries are related. The report on districts wants every year. A row an
industry and a column a year makes a file a tenth as long as a tidy one.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from scripts import expected, package
from scripts.adapters.ons_gva_cells import CURRENT, DISTRICTS, district_cells
from scripts.geography import METADATA
from scripts.raw import Raw

__all__ = ["district_years", "main"]

OUT = Path(__file__).parents[1] / "examples" / "districts" / "industry_years.csv"


def district_years(raw: Raw) -> pd.DataFrame:
    """Return GVA by district and industry, a column a year.

    Returns
    -------
    DataFrame
        Columns ``area``, ``industry`` (the finest, without imputed rents) and the
        years, GBP million in current prices as published; missing where withheld.
    """
    cells = district_cells(raw)
    expected.check(cells, DISTRICTS)
    industries = pd.read_csv(METADATA / "industries.csv")
    finest = industries.loc[industries["leaf"] & industries["in_base"], "code"]
    rows = cells[cells["industry"].isin(finest)]
    wide = rows.pivot_table(index=["area", "industry"], columns="period", values=CURRENT)
    return wide.astype("Int64").rename_axis(columns=None).reset_index()


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m scripts.district_years", description=__doc__)
    parser.add_argument("--raw", type=Path, required=True, help="folder of the source files")
    raw = Raw(parser.parse_args().raw, package.metadata("sources"))
    district_years(raw).to_csv(OUT, index=False, lineterminator="\n")
    print(f"{OUT}: {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
