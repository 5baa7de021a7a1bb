"""Count the chunks that a Pool makes of 16 tasks: here each chunk gets a worker of its own."""

import os
from multiprocessing import Pool


def worker(_: int) -> int:
    return os.getpid()


def main() -> None:
    with Pool(
        2, maxtasksperchild=1
    ) as pool:  # a worker is replaced after one chunk
        print(
            "map:                ",
            len(set(pool.map(worker, range(16)))),
            "chunks",
        )
        print(
            "map, chunksize=4:   ",
            len(set(pool.map(worker, range(16), chunksize=4))),
            "chunks",
        )
        print(
            "imap:               ",
            len(set(pool.imap(worker, range(16)))),
            "chunks",
        )


if __name__ == "__main__":
    main()
