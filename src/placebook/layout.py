"""Where things stand in a Placebook project.

Every room asks this module for its folders, so that a project can be built
from any working directory and the layout is written down once. A project on
other places may build upon another: its ``_config.yml`` names that one's
folder, and has its template, its look and its settings unless it says otherwise.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

__all__ = ["PROJECT", "Layout", "find_layout"]

PROJECT = "PLACEBOOK_PROJECT"
CONFIG = "_config.yml"
NAME = "placebook"


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
        """Notebooks of this project."""
        return self.root / "templates"

    @property
    def place_template(self) -> Path:
        """The notebook that is run once for every place."""
        return self.base / "templates" / "place_report.ipynb"

    @cached_property
    def base(self) -> Path:
        """The project that this one builds upon: itself, unless ``_config.yml`` names another."""
        path = self.root / CONFIG
        own = _settings(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return (self.root / own.get(NAME, {}).get("base", "")).resolve()

    @property
    def look(self) -> Path:
        """Pages, styles and scripts of the project that this one builds upon."""
        return self.base / "book"

    @property
    def config(self) -> dict[str, Any]:
        """What ``_config.yml`` says to Jupyter Book, over what the base's says."""
        texts = [(folder / CONFIG).read_text(encoding="utf-8") for folder in (self.base, self.root)]
        base, own = (_settings(text) for text in texts)
        own.pop(NAME, None)
        return _over(base, own)

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
    def sound(self) -> Path:
        """Which data the checks have passed."""
        return self.build / ".sound"

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


def _over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Put settings over others, level by level."""
    both = {key: _over(base[key], own[key]) for key in own if isinstance(base.get(key), dict)}
    return base | own | both


def _settings(text: str) -> dict[str, Any]:
    import yaml  # noqa: PLC0415  a notebook that was taken away does without

    return yaml.safe_load(text)


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
    here = (start or Path(os.environ.get(PROJECT, ""))).resolve()
    for folder in (here, *here.parents):
        if (folder / "data" / "datapackage.json").is_file():
            return Layout(folder)
    message = (
        f"no Placebook project here: {here} and the folders above it have no data/datapackage.json"
    )
    raise FileNotFoundError(message)
