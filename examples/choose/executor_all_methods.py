"""Call a function through every method of ProcessPoolExecutor and of the module around it."""

from concurrent.futures import (
    ALL_COMPLETED,
    ProcessPoolExecutor,
    as_completed,
    wait,
)


def power(base: int, exponent: int = 2) -> int:
    return base**exponent


def main() -> None:
    with ProcessPoolExecutor(2) as pool:
        print("map         ", list(pool.map(power, [1, 2, 3])))
        print("map, zipped ", list(pool.map(power, [2, 2], [5, 6])))
        print("submit      ", pool.submit(power, 3, exponent=3).result())

        futures = [pool.submit(power, base) for base in (4, 5, 6)]
        print(
            "as_completed",
            *sorted(future.result() for future in as_completed(futures)),
            "(sorted here)",
        )

        futures = [pool.submit(power, "4"), pool.submit(power, 4)]
        done, not_done = wait(futures, return_when=ALL_COMPLETED)
        print("wait        ", len(done), "done,", len(not_done), "not done")
        print(
            "exception   ",
            type(futures[0].exception()).__name__,
            futures[1].exception(),
        )


if __name__ == "__main__":
    main()
