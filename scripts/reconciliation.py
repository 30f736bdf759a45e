"""Hold the tables against totals that their publishers give, and say where they differ and why.

The published figures are typed in ``metadata/lookups/reconciliation.csv``, so that they are not
read by the code that they check. A difference larger than the one explained stops the refresh.
"""

from __future__ import annotations

import pandas as pd

from scripts.geography import METADATA

__all__ = ["reconciliation"]

CHECKS = METADATA / "lookups" / "reconciliation.csv"
VALUES = {
    "observations": "value",
    "area_observations": "value",
    "industry_gva": "current",
    "district_sums": "current",
    "industry_jobs": "jobs",
    "region_jobs": "jobs",
    "region_jobs_fine": "jobs",
    "research": "fte",
    "research_funding": "funding",
}
EVERY_DISTRICT = "district"


def reconciliation(
    tables: dict[str, pd.DataFrame], checks: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Make the ``reconciliation`` table.

    Parameters
    ----------
    tables
        The tables of the package.
    checks
        Columns ``id``, ``title``, ``unit``, ``published``, ``source``, ``table``, ``where``
        ('column=value' joined by ';'), ``places`` (ids or kinds joined by ';', or
        'district'), ``period``, ``within`` (per cent), ``why``.

    Raises
    ------
    ValueError
        If a difference is larger than explained, or nothing is there to add up.
    """
    checks = pd.read_csv(CHECKS, keep_default_na=False) if checks is None else checks
    ours = [_ours(tables, check) for check in checks.to_dict("records")]
    table = checks.assign(ours=ours)
    table["difference"] = (table["ours"] - table["published"]).round(6)
    table["percent"] = (100 * table["difference"] / table["published"]).round(4)
    for row in table[table["percent"].abs() > table["within"]].itertuples():
        raise ValueError(
            f"reconciliation {row.id}: {row.ours:g} where {row.published:g} is published, "
            f"{row.percent} % apart; at most {row.within} % is explained"
        )
    return table.drop(columns=["table", "where", "places", "within"])


def _ours(tables: dict[str, pd.DataFrame], check: dict) -> float:
    rows = tables[check["table"]]
    for condition in filter(None, check["where"].split(";")):
        column, value = condition.split("=")
        rows = rows[rows[column].astype(str) == value]
    if "period" in rows:
        rows = rows[rows["period"].astype(int) == int(check["period"])]
    if "region" in rows:
        nation = tables["regions"].set_index("code")["nation"]
        rows = rows.assign(place=rows["region"].map(nation))
    if check["places"] != EVERY_DISTRICT:
        rows = rows[rows["place"].isin(_places(tables["places"], check["places"]))]
    if rows.empty:
        raise ValueError(f"reconciliation {check['id']}: nothing to add up")
    return float(rows[VALUES[check["table"]]].sum())


def _places(places: pd.DataFrame, names: str) -> set[str]:
    found = set()
    for name in names.split(";"):
        found |= set(places.loc[places["kind"] == name, "id"]) or {name}
    return found
