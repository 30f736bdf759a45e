"""``placebook impact``: run the notebook that asks what a programme changed."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from placebook.cli.session import ProjectFolder, app, console, opened, stop, stoppable

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from placebook.dataset import DataPackage

__all__ = ["impact"]

TEMPLATE = "impact_report.ipynb"
USUAL = "gva_per_hour_revised"


@app.command()
def impact(
    treated: Annotated[list[str], typer.Option(help="Id of a place that it reached; repeat.")],
    start: Annotated[int, typer.Option(help="First year in which it could have had an effect.")],
    outcome: Annotated[str, typer.Option(help="Id of an indicator.")] = USUAL,
    exclude: Annotated[
        list[str] | None, typer.Option(help="Id of a place that is no fit comparison; repeat.")
    ] = None,
    output: Annotated[Path, typer.Option(help="Notebook to write.")] = Path("impact.ipynb"),
    project: ProjectFolder = None,
) -> None:
    """Ask what a programme changed in the places that it reached.

    The places are set beside a mix of others that moved like them before the start. The answer is
    printed, with every check in the notebook. It may be that none can be given.
    """
    layout, package = opened(project)
    leps = list(package.places.index[package.places["kind"] == "lep"])
    for place in [*treated, *(exclude or [])]:
        _known(place, leps, "place", "placebook list --ids prints all; places here are LEPs")
    _known(outcome, list(package.indicators.index), "indicator", "the data dictionary lists all")
    _possible(package, treated, start, outcome, exclude or [])
    given = {"treated": treated, "start": start, "outcome": outcome, "excluded": exclude or []}
    with stoppable():
        done = _run(layout.templates / TEMPLATE, output.resolve(), given)
    console.print(_first_answer(done), markup=False)
    console.print(f"{output}: the figure and the checks.", markup=False)


def _known(word: str, known: list[str], what: str, where: str) -> None:
    if word not in known:
        near = get_close_matches(word, known, n=1, cutoff=0.4)
        hint = f"; did you mean {near[0]}?" if near else ""
        stop(f"no {what} has the id {word!r}{hint} ({where})")


def _possible(
    package: DataPackage, treated: list[str], start: int, outcome: str, excluded: list[str]
) -> None:
    """Stop with one sentence if the data cannot carry the study."""
    from placebook import measures  # noqa: PLC0415  its libraries are slow to load
    from placebook.measures.impact import StudyError, outcome_panel, study  # noqa: PLC0415

    rows = package["observations"]
    leps = package.places.index[package.places["kind"] == "lep"]
    rows = rows[(rows["indicator"] == outcome) & rows["place"].isin(leps)]
    if rows.empty:
        stop(f"{outcome} has no value for any LEP.")
    try:
        study(outcome_panel(measures.fit_values(rows)), treated, start, excluded)
    except StudyError as error:
        stop(f"This cannot be studied. {error}")


def _run(template: Path, output: Path, given: dict[str, object]) -> NotebookNode:
    import papermill  # noqa: PLC0415  slow to import
    from papermill.exceptions import PapermillExecutionError  # noqa: PLC0415

    try:
        return papermill.execute_notebook(
            str(template),
            str(output),
            parameters=given,
            progress_bar=False,
            cwd=str(template.parent),
        )
    except PapermillExecutionError as error:
        stop(f"cell {error.cell_index + 1} failed: {error.ename}: {error.evalue}")


def _first_answer(notebook: NotebookNode) -> str:
    texts = [
        output["data"]["text/markdown"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "text/markdown" in output.get("data", {})
    ]
    return texts[0].replace("**", "") if texts else ""
