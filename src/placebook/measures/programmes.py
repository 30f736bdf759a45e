"""What programmes say a place is good at, beside what the data show of it.

An audit names themes; statistics know industries and fields of research. Both meet in the
sectors of the map of innovation activity, whose parts are our own reading. A sector that is
only part of an industry is never called strong because that industry is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

__all__ = [
    "named_themes",
    "programme_counts",
    "sector_findings",
    "stated_and_measured",
    "unnamed_strengths",
]

UNSEEN = "unseen"


def programme_counts(
    programmes: pd.DataFrame, pairs: pd.DataFrame, places: Sequence[str]
) -> pd.DataFrame:
    """Count the programmes of each place.

    Parameters
    ----------
    programmes, pairs
        The tables ``programmes`` and ``programme_places``.
    places
        Ids of the places to count for.

    Returns
    -------
    DataFrame
        A row a place in the order given: ``named`` and ``region``, the verified programmes that
        name the place, and those that name the LEPs of its region; ``verified``, both together;
        ``unverified``, all others. 0 where there are none.
    """
    both = pairs.merge(programmes[["id", "status"]], left_on="programme", right_on="id")
    what = both["basis"].where(both["status"] == "verified", "unverified")
    counts = pd.crosstab(both["place"], what)
    counts = counts.reindex(index=places, columns=["named", "region", "unverified"], fill_value=0)
    return counts.assign(verified=counts["named"] + counts["region"])


def named_themes(themes: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep the themes of programmes that name a place.

    What is said of a whole region need not hold in each of its places.

    Parameters
    ----------
    themes, pairs
        The tables ``programme_themes`` and ``programme_places``, of one place.
    """
    named = pairs.loc[pairs["basis"] == "named", "programme"]
    return themes[themes["programme"].isin(named)].reset_index(drop=True)


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
    """Take what is known of the sectors of a theme together."""
    seen = [known[sector] for sector in dict.fromkeys(rows["sector"]) if sector in known]
    industries = [each for sector in seen for each in sector["industries"]]
    research = [each for sector in seen for each in sector["research"]]
    apart = all(sector["apart"] for sector in seen)
    strong = any(each["strength"] for each in industries)
    return {
        "theme": name,
        "basis": rows["basis"].iloc[0],
        "industries": sorted(industries, key=lambda row: -row["lq"]),
        "research": sorted(research, key=lambda row: -row["uk_share"]),
        "searched": any(sector["searched"] for sector in seen),
        "apart": apart,
        "finding": _finding(strong, bool(research), apart) if seen else UNSEEN,
    }


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
