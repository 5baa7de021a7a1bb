# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Pickle an item before it goes into the queue, so that an error comes at once."""

import pickle
from multiprocessing import Queue


def put(queue, item) -> None:
    pickle.dumps(item)  # raises here if the item cannot travel
    queue.put(item)


def main() -> None:
    answers = Queue()
    for item in (1, (letter for letter in "ab"), 3):
        try:
            put(answers, item)
        except TypeError as error:
            print("not sent:", error)
            put(answers, list(item))
    print("got", [answers.get() for _ in range(3)])


if __name__ == "__main__":
    main()
