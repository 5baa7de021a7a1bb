# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""Kill a process in the middle of an item: the reader waits for the rest."""

import time
from multiprocessing import Process, Queue


def sing(queue):
    queue.put("la " * 100_000)


def main() -> None:
    queue = Queue()
    singer = Process(target=sing, args=(queue,))
    singer.start()
    while queue.empty():  # until the first bytes are in the pipe
        time.sleep(0.01)
    singer.kill()
    singer.join()
    print("the singer has ended")
    print(len(queue.get()), "letters")


if __name__ == "__main__":
    main()
