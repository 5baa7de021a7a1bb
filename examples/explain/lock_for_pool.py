"""Give a lock to processes in four ways."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock, Manager, Process


def use(lock):
    with lock:
        return "used the lock"


def keep(lock) -> None:
    global kept
    kept = lock


def use_kept():
    return use(kept)


def main() -> None:
    lock = Lock()
    process = Process(target=use, args=(lock,))
    process.start()
    process.join()
    print("argument of a process: exit code", process.exitcode)

    with ProcessPoolExecutor(
        2, initializer=keep, initargs=(lock,)
    ) as executor:
        print("argument of a task:", executor.submit(use, lock).exception())
        print("through the initializer:", executor.submit(use_kept).result())
        with Manager() as manager:
            print(
                "lock of a manager:",
                executor.submit(use, manager.Lock()).result(),
            )


if __name__ == "__main__":
    main()
