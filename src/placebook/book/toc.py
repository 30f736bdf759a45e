"""Make the table of contents: the hand-written parts, and the places filled in from data."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

__all__ = ["region_slug", "table_of_contents"]

MARK = "places"
CASES = "case-studies/index"


def table_of_contents(
    toc: dict[str, Any],
    places: pd.DataFrame,
    built: Collection[str],
    by_region: Collection[str] = ("lep",),
    cases: Collection[str] = (),
) -> dict[str, Any]:
    """Fill the parts of the places into the table of contents.

    Parameters
    ----------
    toc
        The parsed ``_toc.yml``. One part has ``fill: places`` in the place of
        its chapters.
    places
        Rows of the places table, in the order of the book, with ``id``,
        ``kind`` and ``region``.
    built
        Ids of the chapters that exist; others are left out.
    by_region
        Kinds of place that stand under a page of their region.
    cases
        Names of the case studies, which go below their list.

    Returns
    -------
    dict
        A table of contents as sphinx-external-toc reads it; `toc` is left
        unchanged.

    Raises
    ------
    ValueError
        If no part is marked for the places.
    """
    filled = copy.deepcopy(toc)
    for chapter in (c for part in filled["parts"] for c in part.get("chapters", [])):
        if chapter["file"] == CASES and cases:
            below = [{"file": f"case-studies/{case}"} for case in cases]
            chapter["sections"] = [*chapter.get("sections", []), *below]
    for part in filled["parts"]:
        if part.pop("fill", None) == MARK:
            part["chapters"] = [*part.get("chapters", []), *_regions(places, built, by_region)]
            return filled
    raise ValueError("_toc.yml has no part with 'fill: places'")


def _regions(
    places: pd.DataFrame, built: Collection[str], by_region: Collection[str]
) -> list[dict[str, Any]]:
    """Group places under a page of their region; those of other kinds stand by themselves."""
    chapters: list[dict[str, Any]] = []
    shown = places[places["id"].isin(built)]
    grouped = shown["kind"].isin(by_region)
    for region, members in shown[grouped].groupby("region", sort=False):
        files = [{"file": f"places/{place}"} for place in members["id"]]
        chapters.append({"file": f"places/regions/{region_slug(region)}", "sections": files})
    return chapters + [{"file": f"places/{place}"} for place in shown.loc[~grouped, "id"]]


def region_slug(region: str) -> str:
    """Write a region's name as it stands in addresses."""
    return region.lower().replace(" ", "-")
