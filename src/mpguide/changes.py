"""What git says has changed."""

from __future__ import annotations

import subprocess

from mpguide.errors import MpguideError
from mpguide.example import Example, Library


def changed_examples(library: Library, base: str) -> list[Example]:
    """Return the examples whose program or record differs from a commit, new ones too.

    Args:
        library: of a git checkout.
        base: a commit, as git names it.

    Raises:
        MpguideError: git is missing, there is no such commit, or this is no checkout.
    """
    paths = _git(library, "diff", "--name-only", "--relative", "-z", base, "--", "examples")
    paths += _git(library, "ls-files", "--others", "--exclude-standard", "-z", "--", "examples")
    stems = {path.rpartition(".")[0] for path in paths}
    names = (name for name in library.names() if f"examples/{name}".rpartition(".")[0] in stems)
    return [library.get(name) for name in names]


def _git(library: Library, *arguments: str) -> list[str]:
    command = ["git", "-C", str(library.root), *arguments]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise MpguideError(f"--changed: git cannot be started: {error.strerror}") from None
    if answer.returncode:
        raise MpguideError(f"--changed: {answer.stderr.strip().splitlines()[0]}")
    return [path for path in answer.stdout.split("\0") if path]
