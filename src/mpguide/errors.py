"""The one exception for everything a user can put right."""

from __future__ import annotations

from pathlib import Path


class MpguideError(Exception):
    """Bad input: one line that says where, what is wrong, and what to do.

    The faces (command line, pytest plugin, Markdown extension) show the line and no traceback.
    """


def at(path: object, line: int | None = None) -> str:
    """Return the address ``path`` or ``path:line`` that opens an error message, short where it can be."""
    if isinstance(path, Path) and path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return f"{path}:{line}" if line else f"{path}"
