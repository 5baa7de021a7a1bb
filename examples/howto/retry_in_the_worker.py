"""Repeat a task that fails for a moment, with longer and longer pauses."""

import random
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory


def retry(function, *args, attempts: int = 4, pause: float = 0.02):
    for attempt in range(1, attempts):
        try:
            return function(*args)
        except OSError:  # only what may pass by itself
            time.sleep(pause * 2**attempt * random.uniform(0.5, 1))
    return function(*args)  # the last attempt may raise


def fetch(folder: str, name: str, good_from: int) -> str:
    """Stand for a service that answers from some attempt on."""
    with Path(folder, name).open("a") as calls:
        calls.write("x")
        number = calls.tell()
    if number < good_from:
        raise ConnectionError(f"{name}: no answer, {number} calls")
    return f"{name}: fine, {number} calls"


def main() -> None:
    services = {"maps": 1, "tides": 3, "stars": 99}
    with (
        TemporaryDirectory() as folder,
        ProcessPoolExecutor(2) as pool,
    ):
        tasks = [
            pool.submit(retry, fetch, folder, name, good_from)
            for name, good_from in services.items()
        ]
        for task in tasks:
            print(task.exception() or task.result())


if __name__ == "__main__":
    main()
