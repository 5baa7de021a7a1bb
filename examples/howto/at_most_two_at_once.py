"""Four workers, but at most two of them use the printer at once."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier, Semaphore, Value


def prepare_worker(*shared) -> None:
    global printers, busy, most, pair
    printers, busy, most, pair = shared


def print_page(page: int) -> int:
    with printers:
        with busy.get_lock():
            busy.value += 1
            most.value = max(most.value, busy.value)
        pair.wait(25)  # only so that two surely meet here
        with busy.get_lock():
            busy.value -= 1
    return page


def main() -> None:
    most = Value("i", 0)
    shared = (Semaphore(2), Value("i", 0), most, Barrier(2))
    with ProcessPoolExecutor(
        4, initializer=prepare_worker, initargs=shared
    ) as pool:
        pages = list(pool.map(print_page, range(8)))
    print("pages printed:", len(pages))
    print("most at the same time:", most.value)


if __name__ == "__main__":
    main()
