# /// script
# requires-python = ">=3.14.1"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Open a file at the top of a module: who shares it under forkserver?"""

import os
from multiprocessing import get_context

FILE = os.open(__file__, os.O_RDONLY)  # this program itself


def read(who) -> None:
    print(who, "reads:", os.read(FILE, 5))


if __name__ == "__main__":
    context = get_context("forkserver")
    for number in (1, 2):
        child = context.Process(target=read, args=(f"child {number}",))
        child.start()
        child.join()
    read("main")
