# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Let as many processes come to a barrier as it was made for."""

from multiprocessing import Barrier, Process


def climb(barrier) -> None:
    barrier.wait(timeout=20)
    print("on the top")


def main() -> None:
    climbers = 3
    barrier = Barrier(climbers)
    processes = [
        Process(target=climb, args=(barrier,)) for _ in range(climbers)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


if __name__ == "__main__":
    main()
