"""Writing files whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from mpguide.errors import MpguideError, at


def write_whole(path: Path, text: str) -> None:
    """Write a text file in UTF-8 with plain line feeds; if that fails, the old file stays as it was.

    Raises:
        MpguideError: it cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise MpguideError(f"{at(path)}: cannot be written: {error.strerror}") from None
