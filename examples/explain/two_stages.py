"""Two stages of a pipeline work at the same time, on different items."""

from multiprocessing import Process, Queue


def first_stage(numbers, sums) -> None:
    while (number := numbers.get()) is not None:
        sums.put((number, sum(i * number for i in range(600_000))))
    sums.put(None)


def second_stage(sums, results) -> None:
    while (pair := sums.get()) is not None:
        number, total = pair
        results.put((number, sum(total % i for i in range(1, 600_000))))
    results.put(None)


def main() -> None:
    numbers, sums, results = Queue(), Queue(), Queue()
    stages = [
        Process(target=first_stage, args=(numbers, sums)),
        Process(target=second_stage, args=(sums, results)),
    ]
    for stage in stages:
        stage.start()
    for number in (1, 2, 3, 4, None):
        numbers.put(number)
    while (result := results.get()) is not None:
        print("item", *result)
    for stage in stages:
        stage.join()


if __name__ == "__main__":
    main()
