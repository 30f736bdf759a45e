"""Find which of the package's modules a notebook depends on, by reading its code.

A chapter is run again when a module that it can reach has changed, and only
then; and a downloaded notebook carries the modules that it needs. Both follow
the imports without running anything.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import placebook

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["imported_modules", "module_path", "reached_modules"]

ROOT = Path(placebook.__file__).parent
NAME = "placebook"


def reached_modules(code: str) -> frozenset[str]:
    """Name the modules whose code can run when `code` runs, following the names it uses.

    A room that is imported counts only with those of its modules whose names
    are used; a room used as a whole counts with all.

    Parameters
    ----------
    code
        Python source.
    """
    return _closure(_used(code))


def imported_modules(code: str) -> frozenset[str]:
    """Name the modules that must be there for `code` to run: all that its imports import."""
    return _closure(_imports(ast.parse(code)), whole=True)


@cache
def module_path(module: str) -> Path:
    """Give the file of one of the package's modules.

    Raises
    ------
    FileNotFoundError
        If the package has no module of that name.
    """
    stem = ROOT.joinpath(*module.split(".")[1:])
    for path in (stem / "__init__.py", stem.with_suffix(".py")):
        if path.is_file():
            return path
    raise FileNotFoundError(f"no module {module}")


def _closure(start: set[str], *, whole: bool = False) -> frozenset[str]:
    found: set[str] = set()
    waiting = sorted(start)
    while waiting:
        module = waiting.pop()
        if module in found:
            continue
        found.add(module)
        parent = module.rpartition(".")[0]
        if parent:
            # The file of a room is read whenever one of its modules is.
            found.add(parent) if not whole else waiting.append(parent)
        if whole:
            waiting += _imported_by(module)
        elif not _is_room(module):
            waiting += _used(module_path(module).read_text(encoding="utf-8"))
    return frozenset(found)


@cache
def _imported_by(module: str) -> frozenset[str]:
    return frozenset(_imports(ast.parse(module_path(module).read_text(encoding="utf-8"))))


@cache
def _used(code: str) -> frozenset[str]:
    """Name the modules that the names used in `code` come from."""
    tree = ast.parse(code)
    bound = dict(_bindings(tree))
    used = {module for module in bound.values() if not _is_room(module)}
    for chain in _chains(tree):
        if chain[0] in bound:
            used |= _resolved(bound[chain[0]], chain[1:])
    return frozenset(used)


def _chains(tree: ast.AST) -> Iterator[list[str]]:
    """Yield the names of each ``a.b.c`` that is no part of a longer one."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        chain = _chain(node)
        if chain:
            yield chain
        else:
            waiting.extend(ast.iter_child_nodes(node))


def _chain(node: ast.AST) -> list[str]:
    """Write ``a.b.c`` as its names; nothing for other expressions."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) else []


def _resolved(module: str, attributes: list[str]) -> set[str]:
    """Follow attributes from a room to the module that they lead to; a bare room means all."""
    if not _is_room(module):
        return {module}
    if not attributes:
        folder = module_path(module).parent
        names = (path.relative_to(ROOT).with_suffix("").parts for path in folder.rglob("*.py"))
        return {".".join((NAME, *parts)).removesuffix(".__init__") for parts in names}
    return _resolved(_origin(module, attributes[0]), attributes[1:])


def _is_room(module: str) -> bool:
    return module_path(module).name == "__init__.py"


def _imports(tree: ast.Module) -> set[str]:
    return {module for _, module in _bindings(tree)}


def _bindings(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield each imported name with the module of the package that it comes from."""
    for node in _running(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == NAME:
            for alias in node.names:
                yield alias.asname or alias.name, _origin(node.module, alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == NAME:
                    yield (alias.asname, alias.name) if alias.asname else (NAME, NAME)


def _origin(module: str, name: str) -> str:
    """Find the module that ``from module import name`` takes the name from."""
    if not _is_room(module):
        return module
    return _exports(module).get(name, f"{module}.{name}")


@cache
def _exports(room: str) -> dict[str, str]:
    """Map the names that a room's own file imports to the modules they come from."""
    tree = ast.parse(module_path(room).read_text(encoding="utf-8"))
    return {
        alias.asname or alias.name: f"{room}.{alias.name}" if node.module == room else node.module
        for node in _running(tree)
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(f"{room}.")
        for alias in node.names
    }


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """Walk the statements without the imports that only type checkers read."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        if not isinstance(child, ast.expr):
            yield child
            yield from _running(child)
