# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Start a child without a main guard: the child fails."""

import sys
from multiprocessing import get_context

sys.tracebacklimit = 0  # print errors without their traceback


def greet() -> None:
    print("hello from the child process")


process = get_context("spawn").Process(target=greet)
process.start()
process.join()
print("main: the child's exit code is", process.exitcode)
