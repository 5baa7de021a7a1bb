"""Start a child while a thread of main holds a lock that the child needs."""

import threading
from multiprocessing import Process

lock = threading.Lock()


def hold(taken: threading.Event, go_on: threading.Event) -> None:
    with lock:
        taken.set()
        go_on.wait()


def work() -> None:
    if lock.acquire(timeout=0.5):
        print("child: I have the lock")
        lock.release()
    else:
        print("child: nobody here can release the lock")


def main() -> None:
    taken, go_on = threading.Event(), threading.Event()
    holder = threading.Thread(target=hold, args=(taken, go_on))
    holder.start()
    taken.wait()
    child = Process(target=work)
    child.start()
    go_on.set()
    holder.join()
    child.join()
    print("main: the lock is held:", lock.locked())


if __name__ == "__main__":
    main()
