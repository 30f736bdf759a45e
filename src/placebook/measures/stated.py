"""What programmes say a place is good at, beside what the data show of it.

An audit names themes; statistics know industries and fields of research. Both meet in the
sectors of the map of innovation activity, whose parts are our own reading. A sector that is
only part of an industry is never called strong because that industry is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from typing import Any

__all__ = [
    "sector_findings",
    "stated_and_measured",
    "unnamed_strengths",
]

UNSEEN = "unseen"


def sector_findings(
    traded: pd.DataFrame, fields: pd.DataFrame, sectors: pd.DataFrame, parts: pd.DataFrame
) -> pd.DataFrame:
    """Tell for each sector what the data show of it in a place.

    Parameters
    ----------
    traded
        As `traded_industries` gives it, with the columns of `with_ranges` and `only_sure`.
    fields
        As `strong_fields` gives it.
    sectors, parts
        The tables ``innovation_sectors`` and ``innovation_sector_parts``.

    Returns
    -------
    DataFrame
        A row a sector, in order: ``sector``, ``short_title``; ``industries``, rows of `traded`
        that make it up or hold it, as dictionaries, highest quotient first; ``research``, rows of
        `fields` that belong to it; ``searched``, whether any field of research does; ``apart``,
        whether its industries are the sector and nothing else; ``finding``: ``both``,
        ``industry``, ``research`` or ``neither``, of what is strong. For a sector that is not
        told apart a strong industry that holds it counts as ``held`` if there is no research,
        and does not count if there is.
    """
    output = {row["industry"]: row for row in traded.to_dict("records")}
    known = {row["field"]: row for row in fields.to_dict("records")}
    codes: dict[tuple[str, str], list[str]] = {}
    for part in parts.itertuples():
        codes.setdefault((part.sector, part.kind), []).append(part.code)
    table = []
    for sector in sectors.sort_values("order").itertuples():
        held = [output[c] for c in codes.get((sector.id, "industry"), []) if c in output]
        wanted = codes.get((sector.id, "field"), [])
        research = [known[code] for code in wanted if code in known]
        strong = any(row["strength"] for row in held)
        table.append(
            {
                "sector": sector.id,
                "short_title": sector.short_title,
                "industries": sorted(held, key=lambda row: -row["lq"]),
                "research": sorted(research, key=lambda row: -row["uk_share"]),
                "searched": bool(wanted),
                "apart": sector.fit == "whole",
                "finding": _finding(strong, bool(research), sector.fit == "whole"),
            }
        )
    return pd.DataFrame(table)


def _finding(strong: bool, research: bool, apart: bool) -> str:
    if not apart and not research:
        return "held" if strong else "neither"
    if not apart or not strong:
        return "research" if research else "neither"
    return "both" if research else "industry"


def stated_and_measured(themes: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Set each theme that a programme states beside what the data show.

    Parameters
    ----------
    themes
        Rows of the ``programme_themes`` table.
    findings
        As `sector_findings` gives it.

    Returns
    -------
    DataFrame
        A row a theme: ``theme``, ``basis`` and, of its sectors together, the columns of
        `findings`; ``finding`` is ``unseen`` for a theme that no statistic sees.
    """
    known = {row["sector"]: row for row in findings.to_dict("records")}
    rows = [_theme(str(name), rows, known) for name, rows in themes.groupby("theme", sort=False)]
    columns = ["theme", "basis", "industries", "research", "searched", "apart", "finding"]
    return pd.DataFrame(rows, columns=columns)


def _theme(name: str, rows: pd.DataFrame, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Take what is known of the sectors of a theme together, as far as they are the theme's."""
    told = [row for row in rows.to_dict("records") if row["sector"] in known]
    seen = [known[row["sector"]] for row in told]
    industries = [each for row in told for each in _industries(row, known[row["sector"]])]
    research = [each for row in told for each in _research(row, known)]
    apart = all(sector["apart"] for sector in seen)
    strong = any(each["strength"] for each in industries)
    return {
        "theme": name,
        "basis": rows["basis"].iloc[0],
        "industries": _once(industries, "industry", "lq"),
        "research": _once(research, "field", "uk_share"),
        "searched": any(sector["searched"] for sector in seen),
        "apart": apart,
        "finding": _finding(strong, bool(research), apart) if seen else UNSEEN,
    }


def _industries(row: dict[str, Any], sector: dict[str, Any]) -> list[dict[str, Any]]:
    only = row["industry"]
    return [each for each in sector["industries"] if not only or each["industry"] == only]


def _research(row: dict[str, Any], known: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Find the strong fields of a theme: the one it names, or those of its sector."""
    if not row["field"]:
        return known[row["sector"]]["research"]
    every = [each for sector in known.values() for each in sector["research"]]
    return [each for each in every if each["field"] == row["field"]][:1]


def _once(rows: list[dict[str, Any]], key: str, by: str) -> list[dict[str, Any]]:
    """Keep each industry or field once, highest first."""
    return sorted({row[key]: row for row in rows}.values(), key=lambda row: -row[by])


def unnamed_strengths(themes: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Find the sectors that are strong in industry and that no theme belongs to.

    Parameters
    ----------
    themes, findings
        As `stated_and_measured` takes them.

    Returns
    -------
    DataFrame
        Rows of `findings` of sectors that statistics tell apart.
    """
    strong = findings["finding"].isin(["both", "industry"])
    return findings[strong & ~findings["sector"].isin(themes["sector"])].reset_index(drop=True)
