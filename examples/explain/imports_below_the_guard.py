# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# mask = ["([\\d.]+) s"]
# ///
"""Spawn two children from a file whose slow imports only main() needs."""

import time
from multiprocessing import get_context


def work() -> None:
    pass


def main() -> None:
    time.sleep(0.2)  # stands for imports that take long
    for number in (1, 2):
        start = time.perf_counter()
        child = get_context("spawn").Process(target=work)
        child.start()
        child.join()
        print(f"child {number}: {time.perf_counter() - start:.3f} s")


if __name__ == "__main__":
    main()
