"""Where things stand in a Placebook project.

Every room asks this module for its folders, so that a project can be built
from any working directory and the layout is written down once.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Layout", "find_layout"]


@dataclass(frozen=True)
class Layout:
    """The folders of one project.

    Parameters
    ----------
    root
        Folder that holds ``_config.yml``, ``data/``, ``book/`` and ``templates/``.
    """

    root: Path

    @property
    def data(self) -> Path:
        """The data package."""
        return self.root / "data"

    @property
    def templates(self) -> Path:
        """Notebooks that are run once for every place."""
        return self.root / "templates"

    @property
    def pages(self) -> Path:
        """Pages written by people."""
        return self.root / "book"

    @property
    def build(self) -> Path:
        """Everything that a build makes."""
        return self.root / "_build"

    @property
    def chapters(self) -> Path:
        """Executed notebooks, one a place, kept between builds."""
        return self.build / "chapters"

    @property
    def edited(self) -> Path:
        """Chapters that somebody edited by hand, put aside by the next build."""
        return self.build / "edited"

    @property
    def reasons(self) -> Path:
        """Why each chapter was last run."""
        return self.build / "reasons.json"

    @property
    def lock(self) -> Path:
        """Held by the build that is at work."""
        return self.build / ".lock"

    @property
    def source(self) -> Path:
        """The book as Sphinx reads it: pages and chapters side by side."""
        return self.build / "source"

    @property
    def pdf(self) -> Path:
        """PDFs of chapters and of the whole report, kept between builds."""
        return self.build / "pdf"

    @property
    def html(self) -> Path:
        """The finished site."""
        return self.build / "html"


def find_layout(start: Path | None = None) -> Layout:
    """Find the project that holds a folder.

    Parameters
    ----------
    start
        Folder to begin from; if left out, the one that the environment
        variable ``PLACEBOOK_PROJECT`` names, or else the working directory.

    Raises
    ------
    FileNotFoundError
        If neither the folder nor one above it holds ``data/datapackage.json``.
    """
    here = (start or Path(os.environ.get("PLACEBOOK_PROJECT", ""))).resolve()
    for folder in (here, *here.parents):
        if (folder / "data" / "datapackage.json").is_file():
            return Layout(folder)
    message = (
        f"no Placebook project here: {here} and the folders above it have no data/datapackage.json"
    )
    raise FileNotFoundError(message)
