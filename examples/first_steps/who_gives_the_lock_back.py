"""End three children that hold a lock, and see whether it is free again."""

import sys
from multiprocessing import Event, Lock, Process
from time import sleep

sys.tracebacklimit = 0  # print errors without their traceback


def hold_by_hand(lock, how: str, inside) -> None:
    lock.acquire()
    use_account(how, inside)
    lock.release()


def hold_in_with(lock, how: str, inside) -> None:
    with lock:
        use_account(how, inside)


def use_account(how: str, inside) -> None:
    inside.set()
    if how == "failed":
        raise ValueError("no such account")
    sleep(60)  # killed long before


def main() -> None:
    functions = [hold_by_hand, hold_in_with, hold_in_with]
    for hold, how in zip(
        functions, ["failed", "failed", "killed"], strict=True
    ):
        lock, inside = Lock(), Event()
        process = Process(target=hold, args=(lock, how, inside))
        process.start()
        inside.wait()
        if how == "killed":
            process.kill()
        process.join()
        free = lock.acquire(timeout=0.2)
        print(f"{hold.__name__}, {how}: is the lock free? {free}")


if __name__ == "__main__":
    main()
