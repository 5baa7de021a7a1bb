# /// script
# [tool.mpguide]
# start-methods = ["fork", "spawn"]
# platforms = ["linux"]
# ///
"""Use a pipe where the system cannot make a semaphore."""

import resource
from multiprocessing import Pipe, Process


def square(number: int, results) -> None:
    results.send(number * number)


if __name__ == "__main__":
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(
        resource.RLIMIT_FSIZE, (0, most)
    )  # no file may grow: ulimit -f 0
    receiving, sending = Pipe(duplex=False)
    process = Process(target=square, args=(12, sending))
    process.start()
    print(receiving.recv())
    process.join()
