"""What papermill finds by the name ``placebook`` among its engines.

papermill loads its engines while it is itself being imported, and an engine is
made from a class of papermill. So this module imports nothing of papermill until
a notebook is run, and either may be imported first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["ForkEngine"]


class ForkEngine:
    """Hand all that papermill asks of an engine to :mod:`placebook.chapters.forking`."""

    @classmethod
    def execute_notebook(cls, *arguments: Any, **options: Any) -> NotebookNode:
        """Run a notebook; see ``papermill.engines.Engine``."""
        return _engine().execute_notebook(*arguments, **options)

    @classmethod
    def nb_kernel_name(cls, nb: NotebookNode, name: str | None = None) -> str:
        """Name the notebook's kernel."""
        return _engine().nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb: NotebookNode, language: str | None = None) -> str:
        """Name the notebook's language."""
        return _engine().nb_language(nb, language)


def _engine() -> type:
    from placebook.chapters.forking import Forking  # noqa: PLC0415  it imports papermill

    return Forking
