# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# mask = ["([\\d,]+) times"]
# ///
"""Count in two processes in five ways, and compare what an addition costs."""

import sqlite3
import tempfile
from multiprocessing import Manager, Process, SimpleQueue, Value
from pathlib import Path
from time import perf_counter

ROUNDS, ADDITIONS = 5, 20


def add_to_value(counter) -> None:
    with counter.get_lock():
        counter.value += 1


def add_to_queue(queue) -> None:
    queue.put(1)


def add_in_manager(shared) -> None:
    with shared["lock"]:
        shared["counter"].value += 1


def add_in_database(path) -> None:
    with sqlite3.connect(path, timeout=20) as database:
        database.execute("UPDATE counter SET value = value + 1")
    database.close()


def work(add, shared, reports) -> None:
    count, seconds = 0, []
    for _ in range(ROUNDS):
        begin = perf_counter()
        for _ in range(ADDITIONS):
            if add is None:
                count += 1  # a number of its own, returned at the end
            else:
                add(shared)
        seconds.append(perf_counter() - begin)
    reports.put((count, min(seconds)))


def count_in_two(add, shared) -> tuple[int, float]:
    reports = SimpleQueue()
    processes = [
        Process(target=work, args=(add, shared, reports)) for _ in range(2)
    ]
    for process in processes:
        process.start()
    counts, seconds = zip(*(reports.get() for _ in processes), strict=True)
    for process in processes:
        process.join()
    return sum(counts), min(seconds)


def main() -> None:
    counter, queue = Value("q"), SimpleQueue()
    with tempfile.TemporaryDirectory() as folder, Manager() as manager:
        path = Path(folder, "counter.db")
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE counter AS SELECT 0 AS value")
        database.close()
        shared = {"counter": manager.Value("q", 0), "lock": manager.Lock()}
        total, unit = count_in_two(None, None)
        print(f"returned: {total}, the unit of all prices")
        _, price = count_in_two(add_to_value, counter)
        print(f"Value: {counter.value}, {price / unit:,.0f} times")
        _, price = count_in_two(add_to_queue, queue)
        total = sum(queue.get() for _ in range(2 * ROUNDS * ADDITIONS))
        print(f"SimpleQueue: {total}, {price / unit:,.0f} times")
        _, price = count_in_two(add_in_manager, shared)
        total = shared["counter"].value
        print(f"Manager: {total}, {price / unit:,.0f} times")
        _, price = count_in_two(add_in_database, path)
        with sqlite3.connect(path) as database:
            (total,) = database.execute("SELECT value FROM counter").fetchone()
        database.close()
        print(f"SQLite: {total}, {price / unit:,.0f} times")


if __name__ == "__main__":
    main()
