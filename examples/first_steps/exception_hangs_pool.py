"""In a Pool the same exception stops the thread that receives the results."""

import threading
from multiprocessing import Pool, TimeoutError
from queue import SimpleQueue


class Bad(Exception):
    def __init__(self, file: str, line: int) -> None:
        super().__init__(f"{file}, line {line}")


def fail() -> None:
    raise Bad("sheep.txt", 7)


def main() -> None:
    deaths: SimpleQueue = SimpleQueue()
    threading.excepthook = deaths.put  # called when a thread fails
    try:
        with Pool(processes=1) as pool:
            result = pool.apply_async(fail)
            death = deaths.get()
            death.thread.join()
            print("a thread has ended:", death.exc_value)
            try:
                result.get(timeout=0.2)  # without the limit: for ever
            except TimeoutError:
                print("no answer")
    except AssertionError as error:
        print("at the end of the with block:", type(error).__name__)


if __name__ == "__main__":
    main()
