"""Pass two kinds of locks to a task of a pool; one of them may travel."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock, Manager


def use(lock) -> str:
    with lock:
        return "used the lock in a worker"


def main() -> None:
    with Manager() as manager, ProcessPoolExecutor(max_workers=1) as executor:
        for name, lock in [("Lock", Lock()), ("manager.Lock", manager.Lock())]:
            future = executor.submit(use, lock)
            print(f"{name}: {future.exception() or future.result()}")


if __name__ == "__main__":
    main()
