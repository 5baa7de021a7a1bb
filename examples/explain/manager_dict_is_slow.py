"""Look up the same keys in a dict and in the dict of a manager."""

from multiprocessing import Manager
from time import perf_counter


def seconds(prices, keys):
    start = perf_counter()
    total = sum(prices[key] for key in keys)
    return perf_counter() - start, total


def main() -> None:
    prices = {f"item {n}": n for n in range(1000)}
    with Manager() as manager:
        shared = manager.dict(prices)
        tries = [seconds(prices, prices) for _ in range(5)]
        local_time, local_total = min(tries)  # the least disturbed
        shared_time, shared_total = seconds(shared, prices)
    print("the same total:", shared_total == local_total)
    print("more than 20 times as long:", shared_time > 20 * local_time)


if __name__ == "__main__":
    main()
