# /// script
# requires-python = ">=3.14"
# dependencies = ["numpy==2.5.5"]
# [tool.mpguide]
# ///
"""Import NumPy in another process."""

from concurrent.futures import ProcessPoolExecutor


def total(numbers: list[float]) -> float:
    import numpy

    return float(numpy.sum(numbers))


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(total, [1.5, 2.5, 3.5]).result())
