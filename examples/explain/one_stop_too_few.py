"""Two workers and one stop message: one of them waits for ever."""

from multiprocessing import Process, Queue, Value
from multiprocessing.connection import wait


def worker(tasks, total) -> None:
    while (task := tasks.get()) is not None:
        with total.get_lock():
            total.value += task


def main() -> None:
    tasks, total = Queue(), Value("i", 0)
    workers = [Process(target=worker, args=(tasks, total)) for _ in range(2)]
    for process in workers:
        process.start()
    for message in (10, 20, 30, None):
        tasks.put(message)
    wait([process.sentinel for process in workers])  # until one has ended
    for process in workers:
        process.join(timeout=0.2)
    print("still waiting:", sum(each.is_alive() for each in workers))
    tasks.put(None)
    for process in workers:
        process.join()
    print("after a second stop:", sum(each.is_alive() for each in workers))
    print("sum of the tasks:", total.value)


if __name__ == "__main__":
    main()
