# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Start a child by spawn where no temporary file can be written."""

import resource
from multiprocessing import get_context


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(
        resource.RLIMIT_FSIZE, (0, most)
    )  # no file may grow: ulimit -f 0
    process = get_context("spawn").Process(target=greet)
    process.start()
    process.join()
