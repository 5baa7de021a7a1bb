"""A task of an executor starts a process."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


def say(word):
    print("child of a worker:", word)


def task(word):
    process = Process(target=say, args=(word,))
    process.start()
    process.join()


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        list(pool.map(task, ["hello"]))


if __name__ == "__main__":
    main()
