"""Lay out the sheet of sectors and places, and the index that the explorer of partners reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.narrative.phrases import join

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = ["explorer", "sheet"]

MUCH, SOME = 2, 0.8
NONE = "–"


def sheet(evidence: pd.DataFrame, data: AllPlaces, caption: str) -> dict[str, Any]:
    """Lay out the sheet: places as rows, sectors as columns, two figures in a cell.

    Parameters
    ----------
    evidence
        As ``measures.sector_evidence`` gives it.
    caption
        The finding, as the table's caption.

    Returns
    -------
    dict
        ``kind``, ``caption``, ``sectors`` (``id``, ``title``, ``wider``), ``places`` (``id``,
        ``name``, ``region``) and ``cells``: by place, for each sector the industry's and the
        research's figure in words, each with its shade (0 to 3), and whether both are strong.
    """
    by_place = evidence.set_index(["place", "sector"])
    sectors = _sectors(data)
    cells = {
        place["id"]: [_cell(by_place.loc[(place["id"], sector["id"])]) for sector in sectors]
        for place in _places(data)
    }
    return {
        "kind": "sector-sheet",
        "caption": caption,
        "sectors": sectors,
        "places": _places(data),
        "cells": cells,
    }


def explorer(evidence: pd.DataFrame, data: AllPlaces) -> dict[str, Any]:
    """Lay out the index of the explorer: for each place and sector, figures and evidence.

    Returns
    -------
    dict
        ``kind``, ``sectors`` (with ``limits`` and ``researched``), ``places`` and ``values``: by
        place, for each sector the quotient, research per head, staff and the evidence.
    """
    by_place = evidence.set_index(["place", "sector"])
    sectors = _sectors(data)
    values = {
        place["id"]: [_values(by_place.loc[(place["id"], sector["id"])]) for sector in sectors]
        for place in _places(data)
    }
    researched = evidence.groupby("sector")["researched"].any()
    return {
        "kind": "sector-explorer",
        "sectors": [one | {"researched": bool(researched[one["id"]])} for one in sectors],
        "places": _places(data),
        "values": values,
    }


def _places(data: AllPlaces) -> list[dict[str, str]]:
    """List the places, LEPs by region first."""
    groups = {"lep": "LEPs: {}", "nation": "Nations of the UK"}
    return [
        {
            "id": place.id,
            "name": place.name,
            "text": place.name_in_text,
            "region": place.region if place.kind == "lep" else "Nations",
            "group": groups[place.kind].format(place.region),
        }
        for place in (*data.leps, *data.nations)
    ]


def _sectors(data: AllPlaces) -> list[dict[str, Any]]:
    parts = data.package["innovation_sector_parts"]
    fields = data.package["research_fields"].set_index("id")["short_title"]
    found = []
    for row in data.package["innovation_sectors"].sort_values("order").itertuples():
        mine = parts[(parts["sector"] == row.id) & (parts["kind"] == "field")]
        found.append(
            {
                "id": row.id,
                "title": row.title,
                "short": row.short_title,
                "limits": row.limits,
                "wider": row.fit == "part",
                "fields": join([str(fields[code]) for code in mine["code"]]),
            }
        )
    return found


def _cell(row: pd.Series) -> list[Any]:
    strong = row["evidence"] in {"both", "industry"}
    learned = row["evidence"] in {"both", "research"}
    mark = "†" if row["basis"] == "holders" and row["fit"] == "part" else ""
    research = f"{row['intensity']:.1f}" if row["researched"] else NONE
    return [
        f"{row['industry']:.1f}{mark}",
        _shade(row["industry"], strong=strong),
        research,
        _shade(row["intensity"], strong=learned) if row["researched"] else 0,
        1 if row["evidence"] == "both" else 0,
    ]


def _shade(value: float, *, strong: bool) -> int:
    """Return how dark a figure stands: nothing, near average, strong, very strong."""
    if strong:
        return 3 if value >= MUCH else 2
    return 1 if value >= SOME else 0


def _values(row: pd.Series) -> list[Any]:
    researched = row["researched"]
    return [
        round(float(row["industry"]), 4),
        round(float(row["intensity"]), 4) if researched else None,
        round(float(row["staff"])) if researched else None,
        row["evidence"],
        row["basis"],
    ]
