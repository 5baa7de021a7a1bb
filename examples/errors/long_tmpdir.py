# /// script
# requires-python = "<3.13.6"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# leaves = ["files"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Use the fork server while temporary files go to a folder with a long name."""

import tempfile
from multiprocessing import get_context


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    tempfile.tempdir = tempfile.mkdtemp(
        prefix="as-long-as-those-of-build-servers-" * 3
    )  # or set TMPDIR
    process = get_context("forkserver").Process(target=greet)
    process.start()
    process.join()
