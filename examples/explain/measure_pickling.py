"""Measure what it costs to send a task, and compare it with the work."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter

TASKS = {
    "add up a long list": (sum, list(range(200_000))),
    "add up many squares": (
        lambda limit: sum(n * n for n in range(limit)),
        200_000,
    ),
    "add up five squares": (lambda limit: sum(n * n for n in range(limit)), 5),
}


def seconds(function, *args):
    times = []
    for _ in range(5):
        start = perf_counter()
        function(*args)
        times.append(perf_counter() - start)
    return min(times)


def nothing():
    pass


def main() -> None:
    with ProcessPoolExecutor(1) as executor:
        executor.submit(nothing).result()  # the worker has started
        empty = seconds(lambda: executor.submit(nothing).result())

    for name, (work, argument) in TASKS.items():
        data = pickle.dumps(argument)
        pickling = seconds(pickle.dumps, argument) + seconds(
            pickle.loads, data
        )
        longer = (
            "sending"
            if empty + pickling > seconds(work, argument)
            else "the work"
        )
        size = "more" if len(data) > 100_000 else "less"
        print(f"{name}: {size} than 100 kB, {longer} takes longer")


if __name__ == "__main__":
    main()
