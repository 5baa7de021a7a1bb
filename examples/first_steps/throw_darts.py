"""Map a function with two arguments; one of them is the same for all calls."""

from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from random import Random

DARTS = 100_000


def count_hits(darts: int, seed: int) -> int:
    random = Random(seed).random
    return sum(random() ** 2 + random() ** 2 < 1 for _ in range(darts))


def main() -> None:
    seeds = range(4)
    with ProcessPoolExecutor() as executor:
        hits = list(executor.map(count_hits, repeat(DARTS), seeds))
    print("darts inside the quarter circle:", hits)
    print("so pi is about", 4 * sum(hits) / (DARTS * len(seeds)))


if __name__ == "__main__":
    main()
