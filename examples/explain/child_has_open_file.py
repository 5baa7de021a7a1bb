"""Show whether a file that the parent has opened is open in the child."""

import os
import tempfile
from multiprocessing import Process


def is_it(number: int, wanted: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.fstat(number), wanted)
    except OSError:  # no open file has this number
        return False


def show(wanted: os.stat_result) -> None:
    found = any(is_it(number, wanted) for number in range(100))
    print("the file is open:", found)


def main() -> None:
    with tempfile.TemporaryFile() as file:
        process = Process(target=show, args=(os.fstat(file.fileno()),))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
