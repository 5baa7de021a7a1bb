# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Start an executor at the top of the file: the worker fails, and so does main."""

import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

sys.tracebacklimit = 0  # print errors without their traceback

with ProcessPoolExecutor(1, get_context("spawn")) as executor:
    try:
        print(executor.submit(abs, -1).result())
    except BrokenProcessPool as error:
        print("main:", error)
