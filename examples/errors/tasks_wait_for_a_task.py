# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""Two tasks take both workers, and wait for a task that gets none."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def set_up(event):
    global bread_is_baked
    bread_is_baked = event


def eat():
    bread_is_baked.wait()


def bake():
    bread_is_baked.set()


def main() -> None:
    event = multiprocessing.Event()
    with ProcessPoolExecutor(2, initializer=set_up, initargs=(event,)) as pool:
        for task in (eat, eat, bake):
            pool.submit(task)
        print("enjoy your meal")
    print("all have eaten")


if __name__ == "__main__":
    main()
