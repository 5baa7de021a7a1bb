"""What short names mean on a page: what its examples import, assign and define."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

_RETURNS = {
    "Pipe": "multiprocessing.connection.Connection",
    "submit": "concurrent.futures.Future",
    "apply_async": "multiprocessing.pool.AsyncResult",
    "map_async": "multiprocessing.pool.AsyncResult",
    "starmap_async": "multiprocessing.pool.AsyncResult",
    "current_process": "multiprocessing.Process",
    "parent_process": "multiprocessing.Process",
    "get_context": "multiprocessing",  # a context has what the module has
}
"""What a call gives, if that is not an object of the class that is called."""

DOTTED = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")


@dataclass
class Scope:
    """What the examples of a page say about names."""

    imports: dict[str, str] = field(default_factory=dict)
    """Local name to full name."""
    types: dict[str, str] = field(default_factory=dict)
    """Variable to the full name of its class, or ``""`` if that is not known."""
    defined: set[str] = field(default_factory=set)
    """Functions and classes of the examples."""

    @property
    def classes(self) -> set[str]:
        """Full names of what the page imports or assigns."""
        return {*self.imports.values(), *self.types.values()}

    def full(self, name: str) -> str:
        """Replace the first part of a name by what was imported under it."""
        first, dot, rest = name.partition(".")
        return f"{self.imports.get(first, first)}{dot}{rest}"


def read_scope(sources: Iterable[str]) -> Scope:
    """Read the names of some Python programs; what is not valid Python has none."""
    scope = Scope()
    for source in sources:
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError):
            continue
        nodes = sorted(ast.walk(tree), key=lambda node: not isinstance(node, ast.Import | ast.ImportFrom))
        for node in nodes:
            _note(node, scope)
    return scope


def defined_below(folder: Path) -> frozenset[str]:
    """Return the functions and classes of all Python programs below a folder; one that did not change is read once."""
    found = []
    for place, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".py"):
                path = Path(place, name)
                stat = path.stat()
                found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return _defined_in(tuple(found))


@lru_cache(maxsize=4)
def _defined_in(files: tuple[tuple[str, int, int], ...]) -> frozenset[str]:
    return frozenset().union(*(_defined(*file) for file in files))


@lru_cache(maxsize=4096)
def _defined(path: str, _changed: int, _size: int) -> frozenset[str]:
    return frozenset(read_scope([Path(path).read_text(encoding="utf-8-sig", errors="replace")]).defined)


def _note(node: ast.AST, scope: Scope) -> None:
    match node:
        case ast.Import(names=names):
            for name in names:
                first = name.name.partition(".")[0]
                scope.imports[name.asname or first] = name.name if name.asname else first
        case ast.ImportFrom(module=str(module), names=names):
            for name in names:
                scope.imports[name.asname or name.name] = f"{module}.{name.name}"
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            scope.defined.add(node.name)
        case ast.arg(arg=name):
            scope.types.setdefault(name, "")
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                _assign(target, value, scope)
        case ast.withitem(context_expr=value, optional_vars=ast.expr() as target):
            _assign(target, value, scope)
        case ast.Name(id=name, ctx=ast.Store()):
            scope.types.setdefault(name, "")


def _assign(target: ast.expr, value: ast.expr, scope: Scope) -> None:
    for part in target.elts if isinstance(target, ast.Tuple) else [target]:
        if isinstance(part, ast.Name):
            scope.types[part.id] = scope.types.get(part.id) or _class_of(value, scope)


def _class_of(value: ast.expr, scope: Scope) -> str:
    if not isinstance(value, ast.Call):
        return ""
    name = ast.unparse(value.func)
    last = name.rpartition(".")[2]
    if last in _RETURNS:
        return _RETURNS[last]
    if not DOTTED.fullmatch(name) or not last[:1].isupper():
        return ""
    first, _, rest = name.partition(".")
    known = scope.types.get(first, "")
    return f"{known}.{rest}" if known and rest else scope.full(name)
