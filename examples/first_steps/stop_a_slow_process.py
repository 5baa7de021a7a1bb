"""Give a function a time limit: a process of its own can be ended."""

import time
from multiprocessing import Process


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def run_with_limit(seconds: float, limit: float) -> None:
    process = Process(target=sleep, args=(seconds,))
    process.start()
    process.join(timeout=limit)
    if process.is_alive():
        process.terminate()
        process.join()
    print(f"sleep({seconds}): exit code {process.exitcode}")


def main() -> None:
    run_with_limit(seconds=0.01, limit=20)
    run_with_limit(seconds=600, limit=0.3)


if __name__ == "__main__":
    main()
