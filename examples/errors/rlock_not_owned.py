# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Take an RLock in one process and release it in another one."""

import sys
from multiprocessing import Process, RLock


def finish(lock) -> None:
    lock.release()


def main() -> None:
    lock = RLock()
    lock.acquire()
    process = Process(target=finish, args=(lock,))
    process.start()
    process.join()
    sys.exit(process.exitcode)


if __name__ == "__main__":
    main()
