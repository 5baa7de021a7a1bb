"""Give each task a generator of its own: the same numbers for any pool."""

from concurrent.futures import ProcessPoolExecutor
from random import Random

SEED = 2026


def shared_birthdays(task: int) -> int:
    """Return in how many of 500 groups of 23 two have the same birthday."""
    dice = Random(f"{SEED}/{task}")
    groups = (dice.choices(range(365), k=23) for _ in range(500))
    return sum(len(set(group)) < 23 for group in groups)


def main() -> None:
    for workers in (1, 2, 3):
        with ProcessPoolExecutor(workers) as pool:
            counts = list(pool.map(shared_birthdays, range(6)))
        print(f"pool of {workers}:", *counts, f"= {sum(counts) / 3000:.3f}")
    print("task 4 on its own:", shared_birthdays(4))


if __name__ == "__main__":
    main()
