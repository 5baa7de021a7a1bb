"""Examples and the library they live in: the scripts below ``examples/``."""

from __future__ import annotations

import ast
import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from mpguide.errors import MpguideError, at
from mpguide.header import Header, parse_header

SUFFIXES = (".py", ".sh")
RECORD_SUFFIX = ".record"


@dataclass(frozen=True)
class Example:
    """One runnable script.

    Raises:
        MpguideError: from `load`, if the file cannot be read or its header is wrong.
    """

    name: str
    """Path below ``examples/`` with ``/`` and suffix, e.g. ``first_steps/two_functions.py``."""
    path: Path
    """The file."""
    source: str = field(repr=False)
    """The whole text, newlines as ``\\n``."""
    header: Header
    """What the example says about itself."""
    code: str = field(repr=False)
    """The text without the header block: what a page shows."""

    @classmethod
    def load(cls, path: Path, name: str) -> Example:
        """Read one example from its file."""
        try:
            source = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise MpguideError(f"{at(path)}: not UTF-8 text: {error.reason} at byte {error.start}") from None
        except OSError as error:
            raise MpguideError(f"{at(path)}: cannot be read: {error.strerror}") from None
        header, code = parse_header(source, path)
        return cls(name, path, source, header, code)

    @property
    def digest(self) -> str:
        """SHA-256 of the source in hex: what a record says it was made from."""
        return hashlib.sha256(self.source.encode()).hexdigest()

    @property
    def record_path(self) -> Path:
        """Where the record of this example is kept."""
        return self.path.with_suffix(RECORD_SUFFIX)

    @property
    def start_methods(self) -> tuple[str, ...]:
        """Start methods it is run under; ``("own",)`` if it runs as written."""
        if self.path.suffix != ".py":
            return ("own",)
        return self.header.start_methods or ("own",)

    @property
    def summary(self) -> str:
        """The first line of its docstring, or of a shell script's comment; or nothing."""
        if self.path.suffix != ".py":
            return next((line[2:] for line in self.code.splitlines() if line.startswith("# ")), "")
        try:
            text = ast.get_docstring(ast.parse(self.code))
        except (SyntaxError, ValueError):
            text = None
        return (text or "").split("\n", 1)[0]

    def part(self, names: list[str]) -> str:
        """Return the source of top-level functions and classes (``Class.method`` too), in the order asked for.

        Raises:
            MpguideError: no such name, or the example is not Python.
        """
        try:
            tree = ast.parse(self.code)
        except (SyntaxError, ValueError) as error:  # ValueError: a null character
            raise MpguideError(f"{at(self.path)}: not valid Python: {getattr(error, 'msg', error)}") from None
        lines = self.code.split("\n")  # not splitlines: Python counts line feeds only
        pieces = []
        for name in names:
            node = _find(tree, name.split("."))
            if node is None:
                raise MpguideError(f"{at(self.path)}: has no function or class named {name!r}")
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            pieces.append("\n".join(lines[first - 1 : node.end_lineno]))
        return "\n\n\n".join(pieces) + "\n"


_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _find(tree: ast.Module | _Definition, names: list[str]) -> _Definition | None:
    for node in tree.body:
        if isinstance(node, _Definition) and node.name == names[0]:
            return node if len(names) == 1 else _find(node, names[1:])
    return None


@dataclass(frozen=True)
class Library:
    """All examples of one guide: the folder ``examples/`` below ``root``."""

    root: Path
    """The folder that holds ``examples/`` (and, in a clone, ``docs/`` and ``mkdocs.yml``)."""

    @property
    def folder(self) -> Path:
        """The folder of the examples."""
        return self.root / "examples"

    @classmethod
    def find(cls, start: Path | None = None) -> Library:
        """Return the library to use from folder ``start`` (default: the working directory).

        That is the nearest folder at or above ``start`` with both ``examples/`` and
        ``mkdocs.yml``; else the examples that were installed with this package; else those of the
        clone this package runs from.

        Raises:
            MpguideError: there is none.
        """
        start = (start or Path.cwd()).resolve()
        here = Path(__file__).resolve()
        for folder in (start, *start.parents, here.parent, here.parents[2]):
            marked = (folder / "mkdocs.yml").is_file() or folder == here.parent
            if marked and (folder / "examples").is_dir():
                return cls(folder)
        raise MpguideError(f"{start}: no folder here or above has examples/ and mkdocs.yml; name one with --root")

    def names(self) -> list[str]:
        """Return the names of all examples, sorted."""
        found = []
        for place, folders, names in os.walk(self.folder):
            folders[:] = [name for name in folders if name[0] not in "._"]
            here = Path(place).relative_to(self.folder).as_posix()
            found += [f"{here}/{n}".removeprefix("./") for n in names if n.endswith(SUFFIXES) and n[0] not in "._"]
        return sorted(found)

    def examples(self) -> list[Example]:
        """Return all examples, sorted by name."""
        return [self.get(name) for name in self.names()]

    def get(self, name: str) -> Example:
        """Return the example called ``name``, a path below ``examples/`` with or without suffix.

        Raises:
            MpguideError: no such example, or one outside ``examples/`` (through ``..``, an
                absolute path or a symbolic link).
        """
        folder = self.folder.resolve()
        wanted = self.folder / name
        candidates = [wanted] if wanted.suffix in SUFFIXES else [Path(f"{wanted}{suffix}") for suffix in SUFFIXES]
        for path in candidates:
            if "\0" in name or not Path(name).parts or not path.resolve().is_relative_to(folder):
                raise MpguideError(f"{name}: leaves {self.folder}; name a path below it")
            if path.is_file():
                return Example.load(path, path.resolve().relative_to(folder).as_posix())
        near = [known for known in self.names() if Path(known).stem == Path(name).stem]
        hint = f"did you mean {near[0]}?" if near else "'mpguide list' shows all"
        raise MpguideError(f"{name}: no such example below {self.folder}; {hint}")
