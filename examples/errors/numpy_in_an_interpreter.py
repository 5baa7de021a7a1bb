# /// script
# requires-python = ">=3.14"
# dependencies = ["numpy==2.5.5"]
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = [
#     'File "<stdlib>[^"]*", line (\d+)',
#     'File "<environment>/lib/(python[^/]*)/[^"]*", line (\d+)',
# ]
# ///
"""Import NumPy in another interpreter."""

from concurrent.futures import InterpreterPoolExecutor


def total(numbers: list[float]) -> float:
    import numpy

    return float(numpy.sum(numbers))


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as pool:
        print(pool.submit(total, [1.5, 2.5, 3.5]).result())
