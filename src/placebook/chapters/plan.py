"""Decide which notebooks are run with which parameters, and where each result goes.

Places are data: a row of the places table is a chapter. Pages on all places
together are notebooks of their own, run by the same machinery.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from placebook.chapters.sections import NEEDS, needs_of
from placebook.dataset import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pandas as pd

    from placebook.dataset import DataPackage
    from placebook.layout import Layout

__all__ = ["Chapter", "TemplateError", "UnknownPlaceError", "plan_chapters"]

PAGE_FOLDERS = ("national", "practice", "methods")
# Without the one papermill would pass its parameters to nobody; without the other no page
# would have a heading of its own.
TAGS = ("title", "parameters")


class TemplateError(ValueError):
    """A template cannot become a chapter; the message names it and says why."""


class UnknownPlaceError(ValueError):
    """An id was asked for that no chapter has."""


@dataclass(frozen=True)
class Chapter:
    """One notebook to run.

    Parameters
    ----------
    id
        Id of the place, or folder and name of a page on all places.
    title
        The page's heading.
    template
        Notebook to run.
    output
        Where the executed notebook is kept.
    project
        Folder of the project whose data the notebook reads.
    parameters
        Passed to the template's parameters cell.
    lacking
        What no place of its kind has; the sections that need it are left out.
    peers
        What places of its kind are called together; empty for a page on all places.
    """

    id: str
    title: str
    template: Path
    output: Path
    project: Path
    parameters: dict[str, str] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()
    peers: str = ""


def plan_chapters(layout: Layout, package: DataPackage, only: Iterable[str] = ()) -> list[Chapter]:
    """List the chapters of the book, places first.

    Parameters
    ----------
    layout
        The project's folders.
    package
        The data package, for its places.
    only
        Ids of places to keep; all places if empty. Pages on all places
        stay.

    Raises
    ------
    UnknownPlaceError
        If an id in `only` is not a chapter's; the message names the nearest.
    TemplateError
        If the template of the chapters lacks one of the cells that are told by their tags.
    """
    needs = _checked_template(layout.place_template, package)
    chapters = package.chapters
    lacking = {
        kind: tuple(name for name in needs if not holds(package, kind, name))
        for kind in chapters["kind"].unique()
    }
    named = partial(_place_chapter, layout, package)
    places = [named(*row, lacking) for row in _rows(chapters)]
    wanted = _checked(list(only), [chapter.id for chapter in places])
    if wanted:
        places = [chapter for chapter in places if chapter.id in wanted]
    return places + _single_pages(layout)


def _checked_template(template: Path, package: DataPackage) -> list[str]:
    """Check the template of the chapters, and list what its cells need."""
    name = f"{template.parent.name}/{template.name}"
    try:
        cells = json.loads(template.read_bytes())["cells"]
        needs = sorted(needs_of(cells))
        tags = {tag for cell in cells for tag in cell["metadata"].get("tags", [])}
    except FileNotFoundError:
        raise TemplateError(f"{name} is missing") from None
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise TemplateError(f"{name} is not a notebook: {error}") from error
    for tag in TAGS:
        if tag not in tags:
            raise TemplateError(
                f"{name} has no cell tagged {tag!r}; Jupyter's property inspector adds the tag"
            )
    for need in needs:
        if not _is_known(package, need):
            raise TemplateError(
                f"{name} has a cell tagged '{NEEDS}{need}', but there is no such indicator or table"
            )
    return needs


def _is_known(package: DataPackage, name: str) -> bool:
    table, _, column = name.partition(".")
    known = package.tables.get(table)
    in_table = known is not None and (not column or column in known)
    return in_table or name in package.indicators.index


def _rows(places: pd.DataFrame) -> Iterable[tuple[str, str, str]]:
    return places[["id", "name", "kind"]].itertuples(index=False)


def _place_chapter(
    layout: Layout,
    package: DataPackage,
    place: str,
    name: str,
    kind: str,
    lacking: dict[str, tuple[str, ...]],
) -> Chapter:
    return Chapter(
        id=place,
        title=name,
        template=layout.place_template,
        output=layout.chapters / "places" / f"{place}.ipynb",
        project=layout.root,
        parameters={"place": place},
        lacking=lacking[kind],
        peers=package.peers[kind],
    )


def _single_pages(layout: Layout) -> list[Chapter]:
    """Plan the pages on all places: each template in a folder is one of them."""
    return [
        Chapter(
            id=f"{folder}/{template.stem}",
            title="",
            template=template,
            output=layout.chapters / folder / template.name,
            project=layout.root,
        )
        for folder in PAGE_FOLDERS
        for template in sorted((layout.templates / folder).glob("*.ipynb"))
    ]


def _checked(only: Sequence[str], known: Sequence[str]) -> set[str]:
    for place in only:
        if place not in known:
            near = get_close_matches(place, known, n=1, cutoff=0.4)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise UnknownPlaceError(
                f"no chapter has the id {place!r}{hint} (placebook list --ids prints all)"
            )
    return set(only)
