"""The store of verdicts: passes of earlier checks, each good for as long as nothing it depends on has changed.

A verdict is a small file in the user's cache folder. Its path is a hash of all that the pass depends on. The
folder: the example, its record, and the modules that run and compare. The name: the interpreter with its
packages, the start method, the platform. Only passes are kept, and for a week at most. Whatever else lies in the store (a
torn file, somebody else's, a pass of another example) counts as no verdict, so the example simply runs.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import json
import os
import platform
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from mpguide import checker
from mpguide.checker import CheckResult
from mpguide.errors import MpguideError
from mpguide.example import Example
from mpguide.files import cache_folder, write_whole
from mpguide.interpreter import Interpreter
from mpguide.matrix import Job
from mpguide.results import entry

_FORMAT = 1
_DAYS = 7
_DAY = 24 * 60 * 60


def default_folder() -> Path:
    """Return where verdicts are kept: ``MPGUIDE_VERDICTS``, or ``mpguide/verdicts`` in the user's cache folder."""
    if named := os.environ.get("MPGUIDE_VERDICTS"):
        return Path(named)
    return cache_folder() / "verdicts"


class Verdicts:
    """Passes of earlier checks. Several processes may use one folder at a time.

    Args:
        folder: where the files are; it need not exist.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or default_folder()
        self._paths: dict[Job, Path] = {}

    def find(self, job: Job) -> CheckResult | None:
        """Return the pass that is kept for a job as it is now, if there is one."""
        path = self._path(job)
        found = _read(path) if path else None
        same = found and (found.example, found.source, found.python, found.start_method) == (
            job.example.name, job.example.digest, job.python.minor, job.start_method
        )  # fmt: skip
        return found if same else None

    def find_any(self, example: Example) -> CheckResult | None:
        """Return the youngest pass of an example as it is now, on whatever Python under whatever start method."""
        with suppress(OSError):
            found = [_read(path) for path in (self._folder / _what(example)).glob("*.json")]
            passes = [one for one in found if one and (one.example, one.source) == (example.name, example.digest)]
            return max(passes, key=lambda one: one.date, default=None)
        return None

    def keep(self, job: Job, result: CheckResult) -> None:
        """Keep a pass; anything else is not kept. A store that cannot be written is no error: nothing is kept."""
        path = self._path(job) if result.status == "passed" else None
        if path:
            with suppress(OSError, MpguideError):
                path.parent.mkdir(parents=True, exist_ok=True)
                text = json.dumps({"format": _FORMAT, "kept": time.time(), "result": asdict(result)})
                write_whole(path, text)

    def forget_old(self) -> None:
        """Delete what is too old to count."""
        with suppress(OSError):
            for path in self._folder.glob("*/*.json"):
                with suppress(OSError):  # another process may be faster, or the folder not empty
                    if time.time() - path.stat().st_mtime > _DAYS * _DAY:
                        path.unlink()
                        path.parent.rmdir()

    def _path(self, job: Job) -> Path | None:
        """Return the file of a job as it was when first asked for; None if its environment is not made yet."""
        if job in self._paths:
            return self._paths[job]
        where = _where(job.python, job.example.header.dependencies)
        if where is None:
            return None
        name = hashlib.sha256(f"{where} {job.start_method}".encode()).hexdigest()[:32]
        return self._paths.setdefault(job, self._folder / _what(job.example) / f"{name}.json")


def _read(path: Path) -> CheckResult | None:
    """Return the pass in a file, unless it is too old, from the future, or no whole verdict."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        result = entry(held["result"])
        age = time.time() - held["kept"]
        good = held["format"] == _FORMAT and result.status == "passed" and not result.problem and result.date
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
    return result if good and 0 <= age <= _DAYS * _DAY else None


def _what(example: Example) -> str:
    """Return a hash of what is checked and what checks it."""
    try:
        record = example.record_path.read_bytes()
    except OSError:
        record = b""
    parts = [example.name, example.digest, hashlib.sha256(record).hexdigest(), engine()]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:40]


def _where(python: Interpreter, dependencies: tuple[str, ...]) -> str | None:
    """Return a hash of what an example runs with and on; None before its environment is made."""
    return _place(python.with_dependencies(dependencies)) if python.has_environment(dependencies) else None


@functools.cache
def _place(python: Interpreter) -> str | None:
    """Return a hash of an interpreter, what is installed there, and the platform."""
    with suppress(OSError):
        packages = sorted(path.name for path in Path(python.packages).glob("*.dist-info"))
        parts = [python.path, python.build, packages, platform.platform()]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    return None


@functools.cache
def engine() -> str:
    """Return a hash of the modules that run and compare: `mpguide.checker` with all that it imports."""
    digest = hashlib.sha256()
    for path in engine_files():
        digest.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def engine_files() -> list[Path]:
    """Return the files of `mpguide.checker`, of the modules it imports, and of what is injected into programs."""
    folder = Path(checker.__file__).parent
    found: set[Path] = set()
    waiting = [Path(checker.__file__)]
    while waiting:
        path = waiting.pop()
        if path not in found and path.is_file():
            found.add(path)
            waiting += [folder / f"{name.replace('.', '/')}.py" for name in _imports(path)]
    return sorted(found | set(folder.joinpath("inject").glob("*.py")))


def _imports(path: Path) -> set[str]:
    """Return the modules of this package that a module names in an import, without the package's name."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "mpguide":
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name.removeprefix("mpguide.") for name in names}
