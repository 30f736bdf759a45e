"""Run notebooks once a place: which chapters there are, whether each is current, and running it.

This room knows papermill, parameters, fingerprints and processes. It does not
know what a chapter says.
"""

import papermill  # noqa: F401  papermill loads our engine by name: it must be imported first

from placebook.chapters.build import BuildReport, Failure, build_chapters
from placebook.chapters.fingerprint import stored_fingerprint
from placebook.chapters.modules import imported_modules, module_path
from placebook.chapters.plan import Chapter, UnknownPlaceError, plan_chapters

__all__ = [
    "BuildReport",
    "Chapter",
    "Failure",
    "UnknownPlaceError",
    "build_chapters",
    "imported_modules",
    "module_path",
    "plan_chapters",
    "stored_fingerprint",
]
