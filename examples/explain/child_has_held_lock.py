"""Show whether a lock that a thread of the parent holds is held in the child."""

import threading
from multiprocessing import Process

lock = threading.Lock()


def hold(taken: threading.Event, go_on: threading.Event) -> None:
    with lock:
        taken.set()
        go_on.wait()


def show() -> None:
    print("the lock is held:", lock.locked())


def main() -> None:
    taken, go_on = threading.Event(), threading.Event()
    helper = threading.Thread(target=hold, args=(taken, go_on))
    helper.start()
    taken.wait()
    process = Process(target=show)
    process.start()
    process.join()
    go_on.set()
    helper.join()


if __name__ == "__main__":
    main()
