"""Close a pool, then join it: it finishes its tasks."""

from multiprocessing import Pool


def main() -> None:
    with Pool(1) as pool:
        pool.apply_async(print, ("hello from a task",))
        pool.close()
        pool.join()


if __name__ == "__main__":
    main()
