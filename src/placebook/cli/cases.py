"""``placebook new-case-study``: ask the questions of the header and write the file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import typer

from placebook.cases import KINDS, STAGES, THEMES, case_text, check_case, slug_of
from placebook.cases.schema import HINTS
from placebook.cli.session import ProjectFolder, app, console, opened, stop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["new_case_study"]


@app.command("new-case-study")
def new_case_study(project: ProjectFolder = None) -> None:
    """Ask what a case study is about, and write the file to go on with."""
    layout, package = opened(project)
    folder = layout.pages / "case-studies"
    header = _ask(list(package.chapters["id"]))
    path = folder / f"{slug_of(header['title'])}.md"
    if path.exists():
        stop(f"book/case-studies/{path.name} is there already; choose another title")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(case_text(header), encoding="utf-8")
    _keep_if_sound(path, list(package.chapters["id"]))
    console.print(
        f"book/case-studies/{path.name} is written. Fill in its text, then run 'make book'.",
        markup=False,
    )


def _keep_if_sound(path: Path, places: list[str]) -> None:
    if problem := check_case(path, places):
        path.unlink()
        stop(f"{problem}. Nothing was kept.")


def _ask(places: list[str]) -> dict[str, Any]:
    """Ask for each field, with its hint; the answers are checked when the file is written."""
    return {
        "title": typer.prompt(f"Title ({HINTS['title']})"),
        "summary": typer.prompt(f"Summary ({HINTS['summary']})"),
        "places": _several("Places (ids, with commas between)", places),
        "themes": _several(f"Themes ({_choices(THEMES)}; with commas between)", list(THEMES)),
        "stage": _one(f"Stage ({_choices(STAGES)})", STAGES),
        "kind": _one(f"Kind ({_choices(KINDS)})", KINDS),
        "organisations": _split(typer.prompt("Organisations (with semicolons between)"), ";"),
        "period": typer.prompt("Period (for instance 2016 to 2019)"),
        "evidence": [{"title": typer.prompt("A source: its title"), "url": _link()}],
        "contact": typer.prompt(f"Contact ({HINTS['contact']})", default="none"),
        "licence": typer.prompt(f"Licence ({HINTS['licence']})", default="CC BY 4.0"),
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
    }


def _link() -> str:
    return typer.prompt("A source: its address (begins with https://)")


def _choices(words: Mapping[str, str]) -> str:
    return ", ".join(words)


def _one(question: str, known: Mapping[str, str]) -> str:
    while True:
        answer = typer.prompt(question).strip()
        if answer in known:
            return answer
        console.print(f"{answer!r} is none of them.", markup=False)


def _several(question: str, known: list[str]) -> list[str]:
    while True:
        answers = _split(typer.prompt(question), ",")
        strangers = [answer for answer in answers if answer not in known]
        if answers and not strangers:
            return answers
        console.print(f"{', '.join(strangers) or 'Nothing'} is not known here.", markup=False)


def _split(text: str, mark: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in text.split(mark) if part.strip()))
