"""Let a child fail before it sends its result, then a task of an executor."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process, Queue
from queue import Empty

sys.tracebacklimit = 0  # print errors without their traceback


def send_number(text: str, results) -> None:
    results.put(int(text))


def main() -> None:
    results = Queue()
    process = Process(target=send_number, args=("seven", results))
    process.start()
    try:
        print(results.get(timeout=0.5))
    except Empty:
        print("the queue is empty")
    process.join()

    with ProcessPoolExecutor() as executor:
        future = executor.submit(int, "seven")
        try:
            print(future.result())
        except ValueError as error:
            print("the future says:", error)


if __name__ == "__main__":
    main()
