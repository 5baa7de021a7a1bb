"""One long task and three short ones: the pool ends with the long one."""

from multiprocessing import Pool


def task(size) -> tuple:
    return size, sum(i * i for i in range(size))


def main() -> None:
    sizes = [4_000_000, 500_000, 500_000, 500_000]
    with Pool(4) as pool:
        for size, total in pool.map(task, sizes, chunksize=1):
            print(size, "squares:", total)
        pool.close()
        pool.join()


if __name__ == "__main__":
    main()
