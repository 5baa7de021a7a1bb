# /// script
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Make a queue where the system cannot make a semaphore."""

import resource
from multiprocessing import Process, Queue


def square(number: int, results) -> None:
    results.put(number * number)


if __name__ == "__main__":
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(
        resource.RLIMIT_FSIZE, (0, most)
    )  # no file may grow: ulimit -f 0
    results = Queue()
    process = Process(target=square, args=(12, results))
    process.start()
    print(results.get())
    process.join()
