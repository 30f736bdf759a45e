"""Tell whether a chapter is current without running it, and if not, why.

A chapter carries a fingerprint of everything that made it: template,
parameters, the rows of data that it may read, the modules that it can reach,
and the libraries. A cache that looks at code alone serves yesterday's numbers
when only the data changed; one that looks at all code and data runs
everything when one value changed. Which engine runs a chapter is no part of
it, for all give the same.
"""

from __future__ import annotations

import hashlib
import json
import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

from placebook.chapters.modules import module_path, reached_modules
from placebook.dataset import slice_of, table_digests

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from placebook.chapters.plan import Chapter
    from placebook.dataset import DataPackage

__all__ = ["Fingerprint", "changes", "fingerprints", "library_versions", "package_digest"]

# Kind of part -> name -> what stood there: a digest, or a version.
Fingerprint = dict[str, dict[str, str]]

LIBRARIES = ("altair", "ipykernel", "ipython", "nbformat", "numpy", "pandas", "papermill")
# What turns a template into a chapter, whatever the template says.
MACHINERY = ("engine", "finish", "forking", "run", "sections", "shell")
KINDS = {
    "notebook": "the {name}",
    "tables": "rows of the table {name}",
    "modules": "the module {name}",
    "versions": "{name}",
}


def fingerprints(chapters: Iterable[Chapter], package: DataPackage) -> dict[str, Fingerprint]:
    """Take the fingerprint of each chapter as it would be built now.

    Parameters
    ----------
    chapters
        The notebooks and their parameters.
    package
        The whole data package.

    Returns
    -------
    dict
        Fingerprints by the chapter's id.
    """
    versions = library_versions()
    templates: dict[Path, Fingerprint] = {}
    taken: dict[str, Fingerprint] = {}
    for chapter in chapters:
        if chapter.template not in templates:
            templates[chapter.template] = _of_template(chapter.template)
        common = templates[chapter.template]
        own = {
            "parameters": json.dumps(chapter.parameters, sort_keys=True),
            "title": chapter.title,
        }
        if chapter.lacking:
            own["sections left out"] = ", ".join(chapter.lacking)
        taken[chapter.id] = {
            "notebook": {**common["notebook"], **own},
            "tables": table_digests(package, _readable(chapter, package)),
            "modules": common["modules"],
            "versions": versions,
        }
    return taken


def library_versions() -> dict[str, str]:
    """Name the versions of what a chapter's content depends on."""
    return {
        **{library: version(library) for library in LIBRARIES},
        "python": platform.python_version(),
    }


def package_digest() -> str:
    """Digest all code of this package."""
    root = module_path("placebook").parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _of_template(template: Path) -> Fingerprint:
    """Digest what all chapters made from a template share: its text and the code it reaches."""
    notebook = template.read_bytes()
    machinery = {f"placebook.chapters.{name}" for name in MACHINERY}
    modules = sorted(reached_modules(_code(notebook)) | machinery)
    return {
        "notebook": {"template": _digest(notebook)},
        "modules": {name: _digest(module_path(name).read_bytes()) for name in modules},
    }


def changes(before: Mapping[str, Mapping[str, str]] | None, now: Fingerprint) -> list[str]:
    """Say what differs between two fingerprints, a phrase each; empty if nothing does.

    Parameters
    ----------
    before
        As a kept chapter has it; None if there is none.
    now
        As the chapter would be built.
    """
    if before is None:
        return ["there is no chapter yet"]
    if not _readable_print(before):
        return ["what it was made from cannot be read"]
    return [
        f"{KINDS[kind].format(name=name)} {_verb(before[kind].get(name), now[kind].get(name))}"
        for kind in KINDS
        for name in sorted({*before[kind], *now[kind]})
        if before[kind].get(name) != now[kind].get(name)
    ]


def _readable_print(before: object) -> bool:
    return isinstance(before, dict) and all(isinstance(before.get(kind), dict) for kind in KINDS)


def _verb(before: str | None, now: str | None) -> str:
    if before is None:
        return "is new"
    return "changed" if now is not None else "is no longer used"


def _readable(chapter: Chapter, package: DataPackage) -> DataPackage:
    """Find what the chapter may read: its place's slice, or everything."""
    place = chapter.parameters.get("place")
    return slice_of(package, place) if place else package


def _code(notebook: bytes) -> str:
    cells = json.loads(notebook)["cells"]
    return "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
