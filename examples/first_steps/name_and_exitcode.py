"""Read from each child's exit code how it ended."""

import sys
from multiprocessing import Process

sys.tracebacklimit = 0  # print errors without their traceback


def succeed() -> None:
    pass


def give_up() -> None:
    sys.exit(3)


def fail() -> None:
    raise ValueError("the file is empty")


def main() -> None:
    for function in (succeed, give_up, fail):
        process = Process(target=function, name=function.__name__)
        process.start()
        process.join()
        print(f"main: {process.name} has exit code {process.exitcode}")


if __name__ == "__main__":
    main()
