# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Let each task of a pool raise TimeoutError by itself, and keep the worker."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor


def ring(_number, _frame) -> None:
    raise TimeoutError("took too long")


def with_limit(seconds: float, function, *args):
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return function(*args)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)  # no alarm any more


def collatz(number: int) -> int:
    steps = 0
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        steps += 1
    return steps


def main() -> None:
    jobs = {27: 25, -1: 0.5, 97: 25}
    with ProcessPoolExecutor(1) as pool:
        before = pool.submit(os.getpid).result()
        tasks = {
            number: pool.submit(with_limit, seconds, collatz, number)
            for number, seconds in jobs.items()
        }
        for number, task in tasks.items():
            print(number, task.exception() or f"{task.result()} steps")
        print("same worker:", pool.submit(os.getpid).result() == before)


if __name__ == "__main__":
    main()
