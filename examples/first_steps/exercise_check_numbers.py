"""Let exit codes say which children found a problem."""

import sys
from multiprocessing import Process


def check_even(number: int) -> None:
    if number % 2:
        sys.exit(1)


def main() -> None:
    processes = []
    for number in (4, 7, 10, 13):
        name = f"check of {number}"
        process = Process(target=check_even, args=(number,), name=name)
        process.start()
        processes.append(process)
    for process in processes:
        process.join()
        print(process.name, "failed" if process.exitcode else "passed")


if __name__ == "__main__":
    main()
