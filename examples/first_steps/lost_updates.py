# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# order = "exact"
# mask = ["counted (\\d+)"]
# ///
"""Four processes add 1 to a shared number 100 times each, without a lock."""

from multiprocessing import Barrier, Process, Value


def one_sheep() -> int:
    sum(range(5_000))  # it takes a moment to spot the next sheep
    return 1


def count_sheep(total, start) -> None:
    start.wait()  # until all four are here
    for _ in range(100):
        total.value += one_sheep()


def main() -> None:
    total = Value("i", 0)
    start = Barrier(4)
    args = (total, start)
    processes = [Process(target=count_sheep, args=args) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"counted {total.value} of 400 sheep")


if __name__ == "__main__":
    main()
