"""A program does not exit before its children have ended."""

import atexit
import time
from multiprocessing import Process


def work() -> None:
    time.sleep(0.3)
    print("the child has done its work")


def main() -> None:
    # before multiprocessing registers a function of its own
    atexit.register(print, "the program exits")
    print("start a child, and nothing more")
    Process(target=work).start()


if __name__ == "__main__":
    main()
