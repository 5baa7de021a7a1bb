"""The archive of all examples: a zip file that is the same bytes whenever the examples are the same."""

from __future__ import annotations

import gzip
import io
import zipfile

from mpguide.errors import MpguideError, at
from mpguide.example import Library

FOLDER = "mpguide-examples"
"""What the archive unpacks to."""
ABOUT = """\
The examples of mpguide, a guide to Python multiprocessing.

Each is a program of its own, and its first string says what it shows. Go to its folder and run it:

    python NAME.py     if it needs no packages
    uv run NAME.py     also gets the packages that its first lines name

uv is at https://docs.astral.sh/uv/. Some of the examples fail or wait for ever, because that is what
they show: the page "All examples" of the guide says which, on which Pythons and under which start
methods each was run, and leads to its explanation.

They are under the 0BSD license (see LICENSE): copying them needs no notice.
"""
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip file can hold."""


def pack(library: Library) -> bytes:
    """Return a zip file with all examples, their license and how to run them.

    Nothing in it is compressed: `squeeze` makes the whole of it a third smaller than a zip file whose files
    are compressed one by one, and a script can find a file in it without a library.

    Raises:
        MpguideError: an example cannot be read.
    """
    paths = {name: library.folder / name for name in library.names()}
    license_ = library.folder / "LICENSE"
    try:
        contents = {name: path.read_bytes() for name, path in paths.items()}
        contents |= {"LICENSE": license_.read_bytes()} if license_.is_file() else {}
    except OSError as error:
        raise MpguideError(f"{at(error.filename)}: cannot be read: {error.strerror}") from None
    contents["README.txt"] = ABOUT.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _DATE)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # else they tell which system made it
            archive.writestr(entry, contents[name])
    return out.getvalue()


def squeeze(archive: bytes) -> bytes:
    """Compress an archive with gzip, as a browser can undo it by itself."""
    return gzip.compress(archive, mtime=0)
