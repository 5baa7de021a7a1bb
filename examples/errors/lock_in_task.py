# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Pass a lock for processes to the tasks of a pool."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock


def greet(lock, name):
    with lock:
        print("hello", name)


def main() -> None:
    lock = Lock()
    with ProcessPoolExecutor(max_workers=1) as pool:
        pool.submit(greet, lock, "Ada").result()


if __name__ == "__main__":
    main()
