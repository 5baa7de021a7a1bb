# /// script
# requires-python = ">=3.14.1"
# dependencies = ["numpy"]
# [tool.mpguide]
# start-methods = ["forkserver"]
# ///
"""Draw random numbers with a generator that the fork server has made."""

from multiprocessing import Process, SimpleQueue

from numpy.random import random


def draw(answers) -> None:
    answers.put(random())


def main() -> None:
    answers = SimpleQueue()
    processes = [Process(target=draw, args=(answers,)) for _ in range(3)]
    for process in processes:
        process.start()
    drawn = [answers.get() for _ in processes]
    for process in processes:
        process.join()
    print("different numbers:", len(set(drawn)))


if __name__ == "__main__":
    main()
