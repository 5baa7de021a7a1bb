"""Take what is done when the time is up, and end the workers."""

from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import active_children


def collatz(number: int) -> int:
    steps = 0
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        steps += 1
    return steps


def main() -> None:
    with ProcessPoolExecutor(2) as pool:
        tasks = {n: pool.submit(collatz, n) for n in (27, 97, -1, 6)}
        wait([tasks[27], tasks[97], tasks[6]])  # makes this run predictable
        done, _ = wait(tasks.values(), timeout=0.2)
        for worker in active_children():
            worker.terminate()  # or, from 3.14 on: pool.terminate_workers()
    for number, task in tasks.items():
        print(number, task.result() if task in done else "not done")


if __name__ == "__main__":
    main()
