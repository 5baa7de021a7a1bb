"""Hand a lock to each worker when it starts; the tasks find it in a global variable."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock


def keep(given):
    global lock
    lock = given


def greet(name):
    with lock:
        print("hello", name)


def main() -> None:
    with ProcessPoolExecutor(
        max_workers=1, initializer=keep, initargs=(Lock(),)
    ) as pool:
        pool.submit(greet, "Ada").result()


if __name__ == "__main__":
    main()
