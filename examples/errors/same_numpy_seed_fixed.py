# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# [tool.mpguide]
# ///
"""Give each task a random generator of its own, all made from one seed."""

from concurrent.futures import ProcessPoolExecutor

import numpy


def draw(seed) -> list:
    generator = numpy.random.default_rng(seed)
    return generator.integers(1, 7, size=8).tolist()


def main() -> None:
    seeds = numpy.random.SeedSequence(2026).spawn(3)
    for workers in (1, 2):
        with ProcessPoolExecutor(workers) as pool:
            throws = list(pool.map(draw, seeds))
        print(f"with {workers} workers:")
        for number, eight in enumerate(throws):
            print("  task", number, "threw", *eight)


if __name__ == "__main__":
    main()
