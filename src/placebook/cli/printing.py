"""``placebook pdf``: chapters and the whole report on paper."""

from __future__ import annotations

from typing import Annotated

import typer

from placebook.cli.session import ProjectFolder, app, console, project_layout, stop

__all__ = ["pdf"]


@app.command()
def pdf(
    only: Annotated[
        list[str] | None, typer.Option(help="Print this place's chapter; may be repeated.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Print all chapters.")] = False,
    report: Annotated[
        bool, typer.Option("--report", help="Bind the whole report into one PDF.")
    ] = False,
    project: ProjectFolder = None,
) -> None:
    """Print chapters, or the whole report, as PDF from the built site, and link them from it.

    What has not changed since it was printed is not printed again. The PDFs are kept in
    _build/pdf. It needs an installed Chromium and the libraries of placebook[pdf].
    """
    from placebook.book.press import due_pdfs, make_pdfs  # noqa: PLC0415  slow to import
    from placebook.book.printing import PrintError  # noqa: PLC0415

    layout = project_layout(project)
    if not (only or every or report):
        stop("Say what to print: --only and a place, --all, or --report.")
    try:
        due = due_pdfs(layout, only=only or [], chapters=every, report=report)
        make_pdfs(layout, due, lambda name: console.print(f"{layout.pdf / name}.pdf"))
    except PrintError as error:
        stop(str(error))
    console.print(f"PDFs: {len(due)} printed; what was current was left.")
