# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""A NumPy generator for each task, from a seed and the number of the task."""

from concurrent.futures import ProcessPoolExecutor

import numpy

SEED = 2026


def farthest(task: int) -> float:
    """Return how far from home a walk of 10,000 random steps got."""
    generator = numpy.random.default_rng([task, SEED])
    steps = generator.choice([-1, 1], size=(10_000, 2))
    return float(numpy.hypot(*steps.cumsum(axis=0).T).max())


def main() -> None:
    for workers in (1, 2):
        with ProcessPoolExecutor(workers) as pool:
            walks = list(pool.map(farthest, range(5)))
        print(f"pool of {workers}:", *[f"{walk:.1f}" for walk in walks])


if __name__ == "__main__":
    main()
