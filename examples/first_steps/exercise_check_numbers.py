"""Let exit codes say which children found a problem."""

import sys
from multiprocessing import Process


def check_even(number: int) -> None:
    if number % 2:
        sys.exit(1)


def main() -> None:
    processes = [
        Process(target=check_even, args=(number,), name=f"check of {number}")
        for number in (4, 7, 10, 13)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    for process in processes:
        print(process.name, "failed" if process.exitcode else "passed")


if __name__ == "__main__":
    main()
