# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Start children with a lock and do not wait for them."""

from multiprocessing import Lock, Process
from time import sleep

if __name__ != "__main__":
    sleep(0.5)  # stands for imports that take a child a while


def say(lock, number: int) -> None:
    with lock:
        print("hello from", number)


if __name__ == "__main__":
    lock = Lock()
    for number in range(2):
        Process(target=say, args=(lock, number)).start()
