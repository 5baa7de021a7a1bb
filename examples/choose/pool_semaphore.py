"""Bound the tasks in a Pool: take a slot for each task, and give it back when the task is done."""

from multiprocessing import Pool
from threading import Semaphore

AHEAD = 4


def square(number: int) -> int:
    return number * number


def main() -> None:
    slots, squares, errors, most = Semaphore(AHEAD), [], [], 0

    def done(result) -> None:
        squares.append(result)
        slots.release()

    def failed(error) -> None:
        errors.append(error)
        slots.release()

    with Pool(2) as pool:
        for number in range(100):  # stands for a generator of any length
            slots.acquire()  # waits while four tasks are under way
            most = max(most, number + 1 - len(squares) - len(errors))
            pool.apply_async(
                square, [number], callback=done, error_callback=failed
            )
        pool.close()
        pool.join()
    print("sum of squares:", sum(squares), "errors:", len(errors))
    print("never more than four under way:", most <= AHEAD)


if __name__ == "__main__":
    main()
