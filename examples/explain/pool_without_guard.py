# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# ///
"""Start an executor at the top of the file: the worker fails, and so does main."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

sys.tracebacklimit = 0  # print errors without their traceback

with ProcessPoolExecutor(1, get_context("spawn")) as executor:
    print(executor.submit(abs, -1).result())
