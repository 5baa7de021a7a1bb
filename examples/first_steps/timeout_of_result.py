"""A time limit of result() ends the waiting, not the task."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event

bell = None  # in the worker, set_bell() puts the shared event here


def set_bell(shared) -> None:
    global bell
    bell = shared


def sleep_until_bell() -> str:
    bell.wait()
    return "slept well"


def main() -> None:
    shared = Event()
    with ProcessPoolExecutor(
        max_workers=1,
        initializer=set_bell,
        initargs=(shared,),
    ) as pool:
        future = pool.submit(sleep_until_bell)
        try:
            print(future.result(timeout=0.3))
        except TimeoutError:
            print("no result within 0.3 seconds")
        print("canceled:", future.cancel())
        shared.set()
        print("the task:", future.result())


if __name__ == "__main__":
    main()
