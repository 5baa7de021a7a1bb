"""Read a long input lazily on every Python: when four tasks are under way, wait until one is done."""

from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait

AHEAD = 4


def square(number: int) -> int:
    return number * number


def main() -> None:
    total, pending, most = 0, set(), 0
    with ProcessPoolExecutor(2) as pool:
        for number in range(100):  # stands for a generator of any length
            if len(pending) == AHEAD:
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
                total += sum(future.result() for future in done)
            pending.add(pool.submit(square, number))
            most = max(most, len(pending))
        total += sum(future.result() for future in pending)
    print("sum of squares:", total)
    print("most tasks under way at once:", most)


if __name__ == "__main__":
    main()
