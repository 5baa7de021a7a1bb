# /// script
# requires-python = ">=3.12"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""After a crash, repeat what is unfinished in new pools of one worker each."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def square(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def run(numbers: list[int], workers: int) -> dict[int, int]:
    """Return what the pool finished; what is missing was lost."""
    futures = {}
    with ProcessPoolExecutor(workers) as pool:
        try:
            for number in numbers:
                futures[number] = pool.submit(square, number)
        except BrokenProcessPool:
            pass  # it broke while tasks were still being handed in
    return {n: f.result() for n, f in futures.items() if not f.exception()}


def main() -> None:
    numbers = [1, 2, 3, 4, 5]
    results = run(numbers, workers=2)
    print("all done in one go:", len(results) == len(numbers))
    for number in numbers:
        if number not in results:
            results |= run([number], workers=1)
    for number in numbers:
        print(number, results.get(number, "crashes its worker"))


if __name__ == "__main__":
    main()
