"""Pass a manager's queue to the tasks of a pool."""

from multiprocessing import Manager, Pool


def measure(word, queue):
    queue.put((word, len(word)))


def main() -> None:
    with Manager() as manager:
        queue = manager.Queue()
        with Pool(1) as pool:
            pool.apply(measure, ("forkserver", queue))
        print(queue.get())


if __name__ == "__main__":
    main()
