"""Share eight tasks between two workers."""

from multiprocessing import Pool

WORKERS = 2


def compute(limit: int) -> int:
    return sum(number * number for number in range(limit))


def main() -> None:
    with Pool(WORKERS) as pool:
        totals = pool.map(compute, [1_000_000] * 8, chunksize=1)
    print(f"{WORKERS} workers, {len(totals)} tasks, sum {sum(totals)}")


if __name__ == "__main__":
    main()
