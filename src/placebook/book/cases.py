"""Case studies in the book: each as a page, all in a list, and who is missing in a matrix."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import yaml

from placebook.cases import KINDS, STAGES, THEMES
from placebook.dataset.cases import case_files, split_header
from placebook.narrative.phrases import join, plural
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from placebook.dataset import DataPackage
    from placebook.layout import Layout

__all__ = ["case_list_html", "case_pages", "coverage_matrix_html"]

FOLDER = "case-studies"


def case_pages(layout: Layout, package: DataPackage) -> dict[str, bytes]:
    """Write a page for each case study, in place of the file as it was sent.

    Returns
    -------
    dict
        Content by path below the book's sources: title, facts, text, sources.
    """
    names = package.places["name"].to_dict()
    pages = {}
    for path in case_files(layout.pages):
        header, body = split_header(path.read_text(encoding="utf-8")) or ("", "")
        page = _page(yaml.safe_load(header), body.strip(), names)
        pages[f"{FOLDER}/{path.name}"] = page.encode()
    return pages


def _page(header: dict[str, Any], body: str, names: Mapping[str, str]) -> str:
    sources = [f"- [{each['title']}]({each['url']})" for each in header["evidence"]]
    return "\n\n".join(
        [
            f"# {header['title']}",
            f"**{header['summary']}**",
            "\n".join(_facts(header, names)),
            body,
            "## Sources",
            "\n".join(sources),
            _foot(header),
        ]
    )


def _facts(header: dict[str, Any], names: Mapping[str, str]) -> list[str]:
    places = join([f"[{names[place]}](place:{place})" for place in header["places"]])
    return [
        f"- Places: {places}",
        f"- Themes: {join([THEMES[theme].lower() for theme in header['themes']])}",
        f"- Kind and stage: {KINDS[header['kind']]}; {STAGES[header['stage']].lower()}",
        f"- Period: {header['period']}",
        f"- Organisations: {join(header['organisations'])}",
    ]


def _foot(header: dict[str, Any]) -> str:
    contact = header["contact"]
    reach = "" if contact == "none" else f" Contact: <{contact}>."
    return f"Written or last checked on {header['date']}. Licence: {header['licence']}.{reach}"


def case_list_html(package: DataPackage, address: Callable[[str], str | None]) -> str:
    """Write the list of case studies, which a script lets readers sort and filter.

    Parameters
    ----------
    address
        Gives the address of a place's chapter; None for one without.
    """
    cases = package["case_studies"].sort_values("title")
    places = _grouped(package["case_study_places"], "place")
    themes = _grouped(package["case_study_themes"], "theme")
    names = package.places["name"].to_dict()
    rows = [
        [
            f'<a href="{escape(case.slug, quote=True)}.html">{escape(case.title)}</a>'
            f"<br>{escape(case.summary)}",
            "; ".join(_place(place, names, address) for place in places[case.slug]),
            escape("; ".join(THEMES[theme] for theme in themes[case.slug])),
            escape(STAGES[case.stage]),
            escape(KINDS[case.kind]),
            escape(case.period),
        ]
        for case in cases.itertuples()
    ]
    head = ["Case study", "Places", "Themes", "Stage", "Kind", "Period"]
    caption = f"{plural(len(rows), 'case study', 'case studies')}".capitalize()
    return html_table(caption, head, rows, kind="pb-cases pb-sortable")


def _grouped(pairs: pd.DataFrame, column: str) -> dict[str, list[str]]:
    return pairs.groupby("case")[column].agg(list).to_dict()


def _place(place: str, names: Mapping[str, str], address: Callable[[str], str | None]) -> str:
    link = address(place)
    name = escape(names[place])
    return f'<a href="{escape(link, quote=True)}">{name}</a>' if link else name


def coverage_matrix_html(package: DataPackage, by: str) -> str:
    """Count case studies by place and by theme or stage; an empty cell shows who is missing.

    Parameters
    ----------
    by
        ``"theme"`` or ``"stage"``.
    """
    pairs = package["case_study_places"]
    if by == "theme":
        columns, both = THEMES, pairs.merge(package["case_study_themes"], on="case")
    else:
        cases = package["case_studies"].rename(columns={"slug": "case"})
        columns, both = STAGES, pairs.merge(cases[["case", "stage"]], on="case")
    counts = both.groupby(["place", by]).size().to_dict()
    rows = [
        [escape(place.name), *[_count(counts.get((place.id, key), 0)) for key in columns]]
        for place in package.chapters.itertuples()
    ]
    caption = f"Case studies by place and {by}; a dot where there is none yet"
    return html_table(
        caption,
        ["Place", *columns.values()],
        rows,
        numeric=[False, *[True] * len(columns)],
        kind="pb-matrix",
    )


def _count(number: int) -> str:
    return f"<strong>{number}</strong>" if number else '<span aria-label="none">·</span>'
