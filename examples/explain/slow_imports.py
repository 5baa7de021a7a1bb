# /// script
# requires-python = ">=3.14.1"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# mask = ["([\\d.]+) s"]
# ///
"""Start two children by each method from a file that takes long to import."""

import time
from multiprocessing import get_context

time.sleep(0.2)  # stands for imports that take long


def work() -> None:
    pass


def main() -> None:
    for method in ("fork", "forkserver", "spawn"):
        seconds = []
        for _ in range(2):
            start = time.perf_counter()
            child = get_context(method).Process(target=work)
            child.start()
            child.join()
            seconds.append(time.perf_counter() - start)
        first, second = seconds
        print(
            f"{method}: first child {first:.3f} s, second child {second:.3f} s"
        )


if __name__ == "__main__":
    main()
