"""Search in four processes, and stop them all when one has found it."""

from hashlib import sha256
from itertools import count
from multiprocessing import Pool, active_children

WORKERS = 4
WANTED = "af62ddce72e33b45d99cee80bd80479df22a0b0cc5c99ec20e5330abd30cd794"


def search(start: int) -> int:
    return next(
        number
        for number in count(start, WORKERS)  # 0, 4, 8 ... or 1, 5, 9 ...
        if sha256(b"%d" % number).hexdigest() == WANTED
    )


def main() -> None:
    with Pool(WORKERS) as pool:
        found = next(pool.imap_unordered(search, range(WORKERS)))
    print("found:", found)
    print("still running:", len(active_children()))


if __name__ == "__main__":
    main()
