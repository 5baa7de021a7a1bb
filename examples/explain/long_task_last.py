"""Two workers, one long task and three short ones: long first, then last."""

from multiprocessing import Pool


def task(size) -> int:
    return sum(i * i for i in range(size))


def main() -> None:
    short, long = 500_000, 1_500_000
    with Pool(2) as pool:
        for sizes in [long, short, short, short], [short, short, short, long]:
            totals = pool.map(task, sizes, chunksize=1)
            print(*sizes, "->", sum(totals))
        pool.close()
        pool.join()


if __name__ == "__main__":
    main()
