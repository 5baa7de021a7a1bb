"""Stream an endless input through processes, and stop when it is enough."""

from itertools import count
from multiprocessing import Event, Process, Queue

WORKERS, ROOM = 2, 4


def read(tasks, enough) -> None:
    try:
        for number in count(1):
            if enough.is_set():
                break
            tasks.put(number)  # waits while ROOM items are in the queue
    finally:  # after an error too
        for _ in range(WORKERS):
            tasks.put(None)


def divisors(number):
    return sum(number % n == 0 for n in range(1, number + 1))


def work(tasks, results) -> None:
    while (number := tasks.get()) is not None:
        try:
            result = number, divisors(number)
        except Exception as error:  # main must hear of it
            result = error
        results.put(result)  # waits too
    results.put(None)


def main() -> None:
    tasks, results, enough = Queue(ROOM), Queue(ROOM), Event()
    processes = [Process(target=read, args=(tasks, enough), daemon=True)]
    for _ in range(WORKERS):
        processes.append(
            Process(target=work, args=(tasks, results), daemon=True)
        )
    for process in processes:
        process.start()
    found, at_work = [], WORKERS
    while at_work:
        result = results.get()
        if result is None:
            at_work -= 1
        elif isinstance(result, Exception):
            raise result  # the children are daemons: they end with main
        elif result[1] >= 20:
            found.append(result[0])
            enough.set()  # go on reading until the workers have ended
    for process in processes:
        process.join()
        if process.exitcode:
            raise RuntimeError(f"{process.name} has failed")
    print("first number with 20 divisors:", min(found))


if __name__ == "__main__":
    main()
