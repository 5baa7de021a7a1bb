# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Let the manager end while a child still works with its dict."""

import sys
from multiprocessing import Event, Manager, Process


def add_fruit(stock, at_work, closed) -> None:
    stock["apples"] = 4
    at_work.set()
    closed.wait()
    stock["pears"] = 5


def main() -> None:
    at_work, closed = Event(), Event()
    with Manager() as manager:
        args = (manager.dict(), at_work, closed)
        process = Process(target=add_fruit, args=args)
        process.start()
        at_work.wait()
    closed.set()
    process.join()
    sys.exit(process.exitcode)


if __name__ == "__main__":
    main()
