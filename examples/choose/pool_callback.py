"""Let the callbacks of apply_async tell in which process and in which thread they run."""

from multiprocessing import Pool, parent_process
from threading import current_thread, main_thread


def invert(number: int) -> float:
    return 1 / number


def where() -> str:
    process = "a worker" if parent_process() else "the parent"
    return (
        f"in the main thread of {process}"
        if current_thread() is main_thread()
        else f"in a thread of {process}"
    )


def succeeded(result: float) -> None:
    print("callback gets", result, where())


def failed(error: BaseException) -> None:
    print("error_callback gets", repr(error), where())


def main() -> None:
    with Pool(1) as pool:
        for number in (4, 0):
            pool.apply_async(
                invert, [number], callback=succeeded, error_callback=failed
            )
        pool.apply_async(invert, [0])  # fails too, and nobody hears of it
        pool.close()
        pool.join()
    print("end", where())


if __name__ == "__main__":
    main()
