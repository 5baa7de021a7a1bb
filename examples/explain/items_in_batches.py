# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# mask = ["([\\d.]+) s"]
# ///
"""Send 20,000 numbers through a queue: one by one, then 500 at a time."""

from itertools import islice
from multiprocessing import Barrier, Process, Queue
from time import perf_counter

NUMBERS = 20_000


def batches(numbers, size: int):
    numbers = iter(numbers)
    while batch := list(islice(numbers, size)):
        yield batch


def produce(queue, size: int, both) -> None:
    both.wait()
    for batch in batches(range(NUMBERS), size):
        queue.put(batch)
    queue.put(None)


def main() -> None:
    for size in (1, 500):
        queue, both = Queue(), Barrier(2)
        producer = Process(target=produce, args=(queue, size, both))
        producer.start()
        both.wait()
        start = perf_counter()
        total = sum(sum(batch) for batch in iter(queue.get, None))
        print(
            f"{size} at a time: sum {total} after {perf_counter() - start:.3f} s"
        )
        producer.join()


if __name__ == "__main__":
    main()
