# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# stderr = "ignore"
# ///
"""Use a pool and an executor with a function that stands in no file."""

import subprocess
import sys

PROGRAM = """
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

def double(number):
    return 2 * number

context = get_context("spawn")
with ProcessPoolExecutor(1, context) as executor:
    print("executor:", type(executor.submit(double, 21).exception()).__name__)
with context.Pool(1) as pool:
    answer = pool.apply_async(double, (21,))
    answer.wait(timeout=0.5)
    print("pool: there is an answer:", answer.ready())
"""


def main() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)


if __name__ == "__main__":
    main()
