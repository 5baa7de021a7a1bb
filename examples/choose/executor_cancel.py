"""Cancel tasks of a ProcessPoolExecutor: those that wait can be canceled, the one that runs cannot."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event


def init(*events) -> None:
    global started, go_on
    started, go_on = events


def task(number: int) -> int:
    started.set()
    go_on.wait()
    return number


def main() -> None:
    started, go_on = Event(), Event()
    with ProcessPoolExecutor(
        1, initializer=init, initargs=(started, go_on)
    ) as pool:
        futures = [pool.submit(task, number) for number in range(6)]
        started.wait()
        print("cancel the first, which runs:", futures[0].cancel())
        print("cancel the last, which waits:", futures[5].cancel())
        # when that one is canceled, the first one may go on
        futures[4].add_done_callback(lambda _: go_on.set())
        pool.shutdown(cancel_futures=True)
    print("result of the first:", futures[0].result())
    print("canceled:", [future.cancelled() for future in futures[3:]])


if __name__ == "__main__":
    main()
