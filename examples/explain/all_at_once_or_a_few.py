"""Give a pool a long input, first all at once, then a few items at a time."""

from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice

taken = 0


def read_items():
    global taken
    for n in range(200):
        taken += 1
        yield n


def square(n):
    return n * n


def main() -> None:
    global taken
    with ProcessPoolExecutor(2) as executor:
        results = executor.map(square, read_items())
        print("map: items taken before the first result is used:", taken)
        print("sum:", sum(results))

        taken, total, most = 0, 0, 0
        items = read_items()
        waiting = {executor.submit(square, n) for n in islice(items, 8)}
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            most = max(most, len(done) + len(waiting))
            total += sum(future.result() for future in done)
            waiting |= {
                executor.submit(square, n) for n in islice(items, len(done))
            }
        print("a few at a time: futures at most:", most)
        print("sum:", total)


if __name__ == "__main__":
    main()
