"""Load a big table once in each worker, not once for each task."""

import json
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Value
from pathlib import Path

WORKERS = 2


def load(path, loads) -> None:
    global prices
    prices = json.loads(path.read_text(encoding="utf-8"))
    with loads.get_lock():
        loads.value += 1


def total(order):
    return sum(count * prices[item] for item, count in order.items())


def main() -> None:
    loads = Value("i", 0)  # only to show how often the file is read
    orders = [{f"item {n}": 2, f"item {n + 1}": 1} for n in range(200)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "prices.json")
        table = {f"item {n}": n for n in range(20_000)}
        path.write_text(json.dumps(table), encoding="utf-8")
        with ProcessPoolExecutor(
            WORKERS, initializer=load, initargs=(path, loads)
        ) as pool:
            totals = list(pool.map(total, orders))
    print(len(totals), "orders, in all", f"{sum(totals):,}")
    print("read once by each worker:", 1 <= loads.value <= WORKERS)


if __name__ == "__main__":
    main()
