# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Pass a queue to the tasks of a pool."""

from multiprocessing import Pool, Queue


def measure(word, queue):
    queue.put((word, len(word)))


def main() -> None:
    queue = Queue()
    with Pool(1) as pool:
        pool.apply(measure, ("forkserver", queue))
    print(queue.get())


if __name__ == "__main__":
    main()
