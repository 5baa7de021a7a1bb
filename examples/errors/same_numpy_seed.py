# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# [tool.mpguide]
# start-methods = ["fork"]
# ///
"""Draw random numbers with NumPy's global generator in forked children."""

import random
from multiprocessing import Process, SimpleQueue

import numpy


def draw(answers) -> None:
    answers.put((random.random(), numpy.random.random()))


def main() -> None:
    random.seed(2026)
    numpy.random.seed(2026)
    answers = SimpleQueue()
    processes = [Process(target=draw, args=(answers,)) for _ in range(3)]
    for process in processes:
        process.start()
    drawn = [answers.get() for _ in processes]
    for process in processes:
        process.join()
    standard, from_numpy = zip(*drawn, strict=True)
    print("different numbers from random:", len(set(standard)))
    print("different numbers from NumPy: ", len(set(from_numpy)))


if __name__ == "__main__":
    main()
