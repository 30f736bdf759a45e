"""Check case studies, and say what is wrong in one line that anyone can act on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from placebook.cases.safety import unsafe_parts
from placebook.cases.schema import HINTS, header_schema
from placebook.dataset.cases import case_files, split_header

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

__all__ = ["CaseProblem", "check_case", "check_cases"]

LARGEST = 60_000
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HEADINGS = ("## What was found", "## What is established", "## What is not known")


@dataclass(frozen=True)
class CaseProblem:
    """What is wrong in a case study, and where; it prints as one line."""

    file: str
    line: int
    message: str

    @property
    def grave(self) -> bool:
        """Whether it keeps the book from being built: it does."""
        return True

    def __str__(self) -> str:
        """Write the problem as one line."""
        where = f", line {self.line}" if self.line else ""
        return f"book/case-studies/{self.file}{where}: {self.message}"


def check_cases(pages: Path, places: Collection[str]) -> list[CaseProblem]:
    """Check every case study below the folder of the book's pages.

    Returns
    -------
    list of CaseProblem
        The first problem of each file that has one.
    """
    folder = pages / "case-studies"
    strangers = [p for p in sorted(folder.glob("*")) if p.suffix != ".md" or not p.is_file()]
    found = [
        CaseProblem(path.name, 0, "only Markdown files (.md) are taken here; move it elsewhere")
        for path in strangers
    ]
    for path in case_files(pages):
        problem = next(_problems(path, places), None)
        found += [problem] if problem else []
    return found


def check_case(path: Path, places: Collection[str]) -> CaseProblem | None:
    """Check one case study; None if it is sound."""
    return next(_problems(path, places), None)


def _problems(path: Path, places: Collection[str]) -> Iterator[CaseProblem]:
    if not NAME.fullmatch(path.stem):
        message = "a file's name has small letters, digits and hyphens only"
        yield CaseProblem(path.name, 0, message)
    if path.stat().st_size > LARGEST:
        yield CaseProblem(path.name, 0, f"it is longer than {LARGEST:,} bytes")
        return
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        yield CaseProblem(path.name, 0, "it is not text in UTF-8; save it as UTF-8")
        return
    parts = split_header(text)
    if parts is None:
        yield CaseProblem(path.name, 1, "it has no header between two lines of ---")
        return
    yield from _header_problems(path.name, parts[0], places)
    yield from _body_problems(path.name, parts[1], len(parts[0].splitlines()) + 2)


def _header_problems(name: str, text: str, places: Collection[str]) -> Iterator[CaseProblem]:
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text)):
            yield CaseProblem(name, 1, "references (&, *) are not taken in the header")
            return
        header = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        message = f"the header cannot be read here ({getattr(error, 'problem', error)})"
        yield CaseProblem(name, line, f"{message}; put text with a colon in quotation marks")
        return
    error = best_match(Draft202012Validator(header_schema(places)).iter_errors(header))
    if error is not None:
        yield CaseProblem(name, _line(text, error), _message(error))


def _line(text: str, error: ValidationError) -> int:
    """Find the line of the field that is wrong; that of the header's end where one is missing."""
    field = str(error.absolute_path[0]) if error.absolute_path else _stranger(error)
    for number, line in enumerate(text.splitlines(), start=2):
        if line.startswith(f"{field}:"):
            return number
    return 1


def _stranger(error: ValidationError) -> str:
    known = error.schema.get("properties", {})
    given = error.instance if isinstance(error.instance, dict) else {}
    return next((str(field) for field in given if field not in known), "")


def _message(error: ValidationError) -> str:
    if error.validator == "required" and not error.absolute_path:
        missing = next(field for field in HINTS if field not in error.instance)
        return f"the field {missing!r} is missing: give {HINTS[missing]}"
    if error.validator == "additionalProperties" and not error.absolute_path:
        return f"{_stranger(error)!r} is no field; the fields are {', '.join(HINTS)}"
    if not error.absolute_path:
        return f"the header is no list of fields; the fields are {', '.join(HINTS)}"
    field = str(error.absolute_path[0])
    return f"{field} cannot be {_short(error.instance)}: give {HINTS[field]}"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004


def _body_problems(name: str, body: str, before: int) -> Iterator[CaseProblem]:
    for heading in HEADINGS:
        if not re.search(rf"^{re.escape(heading)}\s*$", body, re.MULTILINE):
            yield CaseProblem(name, 0, f"the heading '{heading}' is missing")
    for line, what in unsafe_parts(body):
        yield CaseProblem(name, before + line, what)
