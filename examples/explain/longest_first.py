"""Share six short tasks and a long one between two workers, the long one first."""

from multiprocessing import Pool

LIMITS = [4_000_000] + [800_000] * 6


def compute(limit: int) -> int:
    return sum(number * number for number in range(limit))


def main() -> None:
    with Pool(2) as pool:
        totals = pool.map(compute, LIMITS, chunksize=1)
    print("longest task:", 1 + totals.index(max(totals)), "of", len(totals))


if __name__ == "__main__":
    main()
