# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# ///
"""Start children with a lock and wait for them."""

from multiprocessing import Lock, Process
from time import sleep

if __name__ != "__main__":
    sleep(0.5)  # stands for imports that take a child a while


def say(lock, number: int) -> None:
    with lock:
        print("hello from", number)


if __name__ == "__main__":
    lock = Lock()
    processes = [Process(target=say, args=(lock, number)) for number in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
