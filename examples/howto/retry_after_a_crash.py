# /// script
# requires-python = ">=3.12"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Repeat tasks whose worker has died, and give up the ones that kill it."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from tempfile import TemporaryDirectory


def double(number: int, crashes: int, folder: str) -> int:
    """Kill the worker as often as told, then work."""
    with Path(folder, str(number)).open("a+") as calls:
        calls.write("x")
        if calls.tell() <= crashes:
            os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def run_round(tasks: dict, workers: int, results: dict) -> None:
    """Put into results what one pool finishes before it breaks."""
    futures = {}
    with ProcessPoolExecutor(workers) as pool:
        try:
            for name, args in tasks.items():
                futures[name] = pool.submit(double, *args)
        except BrokenProcessPool:
            pass  # it broke while tasks were still being handed in
    results |= {
        name: future
        for name, future in futures.items()
        if not isinstance(future.exception(), BrokenProcessPool)
    }


def run_all(tasks: dict, workers: int, attempts: int) -> dict:
    results = {}
    run_round(tasks, workers, results)
    for _ in range(attempts):  # now each task alone, in a pool of its own
        for name in tasks.keys() - results.keys():
            run_round({name: tasks[name]}, 1, results)
    return results


def main() -> None:
    with TemporaryDirectory() as folder:
        crashes = {1: 0, 2: 1, 3: 0, 4: 99}
        tasks = {n: (n, crashes[n], folder) for n in crashes}
        results = run_all(tasks, workers=2, attempts=2)
    for name in tasks:
        future = results.get(name)
        print(name, future.result() if future else "killed every worker")


if __name__ == "__main__":
    main()
