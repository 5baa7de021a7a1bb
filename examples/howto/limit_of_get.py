"""A Pool: get() has a time limit, the task has none, leaving ends it."""

import multiprocessing


def collatz(number: int) -> int:
    steps = 0
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        steps += 1
    return steps


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        tasks = {n: pool.apply_async(collatz, [n]) for n in (27, -1)}
        print(27, tasks[27].get(timeout=25), "steps")
        try:
            tasks[-1].get(timeout=0.2)
        except multiprocessing.TimeoutError:
            print(-1, "too slow; still running:", not tasks[-1].ready())
    print(
        "after the block:", len(multiprocessing.active_children()), "workers"
    )


if __name__ == "__main__":
    main()
