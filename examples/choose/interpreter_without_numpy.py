# /// script
# requires-python = ">=3.14"
# dependencies = ["numpy>=2.3"]
# [tool.mpguide]
# start-methods = "own"
# ///
"""Import NumPy in a worker process and in an interpreter of this process."""

from concurrent.futures import InterpreterPoolExecutor, ProcessPoolExecutor


def total() -> int:
    import numpy

    return int(numpy.arange(5).sum())


def main() -> None:
    for executor in (ProcessPoolExecutor, InterpreterPoolExecutor):
        with executor(1) as pool:
            error = (future := pool.submit(total)).exception()
        refused = f"{type(error).__name__}: NumPy does not load"
        print(executor.__name__, refused if error else future.result())


if __name__ == "__main__":
    main()
