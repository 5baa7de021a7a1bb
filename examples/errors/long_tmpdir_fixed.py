# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# leaves = ["files"]
# ///
"""Use the fork server while temporary files go to a folder with a short name."""

import tempfile
from multiprocessing import get_context


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    tempfile.tempdir = tempfile.mkdtemp(prefix="short-")  # or set TMPDIR
    process = get_context("forkserver").Process(target=greet)
    process.start()
    process.join()
