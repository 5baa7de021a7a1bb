"""Terminate a process that holds a lock: nobody releases it."""

import time
from multiprocessing import Event, Lock, Process


def work(lock, has_lock) -> None:
    with lock:
        has_lock.set()
        time.sleep(60)


def main() -> None:
    lock, has_lock = Lock(), Event()
    process = Process(target=work, args=(lock, has_lock))
    process.start()
    has_lock.wait()
    process.terminate()
    process.join()
    print("the process has ended:", not process.is_alive())
    print("main gets the lock:", lock.acquire(timeout=0.3))


if __name__ == "__main__":
    main()
