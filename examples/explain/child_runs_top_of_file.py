"""Show in which process the top of this file was run."""

import os
from multiprocessing import Process

ran_in = os.getpid()


def show() -> None:
    print("this child ran the top of the file:", ran_in == os.getpid())


def main() -> None:
    for _ in range(2):
        process = Process(target=show)
        process.start()
        process.join()


if __name__ == "__main__":
    main()
