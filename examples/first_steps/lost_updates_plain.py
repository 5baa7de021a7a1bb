# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# order = "exact"
# mask = ["counted (\\d+)"]
# ///
"""Four processes add 1 to a shared number 25,000 times each, without a lock."""

from multiprocessing import Process, Value


def count_sheep(counter) -> None:
    for _ in range(25_000):
        counter.value += 1


def main() -> None:
    counter = Value("i", 0)
    args = (counter,)
    processes = [Process(target=count_sheep, args=args) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"counted {counter.value} of 100000 sheep")


if __name__ == "__main__":
    main()
