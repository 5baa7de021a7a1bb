# /// script
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Fork a child for a user who may have no more processes."""

import os
import resource
from multiprocessing import get_context


def start_child(text: str) -> None:
    process = get_context("fork").Process(target=print, args=(text,))
    process.start()
    process.join()


if __name__ == "__main__":
    start_child("hello from the first child")
    if os.getuid() == 0:
        os.setresuid(65534, 65534, 65534)  # root has no such limit
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))  # ulimit -u 0
    try:
        start_child("hello from the second child")
    except BlockingIOError as error:
        print(f"BlockingIOError: {error}")
