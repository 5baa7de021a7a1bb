# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# platforms = ["linux"]
# mask = ['File "<stdlib>[^"]*", line (\d+)']
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
    root = os.getuid() == 0
    if root:
        os.setresuid(65534, 65534, 0)  # root has no such limit
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))  # ulimit -u 0
    try:
        start_child("hello from the second child")
    finally:
        if root:
            os.seteuid(0)
