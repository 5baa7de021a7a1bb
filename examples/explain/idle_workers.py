"""Give a pool of four workers two tasks, and see how many workers get one."""

from multiprocessing import Barrier, Pool, current_process


def start_worker(barrier) -> None:
    global both
    both = barrier


def task(size) -> tuple:
    both.wait()  # until both tasks run
    return current_process().pid, sum(i * i for i in range(size))


def main() -> None:
    with Pool(4, start_worker, (Barrier(2),)) as pool:
        results = pool.map(task, [1_500_000, 1_500_001], chunksize=1)
        pool.close()
        pool.join()
    print("sums:", *[total for _, total in results])
    print("workers that had a task:", len({pid for pid, _ in results}), "of 4")


if __name__ == "__main__":
    main()
