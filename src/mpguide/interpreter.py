"""Python interpreters: found, and asked who they are."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from mpguide.errors import MpguideError
from mpguide.example import Example
from mpguide.files import cache_folder, one_at_a_time

_VERSION = re.compile(r"\d+\.\d+(\.\d+)?t?")
_OF_TOOLS = re.compile(r"/uv/(?:archive-v\d+|environments-v\d+|tools)/|/pipx/")
_PROBE = """
import json, multiprocessing, os, sys, sysconfig
print(json.dumps([sys.executable, "%d.%d.%d" % sys.version_info[:3],
    bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    multiprocessing.get_all_start_methods(), os.path.dirname(os.__file__),
    sys.version, sysconfig.get_path("purelib")]))
"""


@dataclass(frozen=True)
class Interpreter:
    """A Python that can run examples."""

    path: str
    """Its executable."""
    version: str
    """Major, minor and micro, e.g. ``3.14.8``."""
    free_threaded: bool
    """Whether it was built without the GIL."""
    start_methods: tuple[str, ...]
    """The start methods it has on this platform, its default first."""
    stdlib: str
    """The folder of its standard library, shortened in tracebacks."""
    build: str = ""
    """All that it says of itself: version, day and compiler."""
    packages: str = ""
    """The folder where its packages are installed."""

    @property
    def minor(self) -> str:
        """The version as results and records name it: ``3.14``, or ``3.14t`` if free-threaded."""
        return ".".join(self.version.split(".")[:2]) + ("t" if self.free_threaded else "")

    @property
    def environment(self) -> str:
        """The folder of its virtual environment, shortened in tracebacks as well; empty if it is in none."""
        folder = Path(self.path).parents[1]
        return str(folder) if (folder / "pyvenv.cfg").is_file() else ""

    @classmethod
    def find(cls, wanted: str | None = None) -> Interpreter:
        """Return the interpreter ``wanted``: a path, a command, or a version such as ``3.14``.

        Without ``wanted`` it is the one running this. Versions are looked up as ``python3.14`` on
        PATH, then with ``uv python find``.

        Raises:
            MpguideError: nothing there runs, or it is older than 3.11.
        """
        if wanted is None:
            return _probe(sys.executable)
        interpreter = next((i for i in map(_try_probe, _candidates(wanted)) if i), None)
        if interpreter is None:
            raise MpguideError(
                f"--python {wanted}: no such Python here; give its path, or install it with 'uv python install'"
            )
        if tuple(map(int, interpreter.version.split("."))) < (3, 11):
            raise MpguideError(f"--python {wanted}: is {interpreter.version}; the examples need 3.11 or newer")
        return interpreter

    def suits(self, example: Example) -> bool:
        """Say whether the example's ``requires-python`` admits this interpreter."""
        if not example.header.requires_python:
            return True
        from packaging.specifiers import SpecifierSet

        return SpecifierSet(example.header.requires_python).contains(self.version, prereleases=True)

    def with_dependencies(self, dependencies: tuple[str, ...]) -> Interpreter:
        """Return an interpreter like this one that has ``dependencies`` installed.

        It lives in an environment made once by uv and kept in the user's cache folder.

        Raises:
            MpguideError: uv is missing, or cannot install them.
        """
        if not dependencies:
            return self
        environment = self._environment_of(dependencies)
        if not _is_ready(environment):
            _make_environment(environment, self.path, dependencies)
        folder = "Scripts" if sys.platform == "win32" else "bin"
        return _probe(str(environment / folder / "python"))

    def has_environment(self, dependencies: tuple[str, ...]) -> bool:
        """Say whether the environment of `with_dependencies` is made already."""
        return not dependencies or _is_ready(self._environment_of(dependencies))

    def _environment_of(self, dependencies: tuple[str, ...]) -> Path:
        key = hashlib.sha256(json.dumps([self.path, self.version, *dependencies]).encode()).hexdigest()[:16]
        return cache_folder() / key


def any_python(wanted: str | None = None) -> str:
    """Return the path of a Python of any version, which need not be able to run examples.

    Args:
        wanted: a path, a command or a version; without it the Python that a user would get: that of
            the active virtual environment, else the first on PATH, else the one running this.

    Raises:
        MpguideError: nothing there runs.
    """
    if wanted is None:
        return _default_python()
    for path in _candidates(wanted):
        answer = _answer(path, "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])")
        if answer and (not _VERSION.fullmatch(wanted) or f"{answer[0]}.".startswith(wanted.rstrip("t") + ".")):
            return path
    raise MpguideError(f"--python {wanted}: no such Python here; give its path, or install it with 'uv python install'")


def _default_python() -> str:
    active = os.environ.get("VIRTUAL_ENV")
    if active and os.access(Path(active, "bin", "python"), os.X_OK):
        return str(Path(active, "bin", "python"))
    own = str(Path(sys.executable).parent)
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    if _OF_TOOLS.search(own):  # uvx puts the folder where it has installed us on PATH
        folders = [folder for folder in folders if folder != own]
    path = os.pathsep.join(folders)
    return shutil.which("python3", path=path) or shutil.which("python", path=path) or sys.executable


def _candidates(wanted: str) -> list[str]:
    """Return paths that may be the wanted Python, the likeliest first."""
    if os.sep in wanted:
        return [wanted]
    if not _VERSION.fullmatch(wanted):
        return [shutil.which(wanted) or wanted]
    mine = Interpreter.find()
    found = [sys.executable] if wanted in (mine.minor, mine.version) else []
    found += filter(None, [shutil.which(f"python{wanted}")])
    found += _answer("uv", "python", "find", "--no-python-downloads", "--no-project", wanted)
    found += [str(Path(prefix, "bin", "python")) for prefix in _answer("pyenv", "prefix", wanted)]
    return found


def _answer(tool: str, *arguments: str) -> list[str]:
    """Return what a tool prints, if it is installed and succeeds."""
    if not shutil.which(tool):
        return []
    answer = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
    return [answer.stdout.strip()] if answer.returncode == 0 else []


def _try_probe(path: str) -> Interpreter | None:
    try:
        return _probe(path)
    except MpguideError:
        return None


@functools.cache
def _probe(path: str) -> Interpreter:
    try:
        answer = subprocess.run(
            [path, "-I", "-c", _PROBE],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        executable, version, free_threaded, methods, stdlib, build, packages = json.loads(answer.stdout)
    except (OSError, subprocess.SubprocessError, ValueError, TypeError):
        raise MpguideError(f"{path}: is not a Python that runs") from None
    return Interpreter(executable, version, free_threaded, tuple(methods), stdlib, build, packages)


def _is_ready(environment: Path) -> bool:
    return os.access(environment / "ready", os.F_OK)  # a folder that may not be searched has nothing ready


def _make_environment(environment: Path, python: str, dependencies: tuple[str, ...]) -> None:
    uv = shutil.which("uv")
    if not uv:
        raise MpguideError(
            f"{', '.join(dependencies)}: needs uv to be installed for a run; see https://docs.astral.sh/uv/"
        )
    with one_at_a_time(environment.with_name(f".{environment.name}.lock")):  # many runs may need it at once
        if not _is_ready(environment):
            _install(uv, environment, python, dependencies)


def _install(uv: str, environment: Path, python: str, dependencies: tuple[str, ...]) -> None:
    unfinished = environment.with_name(f"{environment.name}.{secrets.token_hex(4)}")
    try:
        for command in (
            [uv, "venv", "--quiet", "--relocatable", "--python", python, str(unfinished)],
            # Runs write no bytecode, so without this each process would compile all that it imports.
            [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(unfinished), *dependencies],
        ):
            answer = subprocess.run(command, capture_output=True, text=True, check=False)
            if answer.returncode:
                reason = " ".join(answer.stderr.split()) or "no reason given"
                raise MpguideError(f"{', '.join(dependencies)}: cannot be installed for {python}: {reason}")
        (unfinished / "ready").touch()
        with contextlib.suppress(OSError):  # another process was faster, where there is no lock
            unfinished.rename(environment)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
