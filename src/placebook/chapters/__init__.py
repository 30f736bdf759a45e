"""Run notebooks once a place: which chapters there are, whether each is current, and running it.

This room knows papermill, parameters, fingerprints and processes. It does not
know what a chapter says.
"""

from placebook.chapters.build import BuildReport, build_chapters, find_due
from placebook.chapters.cluster import ClusterError, cluster_executor
from placebook.chapters.fingerprint import package_digest
from placebook.chapters.finish import INJECTED
from placebook.chapters.modules import imported_modules, module_path
from placebook.chapters.outcome import Limits, Outcome
from placebook.chapters.plan import Chapter, TemplateError, UnknownPlaceError, plan_chapters
from placebook.chapters.reasons import read_reasons
from placebook.chapters.workers import default_engine

__all__ = [
    "INJECTED",
    "BuildReport",
    "Chapter",
    "ClusterError",
    "Limits",
    "Outcome",
    "TemplateError",
    "UnknownPlaceError",
    "build_chapters",
    "cluster_executor",
    "default_engine",
    "find_due",
    "imported_modules",
    "module_path",
    "package_digest",
    "plan_chapters",
    "read_reasons",
]
