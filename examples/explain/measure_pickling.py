"""Measure what it costs to send a task, and compare it with the work."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter


def seconds(function, *args):
    times = []
    for _ in range(5):
        start = perf_counter()
        function(*args)
        times.append(perf_counter() - start)
    return min(times)


def nothing():
    pass


def squares(limit):
    return sum(n * n for n in range(limit))


def main() -> None:
    with ProcessPoolExecutor(1) as executor:
        executor.submit(nothing).result()  # the worker has started
        empty = seconds(lambda: executor.submit(nothing).result())

    for work, argument in (sum, list(range(500_000))), (squares, 500_000), (squares, 5):
        data = pickle.dumps(argument)
        sending = empty + seconds(pickle.dumps, argument) + seconds(pickle.loads, data)
        ratio = sending / seconds(work, argument)
        size = "1 MB or more" if len(data) > 1_000_000 else "less than 100 bytes"
        verdict = "more" if ratio > 1 else "less"
        print(f"{work.__name__}: argument {size}; sending takes {verdict} time than the work")


if __name__ == "__main__":
    main()
