"""Throw two dice in four processes, and add up what each has counted."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from random import Random


def throw(seed: int) -> Counter:
    dice = Random(seed)
    return Counter(
        dice.randint(1, 6) + dice.randint(1, 6) for _ in range(9_000)
    )


def main() -> None:
    with ProcessPoolExecutor() as executor:
        counts = sum(executor.map(throw, range(4)), Counter())
    for points in sorted(counts):
        print(f"{points:2} {counts[points]:5} {'#' * (counts[points] // 200)}")
    print("throws:", counts.total())


if __name__ == "__main__":
    main()
