"""Map over an endless input: results in order, few tasks under way."""

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from hashlib import sha256
from itertools import count

AHEAD, BATCH = 8, 5_000


def map_ahead(executor, function, items):
    tasks = deque()
    try:
        for item in items:
            tasks.append(executor.submit(function, item))
            if len(tasks) == AHEAD:
                yield tasks.popleft().result()
        while tasks:
            yield tasks.popleft().result()
    finally:  # after a break or an error, drop what has not begun
        for task in tasks:
            task.cancel()


def dig(numbers):
    for number in numbers:
        if sha256(b"sheep %d" % number).hexdigest().startswith("0000"):
            return number
    return None


def main() -> None:
    read = []
    starts = (read.append(n) or n for n in count(step=BATCH))
    batches = (range(start, start + BATCH) for start in starts)
    with (
        ProcessPoolExecutor(2) as executor,
        closing(map_ahead(executor, dig, batches)) as results,
    ):
        number = next(n for n in results if n is not None)
    print(sha256(b"sheep %d" % number).hexdigest()[:12], "is sheep", number)
    batch = number // BATCH  # counted from 0
    print("read behind its batch:", len(read) - batch - 1)


if __name__ == "__main__":
    main()
