"""The header of an example: its PEP 723 block, read and verified.

A header is a comment block that starts with ``# /// script``. The keys ``requires-python`` and
``dependencies`` mean what PEP 723 says; the table ``[tool.mpguide]`` is ours. Source of the
block's grammar: https://packaging.python.org/en/latest/specifications/inline-script-metadata/.
"""

from __future__ import annotations

import re
import signal
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mpguide.errors import MpguideError, at

START_METHODS = ("fork", "spawn", "forkserver")
ORDERS = ("exact", "by-process", "any")
PLATFORMS = ("linux", "macos", "windows")
LEAVES = ("processes", "shm", "files")

# Windows knows only a few signals by name; a header must mean the same there.
_SIGNALS = {"SIGHUP": 1, "SIGINT": 2, "SIGABRT": 6, "SIGKILL": 9, "SIGSEGV": 11, "SIGPIPE": 13, "SIGTERM": 15}
_SIGNALS |= {name: int(number) for name, number in signal.Signals.__members__.items()}

_BLOCK = re.compile(r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$\n?")
_OPENING = re.compile(r"(?m)^# /// script[ \t]*$")
_SPECIFIER = re.compile(r"\s*((==|!=)\s*\d+(\.\d+)*(\.\*)?|(<=|>=|<|>)\s*\d+(\.\d+)*|~=\s*\d+(\.\d+)+)\s*")


@dataclass(frozen=True)
class Header:
    """What an example says about itself. Every field has a default that fits most examples."""

    requires_python: str = ""
    """PEP 440 specifier of the Pythons it runs on; empty for every Python the guide supports."""
    dependencies: tuple[str, ...] = ()
    """PEP 508 requirements, installed into an environment of their own for a run."""
    start_methods: tuple[str, ...] = START_METHODS
    """Start methods it is about; empty if it chooses its own (``"own"``) and runs as written."""
    order: str | None = None
    """How its lines may be ordered (see `ORDERS`); None lets the recorder find it."""
    mask: tuple[re.Pattern[str], ...] = ()
    """Patterns whose groups (or whole matches) vary from run to run."""
    exit: int = 0
    """Expected exit status; ``-N`` for death by signal N, as in `subprocess.Popen.returncode`."""
    stderr: str = "check"
    """``check`` compares standard error like standard output, ``ignore`` does not look at it."""
    hangs: bool = False
    """Whether it waits for ever, as it should: it is ended once all its processes wait (Linux only)."""
    timeout: float = 30.0
    """Seconds after which the whole process tree is killed and the check fails."""
    platforms: tuple[str, ...] = PLATFORMS
    """Platforms it runs on."""
    leaves: tuple[str, ...] = ()
    """Kinds of things it may leave behind (see `LEAVES`)."""


def parse_header(text: str, path: object) -> tuple[Header, str]:
    """Return the header of an example and its source without the header block.

    Args:
        text: the whole source.
        path: named in errors.

    Raises:
        MpguideError: broken TOML, an unknown key or a bad value; names file, line and key.
    """
    openings = [text.count("\n", 0, opening.start()) + 1 for opening in _OPENING.finditer(text)]
    if not openings:
        return Header(), text
    if len(openings) > 1:
        raise MpguideError(f"{at(path, openings[1])}: a second '# /// script' block; PEP 723 allows one")
    block = next((m for m in _BLOCK.finditer(text) if m["type"] == "script"), None)
    if block is None:
        raise MpguideError(f"{at(path, openings[0])}: the header block is not closed; end it with '# ///'")
    first_line = text.count("\n", 0, block.start("content")) + 1
    lines = [line[2:] if line.startswith("# ") else line[1:] for line in block["content"].splitlines()]
    header = _Reader(lines, first_line, path).read()
    return header, text[: block.start()] + text[block.end() :].lstrip("\n")


class _Reader:
    """Turns the TOML lines of one block into a `Header`; knows where each key stands."""

    def __init__(self, lines: list[str], first_line: int, path: object) -> None:
        self._lines, self._first_line, self._path = lines, first_line, path
        self._table: tuple[str, ...] = ()

    def read(self) -> Header:
        values: dict[str, Any] = {}
        try:
            top = self._load(len(self._lines))
        except tomllib.TOMLDecodeError as error:
            raise self._broken(str(error)) from None
        for key, value in top.items():
            match key:
                case "requires-python":
                    values["requires_python"] = self._specifier(key, value)
                case "dependencies":
                    values["dependencies"] = self._strings(key, value)
                case "tool":
                    pass  # other tools' tables are theirs
                case _:
                    self._fail(key, "unknown key; PEP 723 knows requires-python, dependencies and tool")
        ours: Any = top
        for key in ("tool", "mpguide"):
            ours = ours.get(key, {})
            if not isinstance(ours, dict):
                self._fail(key, "must be a table")
            self._table += (key,)
        for key, value in ours.items():
            if key not in _READERS:
                self._fail(key, f"unknown key in [tool.mpguide]; known are {', '.join(_READERS)}")
            values[key.replace("-", "_")] = _READERS[key](self, key, value)
        if values.get("hangs"):
            if "exit" in values:
                self._fail("exit", "a program that hangs has no exit status")
            values.setdefault("platforms", ("linux",))
        return Header(**values)

    def _load(self, count: int) -> dict[str, Any]:
        return tomllib.loads("".join(f"{line}\n" for line in self._lines[:count]))

    def _broken(self, message: str) -> MpguideError:
        found = re.search(r"\(at line (\d+), column \d+\)", message)
        line = self._first_line + int(found[1]) - 1 if found else self._line_of("")
        message = re.sub(r" \(at [^)]*\)", "", message)
        return MpguideError(f"{at(self._path, line)}: the header is not valid TOML: {message}")

    def _fail(self, key: str, why: str) -> Any:
        raise MpguideError(f"{at(self._path, self._line_of(key))}: {key}: {why}")

    def _line_of(self, key: str) -> int:
        """Return the line where a key of the present table begins; for an unknown one, the first that is not whole TOML.

        A key is there from some line on; it begins behind the last shorter part that is whole TOML.
        """
        begin = 0
        for end in range(1, len(self._lines) + 1):
            try:
                found: Any = self._load(end)
            except tomllib.TOMLDecodeError:
                continue
            for name in (*self._table, key):
                found = found.get(name) if isinstance(found, dict) else None
            if found is not None:
                break
            begin = end
        return self._first_line + begin

    def _strings(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._fail(key, f"must be a list of strings, not {value!r}")
        return tuple(value)

    def _subset(self, key: str, value: Any, known: tuple[str, ...]) -> tuple[str, ...]:
        for item in self._strings(key, value):
            if item not in known:
                self._fail(key, f"{item!r} is not one of {', '.join(known)}")
        return tuple(item for item in known if item in value)

    def _choice(self, key: str, value: Any, known: tuple[str, ...]) -> str:
        if value not in known:
            self._fail(key, f"{value!r} is not one of {', '.join(known)}")
        return str(value)

    def _specifier(self, key: str, value: Any) -> str:
        parts = value.split(",") if isinstance(value, str) else [""]
        if not all(map(_SPECIFIER.fullmatch, parts)):
            self._fail(key, f"must be a version specifier such as '>=3.14', not {value!r}")
        return str(value)

    def _start_methods(self, key: str, value: Any) -> tuple[str, ...]:
        if value == "own":
            return ()
        return self._subset(key, value, START_METHODS) or self._fail(key, "must name a start method, or be 'own'")

    def _platforms(self, key: str, value: Any) -> tuple[str, ...]:
        return self._subset(key, value, PLATFORMS) or self._fail(key, "must name a platform")

    def _masks(self, key: str, value: Any) -> tuple[re.Pattern[str], ...]:
        patterns = []
        for item in self._strings(key, value):
            try:
                patterns.append(re.compile(item))
            except re.error as error:
                self._fail(key, f"{item!r} is not a regular expression: {error}")
            if patterns[-1].match(""):
                self._fail(key, f"{item!r} matches the empty text")
        return tuple(patterns)

    def _exit(self, key: str, value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 255:
            return value
        if isinstance(value, str) and value in _SIGNALS:
            return -_SIGNALS[value]
        return int(self._fail(key, f"must be 0 to 255 or a signal name such as 'SIGKILL', not {value!r}"))

    def _flag(self, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            self._fail(key, f"must be true or false, not {value!r}")
        return bool(value)

    def _timeout(self, key: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 600:
            self._fail(key, f"must be a number of seconds above 0 and up to 600, not {value!r}")
        return float(value)


_READERS: dict[str, Callable[[_Reader, str, Any], Any]] = {
    "start-methods": _Reader._start_methods,
    "order": lambda r, k, v: r._choice(k, v, ORDERS),
    "mask": _Reader._masks,
    "exit": _Reader._exit,
    "stderr": lambda r, k, v: r._choice(k, v, ("check", "ignore")),
    "hangs": _Reader._flag,
    "timeout": _Reader._timeout,
    "platforms": _Reader._platforms,
    "leaves": lambda r, k, v: r._subset(k, v, LEAVES),
}


def this_platform() -> str:
    """Return the name of this machine's platform as headers write it."""
    return {"darwin": "macos", "win32": "windows"}.get(sys.platform, "linux")
