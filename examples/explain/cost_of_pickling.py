# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# mask = ["([\\d.]+) ms"]
# ///
"""Measure what it costs to send a table to a worker: pickle it, send it, use it."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from timeit import repeat


def nothing(table: list) -> None:
    pass


def work(table: list) -> int:
    return sum(row["price"] * row["count"] for row in table)


def milliseconds(call) -> float:
    return 1000 * min(repeat(call, number=1, repeat=5))  # best of five


def main() -> None:
    table = [{"price": n % 7, "count": n % 5} for n in range(50_000)]
    pickled = pickle.dumps(table)
    print("pickled:", len(pickled), "bytes")
    print(f"dumps: {milliseconds(lambda: pickle.dumps(table)):.1f} ms")
    print(f"loads: {milliseconds(lambda: pickle.loads(pickled)):.1f} ms")
    with ProcessPoolExecutor(1) as executor:
        empty = milliseconds(lambda: executor.submit(nothing, []).result())
        sent = milliseconds(lambda: executor.submit(nothing, table).result())
        print(
            f"a task that does nothing: {empty:.1f} ms, with the table: {sent:.1f} ms"
        )
    print(f"the work itself: {milliseconds(lambda: work(table)):.1f} ms")


if __name__ == "__main__":
    main()
