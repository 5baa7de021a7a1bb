"""Give each future a callback. It gets the future, whether the task succeeded or failed."""

from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import Event, parent_process
from threading import current_thread, main_thread


def init(event) -> None:
    global go_on
    go_on = event


def invert(number: int) -> float:
    go_on.wait()
    return 1 / number


def report(future: Future) -> None:
    place = "a worker" if parent_process() else "the parent"
    thread = (
        "the main thread" if current_thread() is main_thread() else "a thread"
    )
    print(
        repr(future.exception() or future.result()), "in", thread, "of", place
    )


def main() -> None:
    go_on = Event()
    with ProcessPoolExecutor(1, initializer=init, initargs=[go_on]) as pool:
        for number in (4, 0):
            pool.submit(invert, number).add_done_callback(report)
        go_on.set()


if __name__ == "__main__":
    main()
