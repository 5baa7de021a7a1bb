"""Feed an executor from an endless input, with at most four tasks under way."""

from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import count, islice

AT_MOST = 4


def square(number: int) -> int:
    return number * number


def squares(executor, numbers):
    tasks = set()
    for number in numbers:
        tasks.add(executor.submit(square, number))
        if len(tasks) == AT_MOST:
            done, tasks = wait(tasks, return_when=FIRST_COMPLETED)
            yield from [task.result() for task in done]
    yield from [task.result() for task in tasks]


def main() -> None:
    numbers = count()  # 0, 1, 2, 3, without end
    with ProcessPoolExecutor(2) as executor:
        results = list(islice(squares(executor, numbers), 100))
    print("results:", len(results))
    print("at most 4 numbers read ahead:", next(numbers) <= 100 + AT_MOST)


if __name__ == "__main__":
    main()
