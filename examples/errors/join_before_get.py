# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""Join a child before its item is taken from the queue: both wait."""

from multiprocessing import Process, Queue


def read_book(queue):
    queue.put("It was a dark and stormy night. " * 10_000)
    print("the function has returned")


def main() -> None:
    queue = Queue()
    reader = Process(target=read_book, args=(queue,))
    reader.start()
    reader.join()
    print("a book of", len(queue.get()), "letters")


if __name__ == "__main__":
    main()
